"""Learn which renderings of a source word people use for one another; writes `data/alike.json`.

    python -m cleanup.fluency.train_senses DATA [--out cleanup/data]

DATA is a folder with `newsdocs_mt_dev.jsonl.gz`, of which the references are read (news that people wrote or translated), and
`postedit_train.jsonl.gz`, of which corrected sentences are. Where the language model would rather have another rendering in a
sentence that people wrote, the two are a matter of style, or the word has a sense that the table does not know: the pair is left out.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cleanup import homographs
from cleanup.fluency import senses
from cleanup.fluency.model import FluencyError, load_parts
from cleanup.fluency.slor import Scorer
from cleanup.fluency.train_data import arguments, records
from cleanup.text import Doc

LEFT_OUT_FROM = 2.0
"""A pair is left out where a sentence that people wrote gains so many nats by the exchange."""
SENTENCES = 5
"""So many sentences are read for each word."""
TRIED = 4
"""So often is a pair tried at the most."""
_LONGEST, _MOST = 300, 8_000
"""Characters of a segment, and segments of one file, at the most."""


def sentences(folder: Path) -> Iterator[str]:
    """Segments that people wrote, those of news first, in an order of their own."""
    documents = {row["doc"]: row["ref"] for row in records(folder / "newsdocs_mt_dev.jsonl.gz")}
    news = [part for parts in documents.values() for part in parts]
    edited = [row["pe"] for row in records(folder / "postedit_train.jsonl.gz")]
    for texts in (news, edited):
        random.Random(7).shuffle(texts)
        yield from [text for text in texts if len(text) <= _LONGEST][:_MOST]


def chosen(texts: Iterator[str]) -> list[str]:
    """The sentences to read: each has a word that has not been met often enough."""
    met: Counter[str] = Counter()
    found = []
    for text in texts:
        here = {found.span.of(text).lower() for found in homographs.candidates(Doc(text))}
        if any(met[word] < SENTENCES for word in here):
            met.update(here)
            found.append(text)
    return found


def gains(scorer: Scorer, texts: Sequence[str]) -> Mapping[tuple[str, str], float]:
    """For each pair of renderings that was tried, the most that a sentence gained by the exchange."""
    most: dict[tuple[str, str], float] = {}
    times: Counter[tuple[str, str]] = Counter()
    settled: set[tuple[str, str]] = set()
    for number, text in enumerate(texts, 1):
        doc = Doc(text)
        reading = scorer.study(doc, senses.places(doc, settled))
        for span, other, _, gain in list(senses.tried(doc, reading, settled)):
            pair = span.of(text).lower(), other.lower()
            most[pair] = max(gain, most.get(pair, gain))
            times[pair] += 1
            if gain > LEFT_OUT_FROM or times[pair] == TRIED:
                settled.add(pair)
        if number % 500 == 0:
            print(f"{number} of {len(texts)} sentences read", file=sys.stderr, flush=True)
    return most


def main(argv: Sequence[str] | None = None) -> int:
    """Read, learn, write; print what was made."""
    args = arguments("train_senses", "Write alike.json: renderings that people use for one another", argv)
    try:
        texts = chosen(sentences(args.data))
        most = gains(Scorer(*load_parts()), texts)
    except (FluencyError, OSError, ValueError, KeyError) as error:
        print(f"cannot train: {error}", file=sys.stderr)
        return 2
    alike = sorted(pair for pair, gain in most.items() if gain > LEFT_OUT_FROM)
    body = {"table": hashlib.sha256(homographs.FILE.read_bytes()).hexdigest(), "alike": alike}
    file = args.out / homographs.ALIKE.name
    file.write_text(json.dumps(body, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(texts)} sentences read, {len(most)} pairs tried, {len(alike)} left out: {file.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

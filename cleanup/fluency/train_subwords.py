"""Train the subword model that ships with the package.

    python -m cleanup.fluency.train_subwords TEXT.jsonl.gz ... --field pe --out cleanup/data/subwords.model

The same text and settings give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

VOCABULARY = 8000


def sentences(files: Sequence[Path], field: str) -> Iterator[str]:
    """The texts under `field`, each once, in the order of the files."""
    seen: set[str] = set()
    for file in files:
        body = file.read_bytes()
        for line in (gzip.decompress(body) if file.suffix == ".gz" else body).splitlines():
            text = str(json.loads(line)[field]).strip()
            if text and text not in seen:
                seen.add(text)
                yield text


def train(texts: Sequence[str], vocabulary: int = VOCABULARY) -> bytes:
    """A unigram sentencepiece model."""
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=model,
        vocab_size=vocabulary,
        model_type="unigram",
        character_coverage=0.9995,
        num_threads=1,
        shuffle_input_sentence=False,
        input_sentence_size=0,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    return model.getvalue()


def main(argv: Sequence[str] | None = None) -> int:
    """Read, train, write; print what was made."""
    parser = argparse.ArgumentParser(
        prog="python -m cleanup.fluency.train_subwords", description="Train subwords.model"
    )
    parser.add_argument("files", nargs="+", type=Path, help="JSON lines, may be gzipped")
    parser.add_argument("--field", default="text", help="the key that holds the text")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    try:
        texts = list(sentences(args.files, args.field))
    except (OSError, ValueError, KeyError) as error:
        print(f"cannot read the training text: {error!r}", file=sys.stderr)
        return 2
    body = train(texts)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(body)
    digest = hashlib.sha256(body).hexdigest()
    print(f"{args.out}: {len(texts)} texts, {len(body)} bytes, sha256 {digest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

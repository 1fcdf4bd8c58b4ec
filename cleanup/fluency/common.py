"""The tokens that the built-in language model expects in news: what its guesses are shared out over.

Of its 49,152 tokens, 20,000 hold all but one or two hundredths of what it expects there. They ship with the package as
`data/common.safetensors`, with a card beside them.
"""

from __future__ import annotations

from importlib.resources import files

WEIGHTS = "common.safetensors"


def shipped() -> list[int]:
    """The numbers of the tokens, in order."""
    from safetensors.torch import load

    found: list[int] = load(files("cleanup").joinpath("data").joinpath(WEIGHTS).read_bytes())["tokens"].tolist()
    return found

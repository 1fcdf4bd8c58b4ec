"""Language-model scoring: optional at run time, on by default. Importing this package loads no model and no heavy library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleanup.config import Config
    from cleanup.fluency.language_model import LanguageModel
    from cleanup.fluency.model import Availability, FluencyError, available, fetch, model_id
    from cleanup.fluency.subwords import SubwordModel

__all__ = [
    "Availability",
    "FluencyError",
    "LanguageModel",
    "SubwordModel",
    "available",
    "fetch",
    "load",
    "model_id",
    "models_of",
]

_HOMES = {
    "Availability": "model",
    "FluencyError": "model",
    "LanguageModel": "language_model",
    "SubwordModel": "subwords",
    "available": "model",
    "fetch": "model",
    "model_id": "model",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load(config: Config) -> LanguageModel:
    """The language model of the configuration; it must be in the cache (`fetch` puts the built-in one there).

    Raises:
        FluencyError: a package or the model is missing or damaged.
    """
    from cleanup.fluency.language_model import LanguageModel

    return LanguageModel.load(config.model)


def models_of(config: Config, with_lm: bool) -> dict[str, str]:
    """What a change log records under `models`."""
    from cleanup.fluency.model import model_id
    from cleanup.fluency.subwords import subwords_id

    found = {"subwords": subwords_id()}
    return {"lm": model_id(config.model), **found} if with_lm else found

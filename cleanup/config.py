"""One frozen configuration, and its hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from cleanup.datafile import DataError, parse
from cleanup.edit import Safety

CONFIG_FILE = "cleanup.yml"


_RANGES: dict[str, tuple[float, float]] = {"edit_budget": (0, 1), "max_bytes": (1, 1e9), "workers": (0, 1024)}


class ConfigError(ValueError):
    """The configuration file cannot be used; the message names file, key and cure."""


@dataclass(frozen=True)
class HouseStyle:
    """How this house writes names, where no person has decided about a name."""

    articles: str | None = None
    """The Arabic article in names: `al-` or `Al-`; None: as each author has it."""
    prefer: tuple[tuple[str, str], ...] = ()
    """Names, in full or the surname alone, and the form that is wanted."""


@dataclass(frozen=True)
class Config:
    """Everything a person may set. Fields that change no output are left out of the hash."""

    level: Safety = Safety.SAFE
    lm: bool = True
    model: str = "smollm2-135m"
    diacritics: bool = True
    house_style: HouseStyle = HouseStyle()
    edit_budget: float = 0.12
    """Share of an article's words that non-mechanical repairs may touch before it is marked for re-translation."""
    max_bytes: int = 5_000_000
    """Longest article read, in bytes."""
    decisions: str = "decisions.jsonl"
    authority: tuple[str, ...] = ()
    """Files of one's own, laid over the authority that ships with the package."""
    workers: int = 0
    """Processes; 0 means one per core."""

    @property
    def hash(self) -> str:
        """Twelve hex digits over all fields that can change an output."""
        data = asdict(self)
        for name in ("decisions", "workers", "max_bytes", "model"):
            del data[name]
        return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:12]


def load_config(path: Path | None = None, **overrides: Any) -> Config:
    """The configuration of `cleanup.yml` in the working directory (or at `path`), with overrides that are not None.

    Raises:
        ConfigError: the file is not YAML, or has a key or value that is not known.
    """
    file = path or Path(CONFIG_FILE)
    config = Config()
    if file.exists():
        config = replace(config, **_checked(file, _read(file)))
    return replace(config, **{key: value for key, value in overrides.items() if value is not None})


def _read(file: Path) -> dict[str, Any]:
    try:
        data = parse(file.read_bytes())
    except (OSError, DataError) as error:
        raise ConfigError(f"{file}: cannot be read as YAML: {' '.join(str(error).split())}") from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ConfigError(f"{file}: must be a mapping of settings")
    return data


def _checked(file: Path, data: dict[str, Any]) -> dict[str, Any]:
    defaults = {field.name: getattr(Config(), field.name) for field in fields(Config)}
    checked: dict[str, Any] = {}
    for key, value in data.items():
        if key not in defaults:
            raise ConfigError(f"{file}: unknown setting '{key}'; known are {', '.join(sorted(defaults))}")
        if key == "level":
            if value not in ("safe", "suggest"):
                raise ConfigError(f"{file}: level must be safe or suggest, not {value!r}")
            checked[key] = Safety[value.upper()]
        elif key == "house_style":
            checked |= _house_style(file, value)
        elif key == "authority" and isinstance(value, list) and all(isinstance(item, str) for item in value):
            checked[key] = tuple(value)
        elif type(value) is type(defaults[key]) or (isinstance(defaults[key], float) and type(value) is int):
            low, high = _RANGES.get(key, (value, value))
            if not low <= value <= high:
                raise ConfigError(f"{file}: {key} must be from {low:g} to {high:g}, not {value!r}")
            checked[key] = value
        else:
            raise ConfigError(f"{file}: {key} must be of type {type(defaults[key]).__name__}, not {value!r}")
    return checked


def _house_style(file: Path, data: Any) -> dict[str, Any]:
    """The settings under `house_style`; `diacritics` may stand there or by itself."""
    if not isinstance(data, dict):
        raise ConfigError(f"{file}: house_style must be a mapping with diacritics, articles or prefer, not {data!r}")
    if unknown := sorted(map(str, data.keys() - {"diacritics", "articles", "prefer"})):
        raise ConfigError(
            f"{file}: unknown setting 'house_style: {unknown[0]}'; known are articles, diacritics, prefer"
        )
    articles, prefer = data.get("articles"), data.get("prefer") or {}
    if articles not in (None, "al-", "Al-"):
        raise ConfigError(f"{file}: house_style: articles must be al- or Al-, not {articles!r}")
    if not isinstance(prefer, dict):
        raise ConfigError(
            f"{file}: house_style: prefer must map names to forms, such as Haftar: Hifter, not {prefer!r}"
        )
    for name, form in prefer.items():
        if not (isinstance(name, str) and isinstance(form, str) and name.strip() and form.strip()):
            raise ConfigError(f"{file}: house_style: prefer must map names to forms, not {name!r} to {form!r}")
    style = HouseStyle(articles, tuple(sorted((name.strip(), form.strip()) for name, form in prefer.items())))
    checked: dict[str, Any] = {"house_style": style}
    if "diacritics" in data:
        if not isinstance(data["diacritics"], bool):
            raise ConfigError(f"{file}: house_style: diacritics must be yes or no, not {data['diacritics']!r}")
        checked["diacritics"] = data["diacritics"]
    return checked

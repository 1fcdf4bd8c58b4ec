"""One frozen configuration, and its hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from cleanup.datafile import DataError, not_utf8, parse
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

    def __post_init__(self) -> None:
        """From Python the level may be given in words, and files in a list, as in the file of settings."""
        level: object = self.level
        if not isinstance(level, Safety):
            object.__setattr__(self, "level", _level("Config", level))
        if not isinstance(self.authority, tuple):
            object.__setattr__(self, "authority", _files("Config", self.authority))

    @cached_property
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
        body = file.read_bytes()
        if reason := not_utf8(body):
            raise ConfigError(f"{file}: {reason}")
        data = parse(body)
    except IsADirectoryError as error:
        raise ConfigError(f"{file}: is a folder, not a file of settings; take it away or rename it") from error
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}; check the file and its permissions") from error
    except DataError as error:
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
            checked[key] = _level(file, value)
        elif key == "house_style":
            checked |= _house_style(file, value)
        elif key == "authority":
            checked[key] = _files(file, value)
        elif type(value) is type(defaults[key]) or (isinstance(defaults[key], float) and type(value) is int):
            low, high = _RANGES.get(key, (value, value))
            if not low <= value <= high:
                raise ConfigError(f"{file}: {key} must be from {low:g} to {high:g}, not {_shown(value)}")
            checked[key] = value
        else:
            raise ConfigError(f"{file}: {key} must be {_IN_WORDS[type(defaults[key])]}, not {_shown(value)}")
    return checked


_IN_WORDS: dict[type, str] = {bool: "true or false", str: "text", int: "a whole number", float: "a number"}


def _shown(value: object) -> str:
    """A value as one could write it in the file."""
    return f"'{value}'" if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _level(where: object, value: object) -> Safety:
    levels = {"safe": Safety.SAFE, "suggest": Safety.SUGGEST}
    if not isinstance(value, str) or value not in levels:
        raise ConfigError(f"{where}: level must be safe or suggest, not {_shown(value)}")
    return levels[value]


def _files(where: object, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ConfigError(f"{where}: authority must be a list of files, such as [names/own.yml], not {_shown(value)}")
    return tuple(value)


def _house_style(file: Path, data: Any) -> dict[str, Any]:
    """The settings under `house_style`; `diacritics` may stand there or by itself."""
    if not isinstance(data, dict):
        raise ConfigError(
            f"{file}: house_style must be a mapping with diacritics, articles or prefer, not {_shown(data)}"
        )
    if unknown := sorted(map(str, data.keys() - {"diacritics", "articles", "prefer"})):
        raise ConfigError(
            f"{file}: unknown setting 'house_style: {unknown[0]}'; known are articles, diacritics, prefer"
        )
    articles, prefer = data.get("articles"), data.get("prefer") or {}
    if articles not in (None, "al-", "Al-"):
        raise ConfigError(f"{file}: house_style: articles must be al- or Al-, not {_shown(articles)}")
    if not isinstance(prefer, dict):
        raise ConfigError(
            f"{file}: house_style: prefer must map names to forms, such as Haftar: Hifter, not {_shown(prefer)}"
        )
    for name, form in prefer.items():
        if not (isinstance(name, str) and isinstance(form, str) and name.strip() and form.strip()):
            raise ConfigError(
                f"{file}: house_style: prefer must map names to forms, not {_shown(name)} to {_shown(form)}"
            )
    style = HouseStyle(articles, tuple(sorted((name.strip(), form.strip()) for name, form in prefer.items())))
    checked: dict[str, Any] = {"house_style": style}
    if "diacritics" in data:
        if not isinstance(data["diacritics"], bool):
            raise ConfigError(f"{file}: house_style: diacritics must be yes or no, not {_shown(data['diacritics'])}")
        checked["diacritics"] = data["diacritics"]
    return checked

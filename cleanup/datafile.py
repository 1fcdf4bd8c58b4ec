"""Reading the YAML that ships with the package, or that a user lays over it: safely, and quickly the second time."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORM = b"2"
"""Changes when the same bytes are to be read in another way."""


class DataError(ValueError):
    """The bytes are not YAML; the message says where, on one line."""


class _Loader(_BASE):  # type: ignore[misc]
    """A safe loader that refuses a key written twice: the first value would be lost in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        """The mapping of a node."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    line = key.start_mark.line + 1
                    raise DataError(f"line {line}: '{key.value}' is written twice; take one of them out")
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def cache_folder() -> Path:
    """Where things that can be made again are kept: CLEANUP_CACHE, else the user's cache folder."""
    root = os.environ.get("CLEANUP_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return Path(root) / "news-cleanup" if root else Path.home() / ".cache" / "news-cleanup"


def parse(body: bytes) -> Any:
    """The data in YAML bytes. What the same bytes were parsed to before is kept as JSON, which reads twenty times faster.

    Raises:
        DataError: the bytes are not YAML.
    """
    return kept(_FORM + body, lambda: _loaded(body))


def kept(key: bytes, make: Callable[[], Any]) -> Any:
    """What `make` gave for the same key before, as JSON; what it gives now where nothing is kept. Keys are digested."""
    place = cache_folder() / "parsed" / f"{hashlib.sha256(key).hexdigest()[:32]}.json"
    try:
        return json.loads(place.read_text("utf-8"))
    except (OSError, ValueError):
        pass
    _keep(place, text := json.dumps(make(), ensure_ascii=False, default=str))
    return json.loads(text)


def _loaded(body: bytes) -> Any:
    try:
        # A few lines of aliases to aliases can stand for more than any memory holds.
        if b"*" in body and any(isinstance(token, yaml.AliasToken) for token in yaml.scan(body, Loader=_Loader)):
            raise DataError("aliases (*name) are not read; write the value out")
        return yaml.load(body, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise DataError(f"{where}{' '.join(str(error.problem or error.context).split())}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(not_utf8(body) or " ".join(str(error).split())) from error
    except RecursionError as error:
        raise DataError("lists in lists too deep to read") from error


def not_utf8(body: bytes) -> str | None:
    """Why bytes are not UTF-8, and what to do; None where they are."""
    try:
        body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if other := wide(body):
            return f"is {other}; save it as UTF-8"
        return f"not UTF-8 at byte {error.start}; save it as UTF-8"
    # Latin letters in UTF-16 without its mark are UTF-8 too, with an empty character beside each.
    if b"\x00" in body and (other := wide(body)):
        return f"is {other}; save it as UTF-8"
    return None


def wide(body: bytes) -> str | None:
    """The name of the encoding with several bytes a letter in which a text is written, by its first bytes."""
    if body.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    even, odd = body[:4000:2].count(0), body[1:4000:2].count(0)
    # Without a mark: Latin letters have one empty byte in two, always on the same side.
    if len(body) < 4 or min(even, odd) > 0 or max(even, odd) * 4 < min(len(body), 4000):
        return None
    return "UTF-16LE" if odd else "UTF-16BE"


def _keep(path: Path, text: str) -> None:
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, "utf-8")
        temporary.replace(path)
    except OSError:
        return


def files_under(folder: Traversable) -> list[tuple[str, bytes]]:
    """The files of a folder of the package and of those in it, by name, without those of Python itself."""
    found: list[tuple[str, bytes]] = []
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.name.startswith("__"):
            continue
        if item.is_dir():
            found.extend((f"{item.name}/{name}", body) for name, body in files_under(item))
        else:
            found.append((item.name, item.read_bytes()))
    return found


@cache
def code_id(*folders: str) -> str:
    """Twelve hex digits over the code and data in these folders of the package."""
    digest = hashlib.sha256()
    for folder in folders:
        for name, body in files_under(files("cleanup").joinpath(folder)):
            digest.update(name.encode() + hashlib.sha256(body).digest())
    return digest.hexdigest()[:12]

"""Reading articles: text files, folders, JSON lines (also gzipped) and Parquet, from the disk or any fsspec URL.

What cannot be used becomes an `InputError` in the stream, one line each; the others go on.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import time
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from cleanup.article import Article, InputError, StillWrittenError, safe_id
from cleanup.datafile import wide

Item = Article | InputError
_SUFFIXES = (".txt", ".jsonl", ".jsonl.gz", ".parquet")
_MB = 1_000_000


def read(inputs: Iterable[str], max_bytes: int, quiet: int = 0, output: Path | None = None) -> Iterator[Item]:
    """All articles of the inputs in order, each id once; in between, what could not be read.

    Files that have been modified in the last `quiet` seconds are left out as `StillWrittenError`. What a run has written in
    `output` is never read.
    """
    seen: dict[str, str] = {}
    for source in inputs:
        for item in _read_one(source, max_bytes, quiet, output):
            if isinstance(item, Article):
                if item.id in seen:
                    yield InputError(f"{item.source}: has the id {item.id!r} of {seen[item.id]}; rename one of them")
                    continue
                seen[item.id] = item.source
            yield item


def nothing_there(inputs: Iterable[str]) -> str | None:
    """Why there is nothing to read at all; None where one input exists, or may exist."""
    every = list(inputs)
    lines = missing(every)
    return "; ".join(lines) if lines and len(lines) == len(every) else None


def missing(inputs: Iterable[str]) -> list[str]:
    """A line for each path that does not exist; URLs are not asked."""
    return [
        f"{source}: no such file or folder; check the path"
        for source in inputs
        if "://" not in source and not os.path.lexists(source)
    ]


def _read_one(source: str, max_bytes: int, quiet: int, output: Path | None) -> Iterator[Item]:
    try:
        system, path = fsspec.core.url_to_fs(source)
        if system.isdir(path):
            # One listing tells of every file what three questions for each would.
            found = {name: info for name, info in system.find(path, detail=True).items() if not _hidden(name, path)}
            if written := _written(system, path, found, output):
                found = {name: info for name, info in found.items() if name not in written}
                if not found:
                    yield InputError(
                        f"{source}: holds nothing but the output of runs; give the folder of the originals"
                    )
            elif not found:
                yield InputError(f"{source}: the folder holds no files; put articles (.txt, .jsonl, .parquet) there")
        elif system.exists(path):
            found = {path: system.info(path)}
            if _written(system, path, found, output):
                yield InputError(f"{source}: is the output of a run; give the original")
                return
        else:
            yield InputError(f"{source}: no such file or folder; check the path")
            return
    except (OSError, ValueError, ImportError) as error:
        yield InputError(f"{source}: cannot be opened ({_reason(error)}); check the path or URL")
        return
    here = _here()
    for name in sorted(found):
        label = _short(name if "://" not in source else system.unstrip_protocol(name), here)
        info = _followed(system, name, found[name])
        if quiet and _young(info, quiet):
            yield StillWrittenError(f"{label}: modified a moment ago, left for the next run")
        else:
            yield from _file(system, name, info, label, max_bytes)


def _written(system: Any, root: str, found: dict[str, dict[str, Any]], output: Path | None) -> set[str]:
    """Those of the files found in a folder, or of one file, that runs have written.

    An output folder inside the input is passed over whole. Where the input itself is the output folder, or lies in it, there may
    be originals beside them.
    """
    if output is None or not isinstance(system, LocalFileSystem):
        return set()
    here, there = os.path.realpath(root), os.path.realpath(output)
    whole = here != there and PurePath(there).is_relative_to(here)
    written = set()
    for name, info in found.items():
        real = os.path.realpath(name) if info.get("islink") else here + name.removeprefix(root)
        if real.startswith(there + os.sep) and (whole or _own(PurePath(real).relative_to(there).parts)):
            written.add(name)
    return written


def _own(parts: tuple[str, ...]) -> bool:
    """Whether a path in an output folder is that of a file that a run writes there."""
    if len(parts) == 3:
        return parts[0] == "articles" and parts[2] in ("cleaned.txt", "changes.json")
    return len(parts) == 1 and parts[0].startswith(("catalog.db", "names.json", "index.html"))


def _followed(system: Any, name: str, info: dict[str, Any]) -> dict[str, Any]:
    """What a link leads to; a listing tells of the link itself."""
    try:
        return dict(system.info(name)) if info.get("islink") else info
    except (OSError, ValueError):
        return info


def _young(info: dict[str, Any], quiet: int) -> bool:
    modified = info.get("mtime")
    return isinstance(modified, int | float) and 0 <= time.time() - modified < quiet


def _hidden(name: str, root: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(name.removeprefix(root)).parts)


def _here() -> str:
    """The working directory as the file system writes it."""
    return str(PurePosixPath(fsspec.filesystem("file").unstrip_protocol("").removeprefix("file://")))


def _short(label: str, here: str) -> str:
    """A path as the user would write it, who stands `here`."""
    label = label.removeprefix(here + "/") if here not in ("", "/") else label
    return "".join(char if char.isprintable() else "\ufffd" for char in label)


def _file(system: Any, name: str, info: dict[str, Any], label: str, max_bytes: int) -> Iterator[Item]:
    lower = name.lower()
    if info.get("islink") and info["type"] == "directory":
        yield InputError(f"{label}: links to folders are not followed; give the folder itself as an input")
        return
    if not lower.endswith(_SUFFIXES):
        yield InputError(
            f"{label}: not a kind of file that is read ({', '.join(_SUFFIXES)}); convert it or take it away"
        )
        return
    try:
        if info["type"] != "file":
            yield InputError(f"{label}: not a regular file; take it out of the input")
            return
        if lower.endswith(".txt"):
            yield _text(system, name, info, label, max_bytes)
        elif lower.endswith(".parquet"):
            yield from _parquet(system, name, label, max_bytes)
        else:
            with system.open(name, "rb") as raw:
                stream: Any = gzip.GzipFile(fileobj=raw) if lower.endswith(".gz") else raw
                yield from _lines(stream, label, max_bytes)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        yield InputError(f"{label}: cannot be read ({_reason(error)}); check the file and its permissions")


def _reason(error: BaseException) -> str:
    return getattr(error, "strerror", None) or " ".join(str(error).split()) or type(error).__name__


def _text(system: Any, name: str, info: dict[str, Any], label: str, max_bytes: int) -> Item:
    size = info.get("size") or 0
    if size > max_bytes:
        return InputError(
            f"{label}: {size / _MB:.1f} MB, more than the limit of {max_bytes / _MB:g} MB; split it or raise max_bytes"
        )
    body: bytes = system.cat_file(name)
    return article(PurePosixPath(name).stem, body, label)


def article(raw_id: str, body: bytes | str, label: str) -> Item:
    """One article from its bytes (UTF-8) or text."""
    try:
        article_id = safe_id(raw_id)
        text = body if isinstance(body, str) else body.decode("utf-8")
        text.encode("utf-8")
    except UnicodeDecodeError as error:
        if other := wide(error.object):
            return InputError(f"{label}: is {other}, not UTF-8; convert it: iconv -f {other} -t utf-8 FILE > NEW")
        if b"\x00" in error.object[:10_000]:
            return InputError(f"{label}: a binary file, not text; take it out of the input")
        return InputError(f"{label}: not UTF-8 at byte {error.start}; convert it: iconv -f latin1 -t utf-8 FILE > NEW")
    except UnicodeEncodeError as error:
        return InputError(
            f"{label}: half a character (lone surrogate) at position {error.start}; write it again from its source"
        )
    except ValueError as error:
        return InputError(f"{label}: {error}; give it another name")
    if "\x00" in text:
        if isinstance(body, bytes) and (other := wide(body)):
            return InputError(f"{label}: is {other}, not UTF-8; convert it: iconv -f {other} -t utf-8 FILE > NEW")
        return InputError(f"{label}: a binary file, not text; take it out of the input")
    if not text.replace("\ufeff", "").strip():
        return InputError(f"{label}: is empty; fill it or take it away")
    return Article(article_id, text, label)


def _lines(stream: Any, label: str, max_bytes: int) -> Iterator[Item]:
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        place = f"{label}:{number}"
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_bytes)
            yield InputError(f"{place}: a line of more than {max_bytes / _MB:g} MB; split it or raise max_bytes")
            continue
        if line.strip():
            yield _record(line, place)


def _record(line: bytes, place: str) -> Item:
    try:
        data = json.loads(line)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        return InputError(f"{place}: not JSON ({_reason(error)}); mend the line")
    if not isinstance(data, dict):
        return InputError(f"{place}: must be an object with 'id' and 'text'")
    return _fields(data, place)


def _fields(data: dict[str, Any], place: str) -> Item:
    raw_id, text = data.get("id"), data.get("text")
    if isinstance(raw_id, int) and not isinstance(raw_id, bool):
        raw_id = str(raw_id)
    if not isinstance(raw_id, str) or not isinstance(text, str):
        return InputError(f"{place}: needs 'id' and 'text', both texts; the id may be a whole number")
    return article(raw_id, text, place)


def _parquet(system: Any, name: str, label: str, max_bytes: int) -> Iterator[Item]:
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError:
        yield InputError(
            f"{label}: reading Parquet needs pyarrow, which is not installed; install it: pip install pyarrow"
        )
        return
    with system.open(name, "rb") as raw:
        try:
            table = parquet.ParquetFile(io.BufferedReader(raw))
            if missing := {"id", "text"} - set(table.schema_arrow.names):
                raise KeyError(", ".join(sorted(missing)))
            for batch in table.iter_batches(batch_size=256, columns=["id", "text"]):
                for number, row in enumerate(batch.to_pylist(), 1):
                    text = row.get("text")
                    if isinstance(text, str) and len(text) > max_bytes:
                        yield InputError(
                            f"{label}:{row.get('id')}: longer than {max_bytes / _MB:g} MB; split it or raise max_bytes"
                        )
                    else:
                        yield _fields(row, f"{label}:{row.get('id') or number}")
        except (arrow.ArrowException, KeyError) as error:
            yield InputError(f"{label}: not a Parquet file with columns 'id' and 'text' ({_reason(error)[:120]})")

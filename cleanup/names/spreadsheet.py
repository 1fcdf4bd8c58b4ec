"""Authority entries in a spreadsheet (CSV): a row each, lists separated by semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from cleanup.names.entry import AuthorityError

FIELDS = frozenset(
    """
    id kind name short country native roles cues aliases accepted not gloss source date note
    """.split()
)
_LISTS = ("country", "cues", "aliases", "accepted", "not")
_NEEDED = ("id", "kind", "name")
_PLAIN = FIELDS - {"roles", "gloss"}


def spreadsheet(name: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row with its line; empty cells are left out, empty rows too.

    Raises:
        AuthorityError: a row cannot be read; the message names file and line, and what to do.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _check_header(name, [column.strip() for column in reader.fieldnames or ()])
        for row in reader:
            if row.get(None):
                raise AuthorityError(
                    f"{name}: line {reader.line_num}: more cells than columns; put a text that has a comma in double quotes"
                )
            plain = {column.strip(): (value or "").strip() for column, value in row.items()}
            if any(plain.values()):
                yield reader.line_num, _entry(plain)
    except csv.Error as error:
        raise AuthorityError(
            f"{name}: line {reader.line_num}: {error}; close each double quote, and write one inside a text twice"
        ) from error


def _check_header(name: str, columns: list[str]) -> None:
    if len(columns) == 1 and ";" in columns[0]:
        raise AuthorityError(f"{name}: line 1: columns are separated by ';'; save the file with commas")
    if missing := [column for column in _NEEDED if column not in columns]:
        raise AuthorityError(
            f"{name}: line 1: no column {', '.join(missing)}; the first line names the columns, at least {', '.join(_NEEDED)}"
        )
    if unknown := sorted(set(columns) - _PLAIN):
        raise AuthorityError(
            f"{name}: line 1: unknown column {', '.join(unknown)}; known are {', '.join(sorted(_PLAIN))}"
        )


def _entry(row: dict[str, str]) -> dict[str, Any]:
    cells: dict[str, Any] = dict(row)
    for column in _LISTS:
        cells[column] = [part.strip() for part in row.get(column, "").split(";") if part.strip()]
    return {column: value for column, value in cells.items() if value}

"""What all modules of the command line share: the group, the common options, errors as one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from cleanup.garbage import collect_rarely

if TYPE_CHECKING:
    from cleanup.config import Config
    from cleanup.store import Store

P = ParamSpec("P")
R = TypeVar("R")
OUTPUT = click.option(
    "--output", default="output", show_default=True, type=click.Path(path_type=Path), help="Output folder."
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, for a machine.")
LEVEL = click.option(
    "--level", type=click.Choice(["safe", "suggest"]), help="Apply safe repairs only (default), or suggested ones too."
)
NO_LM = click.option("--no-lm", is_flag=True, help="Do without the language model.")

ENGINE = click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help="Who does the work."
)
SCHEDULER = click.option(
    "--scheduler", metavar="ADDRESS", help="A Dask scheduler, for --engine dask; one is started when not given."
)


def _as_kept(_: click.Context, __: click.Parameter, value: str) -> str:
    """An id as the store has it, when it is given as it stands in an input."""
    from cleanup.article import safe_id

    try:
        return safe_id(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


ARTICLE = click.argument("article", callback=_as_kept)
"""The id of an article."""


class Refused(click.ClickException):
    """Bad usage or bad input: one line on standard error, exit status 2."""

    exit_code = 2


def refusing(function: Callable[P, R]) -> Callable[P, R]:
    """Turn the library's own errors into one line: no traceback reaches a user."""

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        from sqlite3 import DatabaseError

        from cleanup.changelog import ChangeLogError
        from cleanup.cluster import EngineError
        from cleanup.config import ConfigError
        from cleanup.decisions import DecisionError
        from cleanup.fluency import FluencyError
        from cleanup.lexicon import LexiconError
        from cleanup.names.authority import AuthorityError
        from cleanup.store import StoreError
        from cleanup.store.schema import no_space

        known = (
            AuthorityError,
            ChangeLogError,
            ConfigError,
            DecisionError,
            EngineError,
            FluencyError,
            LexiconError,
            StoreError,
        )
        try:
            return function(*args, **kwargs)
        except known as error:
            raise Refused(str(error)) from error
        except BrokenPipeError:
            # Whoever reads has read enough; Python would complain once more when it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except DatabaseError as error:
            if no_space(error):
                raise Refused(
                    f"the store cannot be written ({error}); make space on the disk, or check it, and run again: "
                    "what was finished is kept"
                ) from error
            raise Refused(f"the store cannot be used ({error}); `cleanup store verify` looks closer") from error
        except PermissionError as error:
            raise Refused(f"{error.filename}: permission denied; check who owns it") from error
        except OSError as error:
            raise Refused(f"{error.filename or 'file system'}: {error.strerror or error}") from error

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="news-cleanup", prog_name="cleanup")
def main() -> None:
    """Find the damage that machine translation does to English news, repair what is safe, explain and undo every edit."""
    collect_rarely()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def open_store(output: Path) -> Store:
    """The store of an output folder, which must be there."""
    from cleanup.store import Store

    return Store(output, create=False)


def configured(level: str | None, no_lm: bool) -> Config:
    """The configuration of cleanup.yml, with what the options --level and --no-lm set."""
    from cleanup.config import load_config
    from cleanup.edit import Safety

    return load_config(level=None if level is None else Safety[level.upper()], lm=False if no_lm else None)

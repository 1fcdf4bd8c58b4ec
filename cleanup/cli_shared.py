"""What every command has: how errors reach the user, and the options that many share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")
OUTPUT = click.option(
    "--output", default="output", show_default=True, type=click.Path(path_type=Path), help="Output folder."
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, for a machine.")


class Refused(click.ClickException):
    """Bad usage or bad input: one line on standard error, exit status 2."""

    exit_code = 2


def refusing(function: Callable[P, R]) -> Callable[P, R]:
    """Turn the library's own errors into one line: no traceback reaches a user."""

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        from cleanup.changelog import ChangeLogError
        from cleanup.config import ConfigError
        from cleanup.decisions import DecisionError
        from cleanup.fluency import FluencyError
        from cleanup.lexicon import LexiconError
        from cleanup.names.authority import AuthorityError
        from cleanup.store import StoreError

        known = (AuthorityError, ChangeLogError, ConfigError, DecisionError, FluencyError, LexiconError, StoreError)
        try:
            return function(*args, **kwargs)
        except known as error:
            raise Refused(str(error)) from error
        except BrokenPipeError:
            # Whoever reads has read enough; Python would complain once more when it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except PermissionError as error:
            raise Refused(f"{error.filename}: permission denied; check who owns it") from error
        except OSError as error:
            raise Refused(f"{error.filename or 'file system'}: {error.strerror or error}") from error

    return wrapped

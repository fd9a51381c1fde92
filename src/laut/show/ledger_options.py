"""The option that every command of the ledger has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["ledger_option"]

_F = TypeVar("_F", bound=Callable[..., Any])


def ledger_option(command: _F) -> _F:
    """Add ``--ledger`` to a command; None lets ``Ledger.open`` take the default one."""
    return click.option(
        "--ledger",
        metavar="LEDGER",
        help="A file, or postgresql://user@host/database; else LAUT_LEDGER, else a file in your data folder.",
    )(command)

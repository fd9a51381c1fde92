"""Every error that laut raises on purpose.

    LautError                   root; carries the exit code of the command line
    ├── InputError              a source could not be read (exit 1)
    ├── UsageError              the caller asked for something that cannot be (exit 2)
    │   └── UnknownLanguageError   a language that no folder supplies (exit 2)
    └── LedgerError             the ledger cannot be opened, read or written (exit 1)

A message says what was found (quoted), where, and what to do, in one line.
"""

from __future__ import annotations

__all__ = ["InputError", "LautError", "LedgerError", "UnknownLanguageError", "UsageError", "one_line"]


class LautError(Exception):
    """Root of laut's errors; ``str(error)`` is one line for a person."""

    exit_code = 1


class InputError(LautError):
    """A source that could not be read: ``source`` is its path or address as given."""

    def __init__(self, message: str, *, source: str = "") -> None:
        super().__init__(message)
        self.source = source


class UsageError(LautError):
    """A request that no input can satisfy: a bad date, an option that is not there."""

    exit_code = 2


class UnknownLanguageError(UsageError):
    """A language code that no folder of ``laut.languages`` supplies."""


class LedgerError(LautError):
    """A ledger that is none, is of a newer version, locked, read-only, or out of space."""


def one_line(error: Exception) -> str:
    """What an error of another library says, in one line of at most 200 characters; its kind where it says nothing."""
    return " ".join(str(error).split())[:200] or type(error).__name__

"""What the two databases do differently: connecting, locking, searching words. Everything else is shared SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine

from laut.base.errors import LedgerError
from laut.ledger.words import Phrase

__all__ = ["Driver", "Searched"]

# Tables with a search index of their own: ``article`` (title and text), ``statement`` (quote).
Searched = str


class Driver(Protocol):
    """One kind of database; ``name`` is what a person calls this ledger (a path, an address without password)."""

    name: str

    def connect(self, *, create: bool) -> Engine:
        """An engine for the ledger; raises LedgerError where there is none and ``create`` is false."""

    def view(self, connection: Connection) -> None:
        """Show the transaction one state of the ledger, whatever others write meanwhile."""

    def lock(self, connection: Connection) -> None:
        """Keep other writers out until the transaction ends: writers of a ledger come one after the other."""

    def create_search(self, connection: Connection) -> None:
        """Make the word indexes of a new ledger."""

    def index(self, connection: Connection, table: Searched, rows: Iterable[tuple[int, str]]) -> None:
        """Make rows of ``table`` findable: pairs of number and words as ``indexed`` gives them."""

    def unindex(self, connection: Connection, table: Searched, rows: Iterable[tuple[int, str]]) -> None:
        """Take rows out again, with the words they were indexed by."""

    def matches(self, connection: Connection, table: Searched, asked: Sequence[Phrase]) -> ColumnElement[bool]:
        """The condition that a row of ``table`` holds all that was asked, put so that it is quick for these words."""

    def tidy(self, connection: Connection) -> None:
        """Let the database learn how its columns are spread; after much has been added."""

    def fault(self, error: Exception) -> LedgerError:
        """An error of the database in a person's words."""

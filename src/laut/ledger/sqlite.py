"""A ledger in one file: SQLite in WAL mode, with FTS5 for words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, create_engine, event, literal_column, select, text

from laut.base.errors import LedgerError
from laut.ledger import schema
from laut.ledger.driver import Searched
from laut.ledger.words import Phrase

__all__ = ["Sqlite"]

_COMMON = 20_000  # rows with a word; gathering as many takes as long as a person should wait for a list
_MAGIC = b"SQLite format 3\x00"
_TABLES: dict[Searched, Table] = {"article": schema.article, "statement": schema.statement}


class Sqlite:
    """The file at ``path``; ``wait`` is how many seconds to wait for another writer."""

    def __init__(self, path: Path, *, wait: float = 60.0) -> None:
        self.path = path
        self.wait = wait
        self.name = str(path)

    def connect(self, *, create: bool) -> Engine:
        self._check(create=create)
        engine = create_engine(self._address(), connect_args={"uri": True, "timeout": self.wait})

        @event.listens_for(engine, "connect")
        def _prepare(connection: Any, _record: object) -> None:
            connection.isolation_level = None  # we say BEGIN ourselves, see ``lock``
            for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "cache_size = -65536", "temp_store = MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
            if self._writable():
                connection.execute("PRAGMA journal_mode = WAL")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN")

        return engine

    def _check(self, *, create: bool) -> None:
        """Refuse what is no SQLite file before SQLite touches it."""
        if self.path.is_dir():
            raise LedgerError(f"{self.name!r} is a folder; give a file for the ledger")
        if not self.path.exists():
            if not create:
                raise LedgerError(
                    f"no ledger at {self.name!r}; make one with `laut add`, or name another with --ledger"
                )
            if not self.path.parent.is_dir():
                raise LedgerError(f"no folder {str(self.path.parent)!r} for the ledger; make it first")
            return
        try:
            with self.path.open("rb") as file:
                head = file.read(len(_MAGIC))
        except OSError as error:
            raise LedgerError(f"cannot open {self.name!r}: {error.strerror}") from error
        if head and head != _MAGIC:
            raise LedgerError(f"{self.name!r} is no ledger: not a SQLite file; name another with --ledger")

    def _writable(self) -> bool:
        return os.access(self.path if self.path.exists() else self.path.parent, os.W_OK)

    def _address(self) -> str:
        """The file's URI; one that cannot be written is opened as it lies, since WAL would want to write beside it."""
        suffix = "" if self._writable() and os.access(self.path.parent, os.W_OK) else "&immutable=1"
        return f"sqlite:///file:{_quoted(self.path)}?uri=true{suffix}"

    def view(self, connection: Connection) -> None:
        """A transaction of SQLite sees one state anyway."""

    def lock(self, connection: Connection) -> None:
        # A reader that turns writer may find the file changed; asking for the lock at once cannot fail later.
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def create_search(self, connection: Connection) -> None:
        # Contentless: the words are folded, the text itself lies in the reading.
        for table in _TABLES:
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {table}_words USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
            )

    def index(self, connection: Connection, table: Searched, rows: Iterable[tuple[int, str]]) -> None:
        filled = list(rows)
        if filled:
            connection.exec_driver_sql(f"INSERT INTO {table}_words (rowid, words) VALUES (?, ?)", filled)

    def unindex(self, connection: Connection, table: Searched, rows: Iterable[tuple[int, str]]) -> None:
        filled = [("delete", n, words) for n, words in rows]
        if filled:
            connection.exec_driver_sql(
                f"INSERT INTO {table}_words ({table}_words, rowid, words) VALUES (?, ?, ?)", filled
            )

    def matches(self, connection: Connection, table: Searched, asked: Sequence[Phrase]) -> ColumnElement[bool]:
        wanted = {
            f"{table}_asked": " ".join(
                f'"{" ".join(phrase.words)}"' + ("*" if phrase.prefix else "") for phrase in asked
            )
        }
        held = f"FROM {table}_words WHERE {table}_words MATCH :{table}_asked"
        counted = text(f"SELECT count(*) FROM (SELECT 1 {held} LIMIT {_COMMON})")
        if connection.execute(counted, wanted).scalar_one() < _COMMON:
            return _TABLES[table].c.n.in_(text(f"SELECT rowid {held}").bindparams(**wanted))
        # Common words are met soon: looking into rows one by one, in the order of the list, ends before all are gathered.
        here = text(f"{table}_words MATCH :{table}_asked AND {table}_words.rowid = {table}.n").bindparams(**wanted)
        return select(literal_column("1")).select_from(text(f"{table}_words")).where(here).exists()

    def tidy(self, connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("ANALYZE")

    def fault(self, error: Exception) -> LedgerError:
        cause = getattr(error, "orig", None) or error
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        said = {
            sqlite3.SQLITE_BUSY: f"is locked: another program has been writing for {self.wait:.0f} s; try again when it is done",
            sqlite3.SQLITE_LOCKED: "is locked by another program; try again when it is done",
            sqlite3.SQLITE_READONLY: "is read-only; make it and its folder writable, or work on a copy",
            sqlite3.SQLITE_FULL: "cannot grow: the disk is full; free some space and add again, nothing kept is lost",
            sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error",
            sqlite3.SQLITE_NOTADB: "is no ledger: not a SQLite file; name another with --ledger",
            sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy",
            sqlite3.SQLITE_CANTOPEN: "cannot be opened; look at its folder and rights",
        }.get(code, str(cause).splitlines()[0])
        return LedgerError(f"the ledger {self.name!r} {said}")


def _quoted(path: Path) -> str:
    """A path as part of a SQLite URI."""
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")

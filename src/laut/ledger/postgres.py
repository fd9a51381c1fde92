"""A ledger on a PostgreSQL server, by psycopg 3 (the extra ``laut[postgres]``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import URL, ColumnElement, Connection, Engine, Table, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from laut.base.errors import LedgerError, UsageError
from laut.ledger import schema
from laut.ledger.driver import Searched
from laut.ledger.words import Phrase

__all__ = ["Postgres", "is_postgres"]

_PASSWORD = re.compile(r":[^/@]*@")
_LOCK = 0x6C617574  # "laut": the advisory lock that writers of a ledger take
_RARE = 5_000  # rows with a word: about where gathering them and meeting them in a list's order cost the same
_TABLES: dict[Searched, Table] = {"article": schema.article, "statement": schema.statement}


def is_postgres(target: str) -> bool:
    """Whether a ledger's name is an address of PostgreSQL."""
    return target.startswith(("postgresql:", "postgres:", "postgresql+psycopg:"))


class Postgres:
    """The database at ``address`` (``postgresql://user@host/name``); ``wait`` as for SQLite."""

    def __init__(self, address: str, *, wait: float = 60.0) -> None:
        try:
            url = make_url(address.replace("postgres:", "postgresql:", 1))
        except (ArgumentError, ValueError) as error:
            shown = _PASSWORD.sub(":***@", address)
            raise UsageError(f"{shown!r} is no address of PostgreSQL; write postgresql://user@host/database") from error
        self.url: URL = url.set(drivername="postgresql+psycopg")
        self.wait = wait
        self.name = url.render_as_string(hide_password=True)

    def connect(self, *, create: bool) -> Engine:
        asked = self.url.query.get("options", "")
        options = f"{asked if isinstance(asked, str) else ' '.join(asked)} -c lock_timeout={int(self.wait * 1000)}"
        try:
            return create_engine(self.url, connect_args={"connect_timeout": 10, "options": options.strip()})
        except (ImportError, NoSuchModuleError) as error:
            raise LedgerError("a ledger on PostgreSQL needs psycopg: pip install 'laut[postgres]'") from error

    def view(self, connection: Connection) -> None:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    def lock(self, connection: Connection) -> None:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})

    def create_search(self, connection: Connection) -> None:
        for table in _TABLES:
            connection.exec_driver_sql(
                f"CREATE TABLE {table}_words ("
                f"n bigint PRIMARY KEY REFERENCES {table} (n) ON DELETE CASCADE, words tsvector NOT NULL)"
            )
            connection.exec_driver_sql(f"CREATE INDEX {table}_words_words ON {table}_words USING gin (words)")

    def index(self, connection: Connection, table: Searched, rows: Iterable[tuple[int, str]]) -> None:
        filled = [{"n": n, "words": words} for n, words in rows]
        if filled:
            connection.execute(
                text(f"INSERT INTO {table}_words (n, words) VALUES (:n, to_tsvector('simple', :words))"), filled
            )

    def unindex(self, connection: Connection, table: Searched, rows: Iterable[tuple[int, str]]) -> None:
        filled = [{"n": n} for n, _ in rows]
        if filled:
            connection.execute(text(f"DELETE FROM {table}_words WHERE n = :n"), filled)

    def matches(self, connection: Connection, table: Searched, asked: Sequence[Phrase]) -> ColumnElement[bool]:
        wanted = " & ".join(
            "(" + " <-> ".join([*phrase.words[:-1], phrase.words[-1] + (":*" if phrase.prefix else "")]) + ")"
            for phrase in asked
        )
        asked_for = {f"{table}_asked": wanted}
        held = f"SELECT n FROM {table}_words WHERE words @@ to_tsquery('simple', :{table}_asked)"
        plan = connection.execute(text(f"EXPLAIN (FORMAT JSON) {held}"), asked_for).scalar_one()
        n = _TABLES[table].c.n
        if plan[0]["Plan"]["Plan Rows"] < _RARE:
            # Gathered first: of a word that it knows little of, the server thinks that a look through all rows, in the
            # order of the list, soon comes upon it, and looks for seconds.
            return n == text(f"ANY (ARRAY({held}))").bindparams(**asked_for)
        return n.in_(text(held).bindparams(**asked_for))

    def tidy(self, connection: Connection) -> None:
        connection.exec_driver_sql("ANALYZE")

    def fault(self, error: Exception) -> LedgerError:
        cause = getattr(error, "orig", None) or error
        state = getattr(cause, "sqlstate", None) or ""
        said = {
            "55P03": f"is locked: another program has been writing for {self.wait:.0f} s; try again when it is done",
            "25006": "is read-only; ask for the right to write, or work on a copy",
            "42501": "does not let this user write; ask for the right",
            "53100": "cannot grow: the server's disk is full; free some space and add again, nothing kept is lost",
        }.get(state)
        if said is None:
            lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
            said = f"cannot be used: {lines[0] if lines else type(cause).__name__}; check the address and the server"
        return LedgerError(f"the ledger {self.name!r} {said}")

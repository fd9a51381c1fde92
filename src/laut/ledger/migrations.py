"""Named migrations: each runs in one transaction with the record that it ran.

A new ledger is made from ``schema`` as it stands and records every name; an older
one runs what it has not recorded. A ledger that records a name that is not here
was written by a newer laut and is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, inspect, select

from laut.base.errors import LedgerError
from laut.ledger import schema
from laut.ledger.driver import Driver
from laut.ledger.speakers import know_words

__all__ = ["MIGRATIONS", "Migration", "bring_up_to_now"]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from an older shape of the tables to the next."""

    name: str
    upgrade: Callable[[Connection, Driver], None]


def _first(connection: Connection, driver: Driver) -> None:
    """The first tables: nothing comes before them, so there is nothing to change."""


def _feeds(connection: Connection, driver: Driver) -> None:
    """What is watched."""
    schema.metadata.create_all(connection, tables=[schema.feed, schema.offer])


def _names_by_word(connection: Connection, driver: Driver) -> None:
    """Speakers are found by the words of their names; before, every name was looked through."""
    schema.metadata.create_all(connection, tables=[schema.speaker_word])
    names = connection.execute(select(schema.speaker_name.c.speaker, schema.speaker_name.c.name)).tuples().all()
    know_words(connection, names)
    for table, column in (("speaker_name", "name_key"), ("report", "source_key")):
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")


MIGRATIONS: tuple[Migration, ...] = (
    Migration("2026-11-22 first tables", _first),
    Migration("2026-11-22 feeds", _feeds),
    Migration("2026-11-22 names by word", _names_by_word),
)


def bring_up_to_now(engine: Engine, driver: Driver, *, create: bool) -> None:
    """Make the tables of a new ledger, upgrade an older one, refuse what is none or newer.

    Asking what is to be done writes nothing. Raises LedgerError.
    """
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        if schema.migration.name not in tables:
            if tables:
                raise LedgerError(
                    f"{driver.name!r} is no ledger of laut: it holds other tables; name another with --ledger"
                )
            if not create:
                raise LedgerError(f"{driver.name!r} holds no ledger yet; make one with `laut add`")
            recorded = None
        else:
            recorded = set(connection.scalars(select(schema.migration.c.name)))
    if recorded is None:
        _create(engine, driver)
        return
    if newer := recorded - {each.name for each in MIGRATIONS}:
        raise LedgerError(
            f"the ledger {driver.name!r} was written by a newer laut ({min(newer)!r}); upgrade laut to open it"
        )
    for migration in MIGRATIONS:
        if migration.name not in recorded:
            _upgrade(engine, driver, migration)


def _create(engine: Engine, driver: Driver) -> None:
    with engine.begin() as connection:
        driver.lock(connection)
        if inspect(connection).has_table(schema.migration.name):
            return  # another process was faster
        schema.metadata.create_all(connection)
        driver.create_search(connection)
        for migration in MIGRATIONS:
            _record(connection, migration)


def _upgrade(engine: Engine, driver: Driver, migration: Migration) -> None:
    with engine.begin() as connection:
        driver.lock(connection)
        if connection.scalar(select(schema.migration.c.name).where(schema.migration.c.name == migration.name)):
            return  # another process was faster
        migration.upgrade(connection, driver)
        _record(connection, migration)


def _record(connection: Connection, migration: Migration) -> None:
    connection.execute(
        schema.migration.insert().values(
            name=migration.name, applied_at=datetime.now(UTC).isoformat(timespec="seconds")
        )
    )

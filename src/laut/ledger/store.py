"""The door to a ledger: opens it, and lends transactions whose faults are one line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from laut.base.errors import LedgerError
from laut.ledger.driver import Driver
from laut.ledger.migrations import bring_up_to_now
from laut.ledger.postgres import Postgres, is_postgres
from laut.ledger.sqlite import Sqlite

__all__ = ["Ledger", "default_target"]


def default_target() -> str:
    """The ledger when none is named: ``LAUT_LEDGER``, else a file in the user's data folder."""
    if named := os.environ.get("LAUT_LEDGER"):
        return named
    home = os.environ.get("XDG_DATA_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    return str((Path(home) if home else Path.home() / ".local" / "share") / "laut" / "ledger.db")


class Ledger:
    """A ledger, open: ``with Ledger.open("news.db") as ledger: …``.

    What is kept and listed is done by the functions of this folder, which take
    a ledger or a connection of its.
    """

    def __init__(self, driver: Driver, engine: Engine) -> None:
        self.driver = driver
        self.engine = engine

    @classmethod
    def open(cls, target: str | Path | None = None, *, create: bool = False, wait: float = 60.0) -> Self:
        """The ledger at ``target``: a path, or an address ``postgresql://…``; None is the default one.

        ``create`` makes it where there is none; ``wait`` is how many seconds to
        wait for another writer. Raises LedgerError (no ledger, a newer one,
        locked, read-only) or UsageError (an address that is none).
        """
        name = default_target() if target is None else str(target)
        driver: Driver
        if is_postgres(name):
            driver = Postgres(name, wait=wait)
        else:
            path = Path(name).expanduser()
            if create and target is None:
                path.parent.mkdir(parents=True, exist_ok=True)
            driver = Sqlite(path, wait=wait)
        engine = driver.connect(create=create)
        try:
            bring_up_to_now(engine, driver, create=create)
        except DBAPIError as error:
            engine.dispose()
            raise driver.fault(error) from error
        except LedgerError:
            engine.dispose()
            raise
        return cls(driver, engine)

    @property
    def name(self) -> str:
        """The ledger's path, or its address without password."""
        return self.driver.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads: one unchanging view of the ledger."""
        try:
            with self.engine.begin() as connection:
                self.driver.view(connection)
                yield connection
        except DBAPIError as error:
            raise self.driver.fault(error) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, the only one at its time: kept whole or not at all."""
        try:
            with self.engine.begin() as connection:
                self.driver.lock(connection)
                yield connection
        except DBAPIError as error:
            raise self.driver.fault(error) from error

    def tidy(self) -> None:
        """Let the database learn how its columns are spread; worth it after much has been added."""
        with self.writing() as connection:
            self.driver.tidy(connection)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

"""Opening: what is no ledger, a newer or an older one, one that is locked, read-only or out of space."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import text

from laut.base.errors import LedgerError, UsageError
from laut.ledger import migrations
from laut.ledger.keeping import keep
from laut.ledger.migrations import Migration
from laut.ledger.store import Ledger, default_target
from laut.ledger.whole import articles


def one_line(error: pytest.ExceptionInfo[Exception]) -> str:
    said = str(error.value)
    assert "\n" not in said
    return said


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("nothing of the kind")
    with pytest.raises(LedgerError) as error:
        Ledger.open(path, create=True)
    assert "is no ledger" in one_line(error)
    assert path.read_text() == "nothing of the kind"


def test_a_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name)")
    connection.close()
    with pytest.raises(LedgerError) as error:
        Ledger.open(path, create=True)
    assert "other tables" in one_line(error)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path, create=True)


def test_a_ledger_that_is_not_there_is_not_made_by_looking(tmp_path):
    with pytest.raises(LedgerError) as error:
        Ledger.open(tmp_path / "none.db")
    assert "laut add" in one_line(error)
    assert not (tmp_path / "none.db").exists()


def test_a_newer_ledger_is_refused(target):
    with Ledger.open(target, create=True) as ledger, ledger.writing() as connection:
        connection.execute(text("INSERT INTO laut_migration (name, applied_at) VALUES ('2099-01-01 sounds', '2099')"))
    with pytest.raises(LedgerError) as error:
        Ledger.open(target)
    assert "newer laut" in one_line(error)


def test_an_older_ledger_is_upgraded_once(target, monkeypatch):
    with Ledger.open(target, create=True):
        pass
    done = []

    def add_column(connection, driver):
        done.append(driver.name)
        connection.execute(text("ALTER TABLE article ADD COLUMN mood TEXT"))

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, Migration("2099-01-01 moods", add_column)))
    for _ in range(2):
        with Ledger.open(target) as ledger, ledger.reading() as connection:
            assert connection.execute(text("SELECT mood FROM article")).all() == []
    assert len(done) == 1


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(target, monkeypatch):
    with Ledger.open(target, create=True):
        pass

    def half(connection, driver):
        connection.execute(text("ALTER TABLE article ADD COLUMN mood TEXT"))
        connection.execute(text("ALTER TABLE nowhere ADD COLUMN mood TEXT"))

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, Migration("2099-01-01 moods", half)))
        with pytest.raises(LedgerError) as error:
            Ledger.open(target)
        one_line(error)
    with Ledger.open(target) as ledger, ledger.reading() as connection:
        assert "mood" not in connection.execute(text("SELECT * FROM article")).keys()  # noqa: SIM118  keys of a result


def test_a_locked_ledger_says_so(target, entry):
    with (
        Ledger.open(target, create=True) as ledger,
        ledger.writing(),
        Ledger.open(target, wait=0.1) as other,
        pytest.raises(LedgerError) as error,
    ):
        keep(other, [entry("Es starben 3 Menschen.")])
    assert "is locked" in one_line(error)


def test_a_full_disk_says_so_and_loses_nothing(tmp_path, entry):
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        keep(ledger, [entry("Es starben 3 Menschen.")])
        ledger.engine.dispose()
        with ledger.writing() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError) as error:
            keep(
                ledger,
                [
                    entry(f"Es starben {n} Menschen. " + "Wort " * 3000, page=os.urandom(9000).hex())
                    for n in range(9, 40)
                ],
            )
        assert "disk is full" in one_line(error)
        assert len(list(articles(ledger))) == 1


_LISTS_THEN_WRITES = """
import os, sys
from laut.base.errors import LedgerError
from laut.ledger import lists
from laut.ledger.filters import Filters
from laut.ledger.store import Ledger
from sqlalchemy.dialects import sqlite
if os.getuid() == 0:
    os.setuid(65534)
with Ledger.open(sys.argv[1]) as ledger:
    print(len(lists.list_articles(ledger, Filters())))
    try:
        with ledger.writing() as connection:
            connection.exec_driver_sql("DELETE FROM failure")
    except LedgerError as error:
        print(error)
"""


def test_a_read_only_ledger_can_be_listed_but_not_added_to(entry):
    """In a process of its own without the rights of root, to whom nothing is read-only."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.open(folder / "l.db", create=True) as ledger:
            keep(ledger, [entry("Es starben 3 Menschen.")])
        for path in (*folder.iterdir(), folder):
            path.chmod(0o555)
        program = [sys.executable, "-c", _LISTS_THEN_WRITES, str(folder / "l.db")]
        done = subprocess.run(program, capture_output=True, text=True, check=False)
        for path in (folder, *folder.iterdir()):
            path.chmod(0o755)
    assert done.stdout.splitlines()[:1] == ["1"], done.stderr
    assert "is read-only" in done.stdout.splitlines()[1]


@pytest.mark.parametrize("address", ["postgresql://nobody@127.0.0.1:1/none", "postgres://127.0.0.1:1/none"])
def test_a_server_that_is_not_there_is_one_line_without_the_password(address):
    with pytest.raises(LedgerError) as error:
        Ledger.open(address.replace("nobody@", "nobody:secret@"))
    assert "check the address" in one_line(error)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("address", ["postgresql://::", "postgresql://nobody:secret@host:port/none"])
def test_an_address_that_is_none_is_misuse(address):
    with pytest.raises(UsageError, match="postgresql://user@host/database") as error:
        Ledger.open(address)
    assert "secret" not in str(error.value)


def test_the_default_is_named_by_the_environment_or_lies_in_the_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("LAUT_LEDGER", "news.db")
    assert default_target() == "news.db"
    monkeypatch.delenv("LAUT_LEDGER")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with Ledger.open(create=True) as ledger:
        assert ledger.name == str(tmp_path / "data" / "laut" / "ledger.db")

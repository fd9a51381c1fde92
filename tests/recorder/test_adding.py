"""Adding: killed at any moment and taken up again, by two processes at once, with one process or several."""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from laut import reader
from laut.base.errors import LautError
from laut.ledger import lists
from laut.ledger.entries import Failure
from laut.ledger.filters import Filters
from laut.ledger.growth import waiting
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder import adding, preparing
from laut.recorder.adding import Added, Held, SettledSome, add
from laut.recorder.pool import Pool
from laut.recorder.rereading import reread
from laut.recorder.sources import spread
from laut.show.export_json import export_json
from tests.ledger.conftest import entry_of


def added(target: str | Path, source: Path, *, jobs: int = 1) -> list[object]:
    with Ledger.open(target, create=True) as ledger, Pool(jobs) as crew:
        return list(add(ledger, [str(source)], Wishes(), crew=crew))


def told(target: str | Path) -> str:
    with Ledger.open(target) as ledger:
        assert waiting(ledger) == 0
        out = StringIO()
        export_json(ledger, out)
        return out.getvalue()


def forked(work: Callable[[], object]) -> int:
    """A process of its own for ``work``; its id."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


@pytest.mark.skipif(sys.platform == "win32", reason="no fork on Windows")
def test_an_add_that_is_killed_at_any_moment_is_taken_up_again(target, articles, tmp_path, monkeypatch):
    monkeypatch.setattr(adding, "_KEPT_AT_ONCE", 3)
    began = time.perf_counter()
    added(tmp_path / "whole.db", articles)
    took = time.perf_counter() - began
    chance = random.Random(20)
    for _ in range(20):
        pid = forked(lambda: added(target, articles))
        time.sleep(chance.uniform(0.02, took / 4))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    added(target, articles)
    assert told(target) == told(tmp_path / "whole.db")


@pytest.mark.skipif(sys.platform == "win32", reason="no fork on Windows")
def test_two_processes_that_add_at_once_make_the_same_ledger(target, articles, tmp_path):
    added(tmp_path / "whole.db", articles)
    lines = articles.read_text("utf-8").splitlines(keepends=True)
    one, other = tmp_path / "one" / articles.name, tmp_path / "other" / articles.name
    for path, part in ((one, lines[:26]), (other, lines[14:])):
        path.parent.mkdir()
        path.write_text("".join(part), "utf-8")
    with Ledger.open(target, create=True):
        pass
    for pid in [forked(lambda path=path: added(target, path)) for path in (one, other)]:
        assert os.waitpid(pid, 0)[1] == 0
    assert facts(told(target)) == facts(told(tmp_path / "whole.db"))


def facts(exported: str) -> object:
    """An export without the names of the files that the articles came from: the two processes had their own."""
    whole = json.loads(exported)
    for each in whole["articles"]:
        del each["source"]
    return whole


def test_several_processes_read_the_same_in_the_same_order(articles, tmp_path):
    alone = added(tmp_path / "alone.db", articles)
    together = added(tmp_path / "together.db", articles, jobs=2)
    assert [each for each in alone if not isinstance(each, SettledSome)] == [
        each for each in together if not isinstance(each, SettledSome)
    ]
    assert told(tmp_path / "alone.db") == told(tmp_path / "together.db")


def test_what_is_there_is_not_read_again(tmp_path, articles, monkeypatch):
    added(tmp_path / "l.db", articles)

    def never(given, wishes):
        raise AssertionError(f"{given.facts.source} is there already")

    monkeypatch.setattr(adding, "prepared", never)
    assert all(isinstance(each, Held) for each in added(tmp_path / "l.db", articles))


def test_one_bad_article_stops_nothing_and_is_kept_with_its_reason(tmp_path, monkeypatch):
    for name, text in (("a.txt", "In Olmen gab es drei Tote."), ("b.txt", ""), ("c.txt", "In Olmen gab es vier Tote.")):
        (tmp_path / name).write_text(text)
    done = added(tmp_path / "l.db", tmp_path)
    assert [type(each) for each in done[:3]] == [Added, Failure, Added]
    with Ledger.open(tmp_path / "l.db") as ledger:
        (failed,) = lists.list_failures(ledger, 9)
        assert failed.source.endswith("b.txt")
        assert failed.reason


def test_a_fault_of_ours_is_a_failure_of_that_article(tmp_path, articles, monkeypatch):
    def broken(document, *, engine=None):
        raise ZeroDivisionError("one over nothing")

    monkeypatch.setattr(reader, "read_document", broken)
    done = added(tmp_path / "l.db", articles)
    assert all(isinstance(each, Failure) and "ZeroDivisionError" in each.reason for each in done)


def test_a_text_with_nul_is_a_failure(tmp_path, articles, monkeypatch):
    reading = entry_of("In Olmen\0 gab es 3 Tote.").reading
    monkeypatch.setattr(preparing, "try_reading", lambda given, wishes: reading)
    assert {each.reason.split(":")[0] for each in added(tmp_path / "l.db", articles)} == {"holds NUL characters"}


def test_a_story_that_cannot_be_compared_is_told_and_stops_nothing(tmp_path, articles, monkeypatch):
    def broken(articles, decisions):
        raise ZeroDivisionError("one over nothing")

    with monkeypatch.context() as patch:
        patch.setattr(preparing, "compare_story", broken)
        added(tmp_path / "l.db", articles)
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert waiting(ledger) == 0
        reasons = {row.reason for row in lists.list_failures(ledger, 50)}
    assert reasons == {"a fault of laut, please report it (ZeroDivisionError('one over nothing'))"}


def test_stopping_by_hand_keeps_what_was_read(tmp_path, articles, monkeypatch):
    calls = iter(range(100))
    original = adding.prepared

    def stopped(given, wishes):
        if next(calls) == 10:
            raise KeyboardInterrupt
        return original(given, wishes)

    monkeypatch.setattr(adding, "prepared", stopped)
    with pytest.raises(KeyboardInterrupt):
        added(tmp_path / "l.db", articles)
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert len(lists.list_articles(ledger, Filters())) == 10
        assert waiting(ledger) == 10


def test_rereading_with_the_same_laut_changes_nothing(target, articles):
    added(target, articles)
    before = told(target)
    with Ledger.open(target) as ledger, Pool(1) as crew:
        assert not any(isinstance(each, Added) and each.new for each in reread(ledger, crew=crew))
    assert told(target) == before


def test_a_missing_file_is_a_failure(tmp_path):
    (failed,) = added(tmp_path / "l.db", tmp_path / "none.html")
    assert isinstance(failed, Failure)
    assert "none.html" in failed.source


def test_folders_and_patterns_are_spread_in_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b/2.html", "b/1.txt", "a/3.html", "a/picture.png"):
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert list(spread(["b", "a", "*/?.html", "none.html", "-"])) == [
        "b/1.txt", "b/2.html", "a/3.html", "a/3.html", "b/2.html", "none.html", "-",
    ]  # fmt: skip


def test_a_process_that_ends_by_force_is_one_line(tmp_path):
    with Pool(2) as pool, pytest.raises(LautError, match="add the same again"):
        list(pool.in_order(os._exit, [3] * 12))


def test_what_no_database_keeps_stops_nothing(target, tmp_path):
    """NUL in any field of a row, and a file whose name is not UTF-8."""
    said = "Ada Moor sagte am Montag, in Tarnau seien {n} Menschen ums Leben gekommen."
    odd = ({"url": "https://blatt.example/\0"}, {"id": "a\0b"}, {"title": "Lage\0"}, {})
    rows = [{"text": said.format(n=n), "language": "de", **each} for n, each in enumerate(odd, 3)]
    path = tmp_path / "odd.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with Ledger.open(target, create=True) as ledger, Pool(1) as crew:
        done = list(add(ledger, [str(path)], Wishes(), crew=crew))
        assert [type(each) for each in done] == [Failure, Failure, Failure, Added, SettledSome]
        folder = tmp_path / "pages"
        folder.mkdir()
        with open(os.fsencode(folder) + b"/b\xe4d.txt", "w", encoding="utf-8") as file:
            file.write(said.format(n=9) * 3)
        (came, _) = add(ledger, [str(folder)], Wishes(language="de"), crew=crew)
        assert isinstance(came, Added)
        assert Path(came.source).name == "b\ufffdd.txt"

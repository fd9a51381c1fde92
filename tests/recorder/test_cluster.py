"""Many machines: two worker processes of a dask scheduler, one of them killed in the middle of its work."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from laut.base.errors import LautError, UsageError
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder import adding, cluster
from laut.recorder.adding import Added, Held, add
from laut.recorder.cluster import Cluster
from laut.recorder.crew import Crew
from laut.recorder.pool import Pool
from laut.recorder.sharding import shard
from laut.show.export_json import export_json
from tests.recorder.machines import Machines

with_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="dask is not installed: pip install 'laut[cluster]'"
)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    started = Machines(tmp_path, workers=2)
    yield started
    started.stop()


@pytest.fixture
def crew(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    monkeypatch.setattr(adding, "_KEPT_AT_ONCE", 2)
    with Cluster(machines.address, together=1) as crew:
        crew._client.wait_for_workers(2, timeout=150)
        yield crew


def told(target: str | Path) -> str:
    with Ledger.open(target) as ledger:
        out = StringIO()
        export_json(ledger, out)
        return out.getvalue()


def added(target: str | Path, source: Path, crew: Crew) -> Iterator[object]:
    with Ledger.open(target, create=True) as ledger:
        yield from add(ledger, [str(source)], Wishes(), crew=crew)


@pytest.fixture
def whole(articles: Path, tmp_path: Path) -> str:
    """The ledger that one process makes of the articles."""
    with Pool(1) as crew:
        list(added(tmp_path / "whole.db", articles, crew))
    return told(tmp_path / "whole.db")


@with_dask
def test_a_worker_that_is_killed_loses_and_doubles_nothing(
    target: str, articles: Path, whole: str, machines: Machines, crew: Cluster
) -> None:
    for number, _ in enumerate(added(target, articles, crew)):
        if number == 3:
            assert len(crew._client.processing()) == 2, "both are at work"
            os.kill(machines.workers[0].pid, signal.SIGKILL)
    assert machines.workers[0].wait() == -signal.SIGKILL
    assert told(target) == whole
    assert all(isinstance(each, Held) for each in added(target, articles, crew))


@with_dask
def test_a_shard_whose_worker_is_killed_is_written_once(
    articles: Path, whole: str, machines: Machines, crew: Cluster, tmp_path: Path
) -> None:
    lines = articles.read_text("utf-8").splitlines(keepends=True)
    parts = [tmp_path / f"{number}.jsonl" for number in range(8)]
    for number, part in enumerate(parts):
        part.write_text("".join(lines[number * 5 : number * 5 + 5]), "utf-8")
    shards = tmp_path / "shards"
    done = shard(map(str, parts), Wishes(), folder=shards, crew=crew)
    next(done)
    os.kill(machines.workers[0].pid, signal.SIGKILL)
    assert len(list(done)) == 7
    assert sum(each.name.endswith(".parquet") for each in shards.iterdir()) == 8
    with Ledger.open(tmp_path / "l.db", create=True) as ledger, Pool(1) as alone:
        new = [each for each in add(ledger, [f"{shards}/*.parquet"], Wishes(), crew=alone) if isinstance(each, Added)]
    assert len(new) == 40
    assert told_without_sources(told(tmp_path / "l.db")) == told_without_sources(whole)


def told_without_sources(exported: str) -> object:
    whole = json.loads(exported)
    for each in whole["articles"]:
        del each["source"]
    return whole


@with_dask
def test_workers_of_another_laut_are_refused(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cluster(machines.address) as crew:
        crew._client.wait_for_workers(2, timeout=150)
    monkeypatch.setattr(cluster, "VERSION", "99.0")
    with pytest.raises(LautError, match=r"workers at .* have laut .*, this is 99.0"):
        Cluster(machines.address)


@with_dask
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense::", "foo://bar"])
def test_an_address_where_nobody_answers_is_one_line(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with pytest.raises(LautError, match="no dask scheduler answers") as raised:
        Cluster(address)
    assert "\n" not in str(raised.value)


def test_without_dask_the_install_line_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'laut\[cluster\]'"):
        Cluster("tcp://127.0.0.1:8786")

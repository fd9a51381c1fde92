"""Shards: written by any process, whole or not at all; what is added from them is what would have been read."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from laut.base.comparison import Sketch
from laut.base.errors import InputError, LautError, UsageError
from laut.document.article import Facts
from laut.document.sources import Input
from laut.ledger.entries import Entry, Failure, identified, pack, page_of, unpack
from laut.ledger.store import Ledger
from laut.reader import Wishes, read_text
from laut.recorder import sharding
from laut.recorder.adding import Added, Held, add
from laut.recorder.pool import Pool
from laut.recorder.preparing import prepared
from laut.recorder.sharding import Sharded, shard
from laut.recorder.shards import SHARD, from_shard, to_shard
from laut.show.export_json import export_json


def told(target: str | Path) -> str:
    with Ledger.open(target) as ledger:
        out = StringIO()
        export_json(ledger, out)
        return out.getvalue()


def sharded(source: Path, folder: Path) -> list[Sharded]:
    with Pool(1) as crew:
        return list(shard([str(source)], Wishes(), folder=folder, crew=crew))


def added(target: str | Path, *sources: str) -> list[object]:
    with Ledger.open(target, create=True) as ledger, Pool(1) as crew:
        return list(add(ledger, sources, Wishes(), crew=crew))


def test_a_ledger_made_of_shards_is_the_ledger_made_of_the_pages(target: str, articles: Path, tmp_path: Path) -> None:
    added(tmp_path / "read.db", str(articles))
    (one,) = sharded(articles, tmp_path / "shards")
    assert (one.pages, one.failures, one.new) == (40, 0, True)
    added(target, str(tmp_path / "shards" / "*.parquet"))
    assert told(target) == told(tmp_path / "read.db")
    again = added(target, str(tmp_path / "shards"))
    assert all(isinstance(each, Held) for each in again)
    assert len(again) == 40


def test_standard_input_makes_no_shard(tmp_path: Path) -> None:
    """Its shard would be there already, whatever comes the next time."""
    with pytest.raises(UsageError, match="'-' cannot be read into shards"):
        sharded(Path("-"), tmp_path / "shards")
    assert list((tmp_path / "shards").iterdir()) == []


def test_pages_of_a_shard_that_the_ledger_has_read_itself_are_held(tmp_path: Path, articles: Path) -> None:
    sharded(articles, tmp_path / "shards")
    added(tmp_path / "l.db", str(articles))
    assert not any(isinstance(each, Added) for each in added(tmp_path / "l.db", str(tmp_path / "shards")))


def test_a_shard_that_is_there_is_not_written_again_and_another_content_is_another_shard(
    tmp_path: Path, articles: Path
) -> None:
    (first,) = sharded(articles, tmp_path / "shards")
    (again,) = sharded(articles, tmp_path / "shards")
    assert (again.path, again.new) == (first.path, False)
    with articles.open("a") as file:
        file.write('{"text": "In Olmen gab es 3 Tote.", "language": "de"}\nnothing\n')
    (more,) = sharded(articles, tmp_path / "shards")
    assert more.path != first.path
    assert (more.pages, more.failures) == (41, 1)


def test_a_shard_that_breaks_off_leaves_nothing(
    tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(given: Input, wishes: Wishes) -> Entry:
        raise KeyboardInterrupt

    monkeypatch.setattr(sharding, "prepared", stopped)
    with pytest.raises(KeyboardInterrupt):
        sharded(articles, tmp_path / "shards")
    assert list((tmp_path / "shards").iterdir()) == []


def test_many_files_share_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharding, "_FILES", 2)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"In Olmen gab es {ord(name)} Tote.")
    assert [each.pages for each in sharded(tmp_path, tmp_path / "shards")] == [2, 1]


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path, articles: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LautError, match="cannot be made"):
        sharded(articles, tmp_path / "file" / "shards")


def changed_row(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Write the shard at ``path`` anew, its row changed."""
    table = pq.read_table(path)
    rows = table.to_pylist()
    change(rows[0])
    pq.write_table(table.from_pylist(rows, table.schema), path)


def read(row: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(unpack(row["reading"])))


def invented_words(row: dict[str, Any]) -> None:
    plain = read(row)
    plain["statements"][0]["quote"]["text"] = "es gebe 9 Tote"
    row["reading"] = pack(json.dumps(plain).encode())


def other_text(row: dict[str, Any]) -> None:
    plain = read(row)
    plain["document"]["text"] += " Mehr."
    row["reading"] = pack(json.dumps(plain).encode())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (invented_words, "not sound"),
        (other_text, "not sound: sha256"),
        (lambda row: row.update(page=pack(b"another page")), "digests are of something else"),
        (lambda row: row.update(given_id="x"), "digests are of something else"),
        (lambda row: row.update(page=pack(bytes(20_000_000))), "too large"),
        (lambda row: row.update(reading=b"nothing packed"), "no page of a shard"),
        (lambda row: row.update(reading=pack(b"[" * 100_000)), "no page of a shard"),
        (lambda row: row.update(told='{"url": []}'), "no page of a shard"),
        (lambda row: row.update(keys='[["a", "b"]]'), "no page of a shard"),
        (lambda row: row.update(source=None), "no line of text"),
    ],
)
def test_what_a_shard_says_is_checked(tmp_path: Path, change: Callable[[dict[str, Any]], None], said: str) -> None:
    path = tmp_path / f"a{SHARD}"
    given = Input("„Es gibt 3 Tote“, sagte Ada Moor.".encode(), Facts(source="a.txt", language="de"), as_is=True)
    to_shard([prepared(given, Wishes())], path)
    changed_row(path, change)
    (found,) = from_shard(str(path))
    assert isinstance(found, InputError)
    assert said in str(found)
    assert "\n" not in str(found)


@pytest.mark.parametrize(("said", "kind"), [(r"\u0000", Entry), (r"\\u0000", Entry), ("\0", InputError)])
def test_a_text_may_speak_of_nul_but_hold_none(tmp_path: Path, said: str, kind: type) -> None:
    path = tmp_path / f"a{SHARD}"
    text = f"„Da stand {said}“, sagte Ada Moor."
    reading, given = identified(read_text(text, language="de"))
    told = {"as_is": True, "language": "de"}
    entry = Entry(page_of(text.encode(), "a.txt", told), given, reading, Sketch(reading.document.id, None, ()))
    to_shard([entry], path)
    (found,) = from_shard(str(path))
    assert type(found) is kind


@pytest.mark.parametrize("content", [b"", b"PAR1", b"no parquet" * 99])
def test_what_is_no_shard_is_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(content)
    (found,) = from_shard(str(path))
    assert "is no shard" in str(found)


def test_another_parquet_file_is_no_shard(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": [1]}), tmp_path / "a.parquet")
    (failed,) = added(tmp_path / "l.db", str(tmp_path / "a.parquet"))
    assert isinstance(failed, Failure)
    assert "no shard of laut" in failed.reason

"""WACZ: the WARCs in a zip, whatever the zip says of itself."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA

import pytest

from laut.base.errors import InputError
from laut.document.sources import Input, inputs
from tests.document.archives import answer, bomb, packed, page, record, zipped

ONE, TWO = (packed(record(answer(page(n)), url=f"https://bote.example/{n}")) for n in (1, 2))


def read(folder: Path, content: bytes) -> tuple[list[bytes], list[str]]:
    path = folder / "a.wacz"
    path.write_bytes(content)
    found = list(inputs(str(path)))
    return [each.data for each in found if isinstance(each, Input)], [
        str(each) for each in found if isinstance(each, InputError)
    ]


@pytest.mark.parametrize("method", [0, ZIP_DEFLATED, ZIP_LZMA])
def test_the_pages_of_all_archives_are_read(tmp_path: Path, method: int) -> None:
    members = [
        ("datapackage.json", b"{"),
        ("archive/one.warc.gz", ONE),
        ("indexes/index.cdx", b"x"),
        ("archive/two.WARC", record(answer(page(2)))),
    ]
    assert read(tmp_path, zipped(members, method)) == ([page(1), page(2)], [])


def test_no_name_leads_anywhere(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    names = (
        "../../escaped.warc.gz",
        "/absolute.warc.gz",
        "archive/\n\x1b.warc.gz",
        "archive/ä" + "ö" * 300 + ".warc.gz",
    )
    found, told = read(inside, zipped([(name, ONE) for name in names]))
    assert (found, told) == ([page(1)] * 4, [])
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["a.wacz"]


def test_bombs_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    huge = zipped(
        [("archive/huge.warc", bytes(50_000_000)), ("archive/one.warc.gz", ONE), ("archive/two.warc.gz", bomb(50))],
        ZIP_DEFLATED,
    )
    found, told = read(tmp_path, huge)
    assert found == [page(1)]
    assert "grows to more than 100 times its size" in told[0]
    assert len(told) == 2


def test_members_that_lie_over_one_another_are_told(tmp_path: Path) -> None:
    """One piece of packed data under many names is how small zips become endless ones."""
    content = bytearray(zipped([("archive/one.warc.gz", ONE), ("archive/two.warc.gz", ONE)]))
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = bytes(4)  # where the second member is said to begin
    found, told = read(tmp_path, bytes(content))
    assert found == [page(1)]
    assert "lies over another" in told[0] or "broken" in told[0]


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"no zip" * 99, zipped([("a.html", b"x")]), zipped([("archive/one.warc.gz", ONE)])[:-30]]
)
def test_what_is_no_archive_is_one_line(tmp_path: Path, content: bytes) -> None:
    found, (told,) = read(tmp_path, content)
    assert found == []
    assert "\n" not in told


def test_a_damaged_member_gives_what_is_whole(tmp_path: Path) -> None:
    content = bytearray(zipped([("archive/one.warc.gz", ONE * 30), ("archive/two.warc.gz", TWO)]))
    content[len(ONE) * 29] ^= 0xFF
    found, told = read(tmp_path, bytes(content))
    assert len(found) > 10
    assert found[-1] == page(2)
    assert any("is broken (Bad CRC-32" in each for each in told)


def test_a_list_of_files_without_end_is_not_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laut.document.wacz._MOST_LISTED", 100_000)
    found, (told,) = read(tmp_path, zipped([(f"{number}", b"") for number in range(3_000)]))
    assert found == []
    assert "list of files is too long" in told

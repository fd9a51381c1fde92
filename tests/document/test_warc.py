"""WARC: pages out of archives as crawlers write them; a broken record is told and the others are read."""

from __future__ import annotations

import gzip
import io

import brotli
import pytest

from laut.base.errors import InputError
from laut.document import warc
from laut.document.warc import ArchivedPage, pages
from tests.document.archives import BROKEN, CRAWLED, answer, bomb, news_file, packed, page, record


def read(archive: bytes) -> tuple[list[ArchivedPage], list[str]]:
    found = list(pages(io.BytesIO(archive), "a.warc"))
    return [each for each in found if isinstance(each, ArchivedPage)], [
        str(each) for each in found if isinstance(each, InputError)
    ]


def test_a_file_of_common_crawl_news_as_it_is() -> None:
    found, told = read(news_file())
    assert [each.url for each in found] == [f"https://bote.example/{number}" for number in range(CRAWLED)]
    assert all(each.data == page(number) for number, each in enumerate(found))
    assert len(told) == BROKEN
    assert all("broken record" in each and "\n" not in each for each in told)
    assert len(set(told)) == BROKEN


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(page(1)), "gzip"),
        (brotli.compress(page(1)), "br"),
        (page(1), "gzip"),
        (page(1), "br"),
        (page(1), "identity"),
    ],
)
def test_pages_are_unpacked_also_where_the_header_lies(body: bytes, encoding: str) -> None:
    """Common Crawl News of before May 2019 stores pages unpacked under the header of packed ones."""
    (found,), told = read(packed(record(answer(body, f"Content-Encoding: {encoding}"))))
    assert (found.data, told) == (page(1), [])


def test_chunks_are_joined_also_where_there_are_none() -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(1)), page(1))
    for body in (chunked, page(1)):
        (found,), _ = read(record(answer(body, "Transfer-Encoding: chunked")))
        assert found.data == page(1)


def test_what_an_archive_of_one_answer_holds_is_bounded() -> None:
    """A gigabyte of zeros in an answer, in a record, and behind no record at all."""
    huge = record(answer(bomb(100), "Content-Encoding: gzip"))
    (found,), told = read(packed(huge))
    assert (len(found.data), told) == (warc.MAX_BYTES + 1, [])
    long = record(b"", kind="resource", length=10**9)[:-4]
    found, told = read(packed(long) + packed(record(answer(page(1)))))
    assert [each.data for each in found] == [page(1)]
    assert "1,000 MB long" in told[0]
    found, told = read(packed(record(answer(page(1)))) + bomb(100))
    assert (len(found), len(told)) == (1, 1)


def test_an_archive_that_is_nothing_but_damage_comes_to_an_end() -> None:
    bad = packed(record(answer(b"nothing packed", "Content-Encoding: br")))
    found, told = read(bad * 3_000)
    assert found == []
    assert len(told) == warc._MOST_FAULTS + 2
    assert "more than 1,000 broken records" in told[-1]


@pytest.mark.parametrize("archive", [b"", b"nothing at all" * 50, record(b"x", kind="warcinfo")])
def test_an_archive_without_pages_is_one_line(archive: bytes) -> None:
    found, (told,) = read(archive)
    assert found == []
    assert told


def test_behind_damage_in_a_plain_archive_the_next_record_is_read() -> None:
    first, second = (record(answer(page(n)), url=f"https://bote.example/{n}") for n in (1, 2))
    cut = record(answer(page(3)), length=10)
    found, told = read(first + cut + b"\x00" * 200_000 + b"\r\n\r\n" + second)
    assert [each.url for each in found] == ["https://bote.example/1", "https://bote.example/2"]
    assert len(told) == 1

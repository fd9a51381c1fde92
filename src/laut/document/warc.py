"""A web archive (WARC 1.0, 1.1, ISO 28500) -> the HTML pages in it, each with its address and HTTP charset.

Common Crawl News and what crawlers of institutes write, as it is. A record that
cannot be read is told and the archive is read on behind it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Literal

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from laut.base.errors import InputError, one_line
from laut.document.page import MAX_BYTES
from laut.document.unpack import unpacked

__all__ = ["ArchivedPage", "pages"]

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml", "text/plain")
_MOST_BYTES = MAX_BYTES + 1  # one more than a page may have, so that the reader refuses it by its size
_MOST_RECORD = 100_000_000  # a longer record is no page, and unpacking it only to pass over it may take minutes
_MOST_FAULTS = 1_000  # an archive with more is no archive any more
_PIECE = 1 << 16
# Where a record may begin: a gzip member (RFC 1952) that unpacks to "WARC/", or that word on a line of its own.
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_LINE = re.compile(rb"\n\r?\n(?=WARC/1\.\d\r?\n)")
_HEAD = 256  # bytes that a member's beginning and its first word fit in


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """One archived page: its address, its bytes, and what its HTTP header said of them."""

    url: str
    data: bytes
    html: bool
    charset: str | None


class _BrokenError(Exception):
    """A record that cannot be read; the next one begins nobody knows where."""


def pages(file: IO[bytes], source: str) -> Iterator[ArchivedPage | InputError]:
    """The pages (HTML or plain text, status 200) of an archive, in order; other records are passed over.

    ``file`` can be sought. Yields an InputError for each record that cannot be
    read, one that ends the archive where more than a thousand cannot, and one
    where it holds no page at all.
    """
    found = faults = 0
    for each in _read(file, source):
        yield each
        found += isinstance(each, ArchivedPage)
        faults += isinstance(each, InputError)
        if faults > _MOST_FAULTS:
            yield InputError(
                f"{source!r}: more than {_MOST_FAULTS:,} broken records; get the archive again", source=source
            )
            return
    if not found and not faults:
        yield InputError(f"{source!r} holds no page (HTML, status 200); give another archive", source=source)


def _read(file: IO[bytes], source: str) -> Iterator[ArchivedPage | InputError]:
    """What is in the archive; behind a broken place reading goes on at the next thing that begins as a record does."""
    start: int | None = 0
    damage: InputError | None = None  # told when the next record reads, or in its place
    while start is not None:
        place, entered = start, False
        file.seek(start)
        try:
            for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False):
                # After an offset FastWARC counts from the beginning of the file.
                place, entered = max(start, record.stream_pos), True
                if damage:
                    yield damage
                    damage = None
                yield from _page(record, source, place)
        except _BrokenError as error:
            yield _fault(source, place, error)
        except (OSError, ValueError) as error:
            # Behind a record that was read, the next one may be broken: it is tried by itself and tells its own fault.
            damage = _fault(source, place, error) if entered else None
            if not entered:
                yield _fault(source, place, error)
        else:
            break
        start = _next_record(file, place + 1)
    if damage:
        yield damage


def _fault(source: str, place: int, error: Exception) -> InputError:
    return InputError(
        f"{source!r}: broken record at or behind byte {place:,} ({one_line(error)}); the others were read, get the archive again",
        source=source,
    )


def _page(record: WarcRecord, source: str, place: int) -> Iterator[ArchivedPage | InputError]:
    """The page of a response, nothing where it is another record or another kind of answer.

    Raises _BrokenError where the record does not end where it says.
    """
    if record.content_length > _MOST_RECORD:
        raise _BrokenError(f"{record.content_length / 1e6:,.0f} MB long")
    if record.record_type != WarcRecordType.response or not record.is_http:
        return
    size = min(record.content_length, 2 * _MOST_BYTES)
    block = record.reader.read(size)
    if len(block) < size:
        raise _BrokenError(f"ends after {len(block):,} of {record.content_length:,} bytes")
    try:
        headers, data = _answer(block)
    except (OSError, ValueError) as error:
        yield _fault(source, place, error)
        return
    kind = (headers.get("Content-Type") or "").lower()
    if headers.status_code != 200 or not kind.startswith(_PAGES):
        return
    charset = _CHARSET.search(kind)
    url = (record.headers.get("WARC-Target-URI") or "").replace("\0", "\ufffd")  # no database keeps a NUL
    yield ArchivedPage(
        url=url or source,
        data=data,
        html=not kind.startswith("text/plain"),
        charset=charset.group(1) if charset else None,
    )


def _answer(block: bytes) -> tuple[HeaderMap, bytes]:
    """An HTTP answer's header and its bytes, unpacked up to a bound.

    Common Crawl News of before 2019-05-16 stores pages unpacked, but says in the
    header that they are not (https://github.com/commoncrawl/news-crawl/issues/30):
    what does not unpack is taken as it is where it looks like a page.
    Raises OSError, ValueError.
    """
    try:
        answer = _http(block, "transfer")
        headers, body = answer.http_headers, answer.reader.read()
        return headers, unpacked([body], headers.get("Content-Encoding"), _MOST_BYTES)
    except (OSError, ValueError):
        answer = _http(block, "none")
        headers, body = answer.http_headers, answer.reader.read()
        if body.lstrip()[:1] != b"<":
            raise
        return headers, body[:_MOST_BYTES]


def _http(block: bytes, decoded: Literal["none", "transfer"]) -> WarcRecord:
    # A record of its own: what breaks in it, or is left unread, cannot confuse the archive's reader.
    answer = WarcRecord()
    answer.set_bytes_content(block)
    answer.is_http = True
    answer.parse_http(auto_decode=decoded)
    return answer


def _next_record(file: IO[bytes], start: int) -> int | None:
    """Where the first thing at or behind ``start`` begins that looks like a record; None where nothing does."""
    file.seek(0)
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(start)
    held, at = b"", start  # ``held`` begins at ``at``
    while piece := file.read(_PIECE):
        held += piece
        for match in (_MEMBER if packed else _LINE).finditer(held, 0, max(0, len(held) - _HEAD)):
            if not packed or _is_member(held[match.start() : match.start() + _HEAD]):
                return at + (match.start() if packed else match.end())
        at, held = at + max(0, len(held) - _HEAD), held[-_HEAD:]
    for match in (_MEMBER if packed else _LINE).finditer(held):
        if not packed or _is_member(held[match.start() :]):
            return at + (match.start() if packed else match.end())
    return None


def _is_member(head: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False

"""A web archive (WARC 1.0, 1.1, ISO 28500) -> the HTML pages in it, each with its address and HTTP charset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from laut.base.errors import InputError

__all__ = ["ArchivedPage", "pages"]

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MOST_BYTES = 10_000_001  # one more than a page may have, so that the reader refuses it by its size


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """One archived page: its address, its bytes, and what its HTTP header said of them."""

    url: str
    data: bytes
    html: bool
    charset: str | None


def pages(file: IO[bytes], source: str) -> Iterator[ArchivedPage | InputError]:
    """The pages (HTML or plain text, status 200) of an archive, in order; other responses are passed over.

    Yields an InputError, and ends, where the archive breaks off or holds no page.
    """
    found = 0
    try:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
            headers = record.http_headers
            if headers is None or headers.status_code != 200:
                continue
            kind = (headers.get("Content-Type") or "").lower()
            if not kind.startswith(("text/html", "application/xhtml", "text/plain")):
                continue
            found += 1
            charset = _CHARSET.search(kind)
            yield ArchivedPage(
                url=record.headers.get("WARC-Target-URI") or source,
                data=record.reader.read(_MOST_BYTES),
                html=not kind.startswith("text/plain"),
                charset=charset.group(1) if charset else None,
            )
    except (OSError, ValueError) as error:
        yield InputError(f"{source!r} breaks off after {found} pages ({error}); get the archive again", source=source)
        return
    if not found:
        yield InputError(f"{source!r} holds no page (HTML, status 200); give another archive", source=source)

"""Web archives of invented pages, made record by record, whole and broken: what the tests of WARC and WACZ read."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable
from zipfile import ZIP_STORED, ZipFile

__all__ = ["answer", "bomb", "news_file", "packed", "page", "record", "zipped"]

CRAWLED = 300
BROKEN = 7


def page(number: int) -> bytes:
    """A page of a paper that does not exist."""
    return (
        f"<html lang='de'><head><title>Bote {number}</title></head><body><article><h1>Hochwasser in Tarnau</h1>"
        f"<p>In Tarnau sind nach Angaben der Feuerwehr {number} Keller vollgelaufen, sagte die Sprecherin Ada Moor.</p>"
        "</article></body></html>"
    ).encode()


def answer(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """An HTTP answer."""
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers))
    return head.encode() + b"\r\n" + body


def record(
    block: bytes, *, kind: str = "response", url: str = "https://bote.example/a", length: object = None
) -> bytes:
    """A WARC record; ``length`` is what its header says of it, where that is a lie."""
    http = f"application/http; msgtype={kind}" if kind in ("response", "request") else "application/warc-fields"
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-14T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{zlib.crc32(block):032x}>\r\nContent-Type: {http}\r\n"
            f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def packed(record: bytes) -> bytes:
    """A record as a gzip member of its own, as Common Crawl writes it."""
    return gzip.compress(record, mtime=0)


def bomb(megabytes: int) -> bytes:
    """So many megabytes of zeros, as gzip."""
    machine, zeros = zlib.compressobj(9, zlib.DEFLATED, 31), bytes(1_000_000)
    return b"".join(machine.compress(zeros) for _ in range(megabytes)) + machine.flush()


def zipped(members: Iterable[tuple[str, bytes]], method: int = ZIP_STORED) -> bytes:
    """A zip of members."""
    whole = io.BytesIO()
    with ZipFile(whole, "w", method) as file:
        for name, content in members:
            file.writestr(name, content)
    return whole.getvalue()


def news_file() -> bytes:
    """A file as Common Crawl News has them: ``CRAWLED`` pages with their requests, other answers, ``BROKEN`` broken places."""
    parts = [packed(record(b"software: none\r\n", kind="warcinfo"))]
    for number in range(CRAWLED):
        url = f"https://bote.example/{number}"
        parts += [
            packed(record(b"GET / HTTP/1.1\r\n\r\n", kind="request", url=url)),
            packed(record(answer(page(number)), url=url)),
        ]
    others = (
        answer(b"gone", status="404 Not Found"), answer(b"", "Location: /b", status="301 Moved"), answer(b"\x89PNG", kind="image/png"),
        answer(b"{}", kind="application/json"),
    )  # fmt: skip
    parts += [packed(record(each)) for each in others]
    whole = packed(record(answer(page(0)), url="https://bote.example/broken"))
    broken = [
        whole[:50] + b"\xff\xff\xff" + whole[53:],  # damaged on the way
        packed(b"nonsense" * 30),
        b"nonsense" * 30,
        packed(record(answer(page(0)), length=5_000_000)),
        packed(record(answer(page(0)), length="many")),
        packed(record(answer(b"nothing packed", "Content-Encoding: gzip"))),
        packed(b"WARC/1.0\r\n" + b"X-Endless: header\r\n" * 9_000),
    ]
    assert len(broken) == BROKEN
    for place, damage in enumerate(broken, 1):
        parts.insert(place * 70, damage)
    return b"".join(parts)

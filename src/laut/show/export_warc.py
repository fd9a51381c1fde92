"""`laut export --format warc`: the kept pages as a web archive (WARC 1.1), one gzip member a record.

Written by hand: five headers are all a ``resource`` record needs, and FastWARC's
way of writing changed between its versions. The tests read it with FastWARC.
"""

from __future__ import annotations

import base64
import gzip
import uuid
from pathlib import PurePath
from typing import BinaryIO
from urllib.parse import quote

from laut.ledger import whole
from laut.ledger.entries import now, unpack
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptPage
from laut.reader import VERSION

__all__ = ["export_warc"]

_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:laut:page")


def export_warc(ledger: Ledger, out: BinaryIO) -> None:
    """Write every kept page as a ``resource`` record: laut keeps the page, not how a server sent it."""
    info = f"software: laut {VERSION}\r\nformat: WARC file version 1.1\r\n".encode()
    headers = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<{uuid.uuid5(_NAMES, ledger.name).urn}>",
        "WARC-Date": _moment(now()),
        "Content-Type": "application/warc-fields",
    }
    out.write(_record(headers, info))
    for kept in whole.pages(ledger):
        out.write(_page(kept))


def _page(kept: KeptPage) -> bytes:
    data = unpack(kept.packed)
    digest = base64.b32encode(bytes.fromhex(kept.sha256)).decode("ascii")
    headers = {
        "WARC-Type": "resource",
        "WARC-Record-ID": f"<{uuid.uuid5(_NAMES, kept.digest).urn}>",
        "WARC-Date": _moment(kept.added_at),
        "WARC-Target-URI": kept.url or "file:" + quote(PurePath(kept.source).as_posix()),
        "WARC-Block-Digest": f"sha256:{digest}",
        "Content-Type": "text/html" if data.lstrip()[:1] == b"<" else "text/plain",
    }
    return _record(headers, data)


def _record(headers: dict[str, str], block: bytes) -> bytes:
    lines = ["WARC/1.1", *(f"{name}: {value}" for name, value in headers.items()), f"Content-Length: {len(block)}"]
    head = "\r\n".join(line.replace("\r", " ").replace("\n", " ") for line in lines)
    return gzip.compress(head.encode("utf-8") + b"\r\n\r\n" + block + b"\r\n\r\n", mtime=0)


def _moment(stamp: str) -> str:
    return stamp.replace("+00:00", "Z")

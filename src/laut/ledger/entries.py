"""What comes into a ledger: pages with their readings, and failures; ids are made of content, so order cannot matter."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from laut.base.comparison import Sketch
from laut.base.plain import from_plain, to_json
from laut.base.records import Document, Reading

__all__ = [
    "Entry",
    "Failure",
    "Page",
    "Told",
    "digest_of",
    "identified",
    "now",
    "pack",
    "pack_reading",
    "page_of",
    "unpack",
    "unpack_reading",
]

Told = Mapping[str, str | bool | None]  # what the caller said of a page beside its bytes


def now() -> str:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def pack(data: bytes) -> bytes:
    """Bytes made smaller (zlib)."""
    return zlib.compress(data)


def unpack(packed: bytes) -> bytes:
    """What ``pack`` was given."""
    return zlib.decompress(packed)


def pack_reading(reading: Reading) -> bytes:
    """A reading as packed JSON."""
    return pack(to_json(reading).encode("utf-8"))


def unpack_reading(packed: bytes) -> Reading:
    """The reading that ``pack_reading`` was given."""
    return from_plain(json.loads(unpack(packed)))


@dataclass(frozen=True, slots=True)
class Page:
    """What was read, to the byte.

    ``digest`` is of the bytes and of what the caller told of them; ``sha256`` of
    the bytes alone; ``told`` holds what reading it again needs.
    """

    digest: str
    sha256: str
    source: str
    told: Told
    packed: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A page with what it says: ``reading`` under the article's id in the ledger, and its sketch."""

    page: Page
    given_id: str | None
    reading: Reading
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read; ``digest`` is of its bytes, where there were any, else of its name."""

    digest: str
    source: str
    reason: str


def digest_of(data: bytes, told: Told) -> str:
    """The SHA-256 of a page's bytes together with what the caller told of it."""
    given = json.dumps({name: value for name, value in told.items() if value}, sort_keys=True)
    return hashlib.sha256(given.encode("utf-8") + b"\0" + data).hexdigest()


def page_of(data: bytes, source: str, told: Told) -> Page:
    """The page of ``data``."""
    return Page(
        digest=digest_of(data, told),
        sha256=hashlib.sha256(data).hexdigest(),
        source=source,
        told=told,
        packed=pack(data),
    )


def identified(reading: Reading) -> tuple[Reading, str | None]:
    """The reading with its id in the ledger, and the id that the caller had given it, if any.

    The id is made of what the article says and who says so when, not of the page
    around it: a page fetched twice with other advertisements is one article, the
    same text in two outlets is two.
    """
    document = reading.document
    given = document.id if document.id != document.sha256[:16] else None
    facts = [
        given, document.url, document.outlet, document.title, document.author, document.published,
        document.modified, document.language, document.credits, document.sha256,
    ]  # fmt: skip
    told = json.dumps(facts, ensure_ascii=False)
    identity = hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]
    return replace(reading, document=_named(document, identity)), given


def _named(document: Document, identity: str) -> Document:
    return replace(document, id=identity)

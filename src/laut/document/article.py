"""Facts about a piece + its clean text -> Document; the one place where a Document is made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from laut.base.records import Document, Removed

__all__ = ["Facts", "document_of"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a piece beside its text; None where nobody says.

    ``html`` says whether the bytes are a page (None: they must show it), ``charset``
    what HTTP said of them.
    """

    id: str | None = None
    source: str = ""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    html: bool | None = None
    charset: str | None = None


def document_of(
    text: str, facts: Facts, *, language: str, credits: tuple[str, ...] = (), removed: tuple[Removed, ...] = ()
) -> Document:
    """The article of ``text``; its id is the given one, else the first 16 hex digits of the text's SHA-256."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(
        id=facts.id or digest[:16], source=facts.source, url=facts.url, outlet=facts.outlet, title=facts.title,
        author=facts.author, published=facts.published, modified=facts.modified, language=language,
        credits=credits, text=text, sha256=digest, removed=removed,
    )  # fmt: skip

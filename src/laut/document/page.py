"""Bytes of a page or of plain text -> Document."""

from __future__ import annotations

from laut.base.records import Document
from laut.document.article import Facts, document_of

__all__ = ["read_page"]


def read_page(data: bytes, facts: Facts, *, as_is: bool = False) -> Document:
    """The article on a page; ``facts`` given by the caller win over what the page says."""
    return document_of(data.decode("utf-8", "replace"), facts, language=facts.language or "de")

"""Bytes of a page or of plain text -> Document: the stages of this folder, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import htmldate
from lxml.html import HtmlElement

from laut.base.errors import InputError
from laut.base.language import Language
from laut.base.records import Document, Removed
from laut.document.article import Facts, document_of
from laut.document.body import find_body
from laut.document.charset import decoded
from laut.document.credits import CreditReader, authors, byline, read_credits
from laut.document.dates import iso, only_iso, written_dates
from laut.document.head import Head, read_head
from laut.document.language import language_of
from laut.document.page_words import PageWords, page_words
from laut.document.pieces import Piece
from laut.document.plain_text import read_copied
from laut.document.residue import sift
from laut.document.tree import is_html, markup, parsed

__all__ = ["MAX_BYTES", "MAX_TEXT", "read_page"]

MAX_BYTES = 10_000_000
"""The largest page or text that is read; the largest news page of the development set is 2.3 MB."""

MAX_TEXT = 1_000_000
"""The longest article that is read, in code points: a novel, far above any news."""

_LEAST_WORDS = 20
_LONGEST_DATE_LINE = 200
_URL_DATE = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]\d)[/-](?P<day>[0-3]\d)(?=[/-])")
_NO_HEAD = Head(
    title=None, headline=None, outlet=None, publisher=None, url=None, published=None, modified=None,
    language=None, authors=(), descriptions=(), body=None,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Raw:
    """An article whose words have not been sifted yet, with the lines around it."""

    head: Head
    pieces: tuple[Piece, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    removed: tuple[Removed, ...]


def read_page(data: bytes, facts: Facts, languages: Sequence[Language], *, as_is: bool = False) -> Document:
    """The article on a page or in a plain text; ``facts`` given by the caller win over what the page says.

    With ``as_is`` the text is the article, character for character. Raises
    InputError where there is no article, UsageError where a fact cannot be.
    """
    words = page_words(tuple(languages))
    source = facts.source
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{source!r} has {len(data) / 1e6:.1f} MB, laut reads up to {MAX_BYTES / 1e6:.0f} MB a page; give the article alone",
            source=source,
        )
    facts = replace(facts, published=only_iso(facts.published) if facts.published else None)
    text = decoded(data, source=source, declared=facts.charset)
    if not text.strip():
        raise InputError(f"{source!r} is empty; give a page or a text", source=source)
    facts = replace(facts, language=_supplied(facts.language, words, source))
    if as_is:
        _refuse_long(len(text), source)
        code = facts.language or language_of(text, None, words.common, source=source)
        return document_of(text, facts, language=code)
    if facts.html or (facts.html is None and is_html(text)):
        page = markup(text)
        root = parsed(page, source=source)
        head = read_head(root, facts.url)
        raw = _from_page(root, head, words, source)
        published = head.published
        if not (facts.published or published):
            published = _printed_date(raw, words) or _url_date(head.url) or _guessed_date(page)
        return _finished(replace(raw, head=replace(head, published=published)), facts, words)
    return _finished(_from_text(text, facts, words), facts, words)


def _supplied(language: str | None, words: PageWords, source: str) -> str | None:
    """The code of a language that was given ("de-AT" is "de"); raises InputError where none supplies it."""
    code = re.split("[-_]", language)[0].lower() if language else None
    if code and code not in words.common:
        choice = ", ".join(sorted(words.common))
        raise InputError(
            f"{source!r} is said to be in {language!r}, which is not supplied; choose one of: {choice}", source=source
        )
    return code


def _refuse_long(length: int, source: str) -> None:
    if length > MAX_TEXT:
        raise InputError(
            f"{source!r} holds {length:,} characters of text, laut reads up to {MAX_TEXT:,} an article; part it",
            source=source,
        )


def _from_page(root: HtmlElement, head: Head, words: PageWords, source: str) -> _Raw:
    """The article of a page; where its markup holds none, the ``articleBody`` of its JSON-LD."""
    body = find_body(root, head, words)
    if body is None or sum(piece.words for piece in body.pieces) < _LEAST_WORDS:
        if head.body and len(head.body.split()) >= _LEAST_WORDS:
            copied = read_copied(head.body, words, head.title)
            return _Raw(head, copied.pieces, copied.opening, copied.closing, ())
        raise InputError(f"{source!r} holds no article; give the page of one article, or its text", source=source)
    return _Raw(head, body.pieces, body.opening, body.closing, body.removed)


def _from_text(text: str, facts: Facts, words: PageWords) -> _Raw:
    copied = read_copied(text, words, facts.title)
    removed = tuple(Removed(line, "navigation") for line in copied.removed)
    raw = _Raw(replace(_NO_HEAD, title=copied.title), copied.pieces, copied.opening, copied.closing, removed)
    return replace(raw, head=replace(raw.head, published=_printed_date(raw, words)))


def _finished(raw: _Raw, facts: Facts, words: PageWords) -> Document:
    """The document of an article: sifted by its words, credits read, language known."""
    head = raw.head
    _refuse_long(sum(len(piece.text) for piece in raw.pieces), facts.source)
    sifted = sift(raw.pieces, words)
    removed = [*raw.removed, *sifted.removed]
    outlets = [name for name in (facts.outlet, head.outlet, head.publisher) if name]
    around = [line for piece in removed for line in piece.text.split("\n")]
    lines = [(line, False) for line in (*raw.opening, *raw.closing)]
    lines += [(line, True) for piece in removed if piece.reason == "credit" for line in piece.text.split("\n")]
    bylines = [names for line, _ in lines if (names := byline(line, words.credits))]
    reader = CreditReader.of(
        words,
        outlet=outlets,
        people=next(iter([*(name.name for name in head.authors), *bylines]), ""),
        lines=[*around, *(piece.text for piece in sifted.kept)],
    ).seen(piece.text for piece in removed if piece.reason == "caption")
    credited = read_credits(reader, sifted.kept, lines, head.authors)
    removed = [_named(piece, reader, words) for piece in removed] + list(credited.removed)
    text = "\n\n".join(credited.paragraphs)
    if not text:
        raise InputError(
            f"{facts.source!r} holds no article; give the page of one article, or its text", source=facts.source
        )
    language = facts.language or language_of(text, head.language, words.common, source=facts.source)
    own = replace(
        facts,
        url=facts.url or head.url,
        outlet=facts.outlet or head.outlet,
        title=facts.title or head.title or head.headline,
        author=facts.author or authors(head.authors, bylines, outlets, words),
        published=facts.published or head.published,
        modified=facts.modified or head.modified,
    )
    return document_of(text, own, language=language, credits=credited.agencies, removed=tuple(removed))


def _named(removed: Removed, reader: CreditReader, words: PageWords) -> Removed:
    """A short line around the article by its right name, where it is a byline or an agency's."""
    lines = removed.text.split("\n")
    if (
        removed.reason == "navigation"
        and len(lines) == 1
        and (byline(lines[0], words.credits) or reader.foot(lines[0]))
    ):
        return replace(removed, reason="credit")
    return removed


def _printed_date(raw: _Raw, words: PageWords) -> str | None:
    """The date printed around the text: between headline and text, else behind the text; publishing before changes."""
    for lines in (raw.opening, raw.closing):
        found = [date for line in lines if len(line) <= _LONGEST_DATE_LINE for date in written_dates(line, words.dates)]
        for date in sorted(found, key=lambda date: date.modified):
            return date.iso
    return None


def _url_date(url: str | None) -> str | None:
    match = _URL_DATE.search(url or "")
    return iso(f"{match['year']}-{match['month']}-{match['day']}") if match else None


def _guessed_date(text: str) -> str | None:
    """htmldate's guess, the last resort: it looks at the whole page, footers and all."""
    guess: str | None = htmldate.find_date(text, extensive_search=False, original_date=True)
    return guess

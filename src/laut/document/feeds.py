"""What a feed offers: RSS, Atom, JSON Feed and news sitemaps -> addresses of articles, newest first as listed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urljoin

import feedparser
from lxml import etree

from laut.base.errors import InputError
from laut.document.charset import scalar

__all__ = ["Entry", "entries"]

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_MOST_BYTES = (
    5_000_000  # feedparser takes three seconds a megabyte, five where nothing is closed; feeds of news have a tenth
)
_MOST = 5_000  # entries of one feed; a news sitemap holds 1,000 by its own rule


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a feed offers: its address, and title and date as the feed has them."""

    url: str
    title: str | None
    published: str | None


def entries(content: bytes, url: str) -> list[Entry]:
    """The articles that the feed at ``url`` offers, each address once.

    Raises InputError where ``content`` is no feed.
    """
    head = content.lstrip()[:200]
    if head.startswith((b"{", b"[")):
        found = _json_feed(content, url)
    elif b"<urlset" in content[:2000] or b"<sitemapindex" in content[:2000]:
        found = _sitemap(content, url)
    else:
        found = _rss_or_atom(content, url)
    kept: dict[str, Entry] = {}
    for entry in found:
        if entry.url.startswith(("http://", "https://")) and "\0" not in entry.url:  # PostgreSQL keeps no NUL
            kept.setdefault(entry.url, entry)
        if len(kept) == _MOST:
            break
    return list(kept.values())


def _rss_or_atom(content: bytes, url: str) -> Iterator[Entry]:
    if len(content) > _MOST_BYTES:
        raise InputError(
            f"{url!r} has {len(content) / 1e6:.1f} MB, laut reads feeds up to {_MOST_BYTES / 1e6:.0f} MB; give its news sitemap",
            source=url,
        )
    try:
        parsed = feedparser.parse(BytesIO(content))  # bare bytes would be taken as the name of a file
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        # On broken markup feedparser breaks too ("&#xD800;" is one way).
        raise InputError(
            f"{url!r} is no feed that can be read ({type(error).__name__}); check the address", source=url
        ) from error
    if not parsed.get("version") and not parsed.entries:
        raise InputError(f"{url!r} is no feed; give the address of RSS, Atom, JSON Feed or a news sitemap", source=url)
    for entry in parsed.entries:
        if link := entry.get("link"):
            yield Entry(_whole(url, link), entry.get("title"), entry.get("published") or entry.get("updated"))


def _json_feed(content: bytes, url: str) -> Iterator[Entry]:
    try:
        feed = json.loads(content)
        items = feed["items"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{url!r} is no JSON Feed (it has no list of items); check the address", source=url) from error
    for item in items if isinstance(items, list) else []:
        link = item.get("url") if isinstance(item, dict) else None
        if isinstance(link, str):
            yield Entry(_whole(url, link), _text(item.get("title")), _text(item.get("date_published")))


def _sitemap(content: bytes, url: str) -> Iterator[Entry]:
    # Entities are never resolved and nothing is loaded: a billion laughs stay unlaughed.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        root = None
    if root is None:
        raise InputError(f"{url!r} is no sitemap that can be read; check the address", source=url)
    for place in root.iter(f"{_SITEMAP}url"):
        if link := _inner(place, f"{_SITEMAP}loc"):
            title, published = (_inner(place, f"{_NEWS}news/{_NEWS}{tag}") for tag in ("title", "publication_date"))
            yield Entry(_whole(url, link.strip()), title, published or _inner(place, f"{_SITEMAP}lastmod"))


def _inner(place: etree._Element, path: str) -> str | None:
    """The text of an element in ``place``, None where there is none or it is no text ("&#xD800;")."""
    try:
        return _text(place.findtext(path))
    except UnicodeDecodeError:
        return None


def _whole(url: str, link: str) -> str:
    """``link`` as the feed at ``url`` means it; what is no address ("http://[") stays no address."""
    try:
        return urljoin(url, scalar(link))
    except ValueError:
        return ""


def _text(value: object) -> str | None:
    return scalar(value) if isinstance(value, str) else None

"""What a page's head says of its article: JSON-LD before meta tags before guesses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from laut.document.dates import iso
from laut.document.linked_data import LinkedData, Name, linked_data

__all__ = ["Head", "read_head"]

_BLANKS = re.compile(r"\s+")
_TITLE_PARTS = re.compile(r"\s+[|·–—-]\s+|\s+[»«]\s+")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "last-modified",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
)
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_DESCRIPTION = ("description", "og:description", "twitter:description", "dc.description", "dcterms.description")
_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; ``descriptions`` are all wordings of the standfirst, ``authors`` still unjudged."""

    title: str | None
    headline: str | None
    outlet: str | None
    publisher: str | None
    url: str | None
    published: str | None
    modified: str | None
    language: str | None
    authors: tuple[Name, ...]
    descriptions: tuple[str, ...]
    body: str | None


def read_head(root: HtmlElement, url: str | None = None) -> Head:
    """The head of a page; ``url`` is its address where the caller knows it."""
    data = linked_data(root)
    meta = _meta(root)
    titles = [_clean(element.text_content()) for element in root.iter("title") if _in_head(element)]
    page_title = next((title for title in titles if title), None)
    outlet = _outlet(meta, data, page_title)
    canonical = _address(root, meta, data, url)
    names = _named(meta, _AUTHOR)
    return Head(
        title=_bare(data.headline or next(iter(_named(meta, _TITLE)), None) or page_title, outlet),
        headline=next((_clean(h1.text_content()) for h1 in root.iter("h1")), None) or None,
        outlet=outlet or _host(canonical),
        publisher=data.publisher,
        url=canonical,
        published=_date(data.published, _named(meta, _PUBLISHED)) or _marked_time(root),
        modified=_date(data.modified, _named(meta, _MODIFIED)),
        language=_language(root, meta, data),
        authors=data.authors or tuple(Name(name) for name in names if not name.startswith("http")),
        descriptions=tuple(dict.fromkeys(filter(None, [*_named(meta, _DESCRIPTION), data.description]))),
        body=data.body,
    )


def _meta(root: HtmlElement) -> dict[str, list[str]]:
    """Names of meta tags and microdata to their values, in order; names in small letters."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = _clean(element.get("content") or "")
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(key)):
                found.setdefault(name.lower(), []).append(content)
    return found


def _named(meta: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in meta.get(name, ())]


def _date(first: str | None, others: list[str]) -> str | None:
    return next((found for value in [first, *others] if value and (found := iso(value))), None)


def _marked_time(root: HtmlElement) -> str | None:
    """The machine date of a ``time`` element or microdata: one marked as that of publishing, else the first.

    A teaser's times are not the article's: one inside a link does not count.
    """
    first: str | None = None
    for element in root.iter("time"):
        value = iso(element.get("datetime") or "")
        if value is None or any(parent.tag == "a" for parent in element.iterancestors()):
            continue
        if (
            element.get("pubdate") is not None
            or "published" in (element.get("itemprop") or element.get("class") or "").lower()
        ):
            return value
        first = first or value
    return first


def _language(root: HtmlElement, meta: dict[str, list[str]], data: LinkedData) -> str | None:
    """The primary subtag (BCP 47) of the language that the page claims."""
    html = next((element for element in root.iter("html")), root)
    claims = [
        html.get("lang"),
        html.get("{http://www.w3.org/XML/1998/namespace}lang"),
        html.get("xml:lang"),
        data.language,
    ]
    claims += _named(meta, ("og:locale", "content-language", "language", "dc.language", "inlanguage"))
    claim = next((claim for claim in claims if claim and re.match(r"[a-zA-Z]{2}(?![a-zA-Z])", claim)), None)
    return claim[:2].lower() if claim else None


def _outlet(meta: dict[str, list[str]], data: LinkedData, page_title: str | None) -> str | None:
    """The outlet as readers know it: the site's name, else the publisher's, else what ends the page's title."""
    names = _named(meta, ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher"))
    if name := next((name for name in names if len(name) <= 60 and "://" not in name), None):
        return name
    if data.publisher:
        return data.publisher
    parts = _TITLE_PARTS.split(page_title or "")
    return (
        parts[-1]
        if len(parts) > 1 and len(parts[-1].split()) <= 4 and not parts[-1].endswith((".", "!", "?"))
        else None
    )


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _address(root: HtmlElement, meta: dict[str, list[str]], data: LinkedData, url: str | None) -> str | None:
    """The canonical address: the link of that name, else og:url, else JSON-LD's, else the one it was read from."""
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    for address in (*links, *_named(meta, ("og:url",)), data.url, url):
        if not address:
            continue
        try:
            absolute: str = urljoin(url or "", address.strip())
            if urlsplit(absolute).scheme in {"http", "https"}:
                return absolute
        except ValueError:
            continue  # "http://[" is no address
    return None


def _bare(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name behind or before it."""
    if not title or not outlet:
        return title
    parts = _TITLE_PARTS.split(title)
    marks = _TITLE_PARTS.findall(title)
    if len(parts) > 1 and parts[-1].casefold() == outlet.casefold():
        return title[: title.rindex(marks[-1] + parts[-1])]
    if len(parts) > 1 and parts[0].casefold() == outlet.casefold():
        return title[len(parts[0]) + len(marks[0]) :]
    return title


def _in_head(element: HtmlElement) -> bool:
    """Whether a title is the page's, not that of a drawing."""
    parent = element.getparent()
    return parent is not None and parent.tag in {"head", "html", "body"}


def _clean(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()

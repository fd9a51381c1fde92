"""The JSON-LD of a page -> what its article node says; broken JSON is mended where that is safe, else left out."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

__all__ = ["LinkedData", "Name", "linked_data"]

# schema.org types of one published piece, the more exact first.
_ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "LiveBlogPosting", "Article", "BlogPosting", "SocialMediaPosting", "Report", "ScholarlyArticle", "TechArticle",
    "CreativeWork", "WebPage",
)  # fmt: skip
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_OPENING = re.compile(r"<!--|//<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[", re.DOTALL)
_CLOSING = ("-->", "//]]>", "]]>")
_TAG = re.compile(r"<[^<>]{1,200}>")
_BLANKS = re.compile(r"\s+")
_DEEPEST = 12
_MOST_NODES = 2000


@dataclass(frozen=True, slots=True)
class Name:
    """A named author: ``kind`` is the schema.org type ("" where it is not said)."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What JSON-LD says of the page's article; None or empty where it says nothing."""

    headline: str | None = None
    description: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    publisher: str | None = None
    authors: tuple[Name, ...] = ()
    body: str | None = None


def linked_data(root: HtmlElement) -> LinkedData:
    """The article that the page's JSON-LD describes: alone, in a list, or in an ``@graph``.

    Where several nodes could be it, the most exact type wins, then the one that is dated.
    """
    best: dict[str, Any] = {}
    best_rank = (len(_ARTICLES), True)
    for node in _nodes(root):
        kinds = _strings(node.get("@type"))
        rank = min((_ARTICLES.index(kind) for kind in kinds if kind in _ARTICLES), default=len(_ARTICLES))
        if (rank, "datePublished" not in node) < best_rank:
            best, best_rank = node, (rank, "datePublished" not in node)
    return LinkedData(
        headline=_text(best.get("headline")) or _text(best.get("name")),
        description=_text(best.get("description")),
        url=_first(best.get("url")) or _first(best.get("mainEntityOfPage")) or _first(best.get("@id")),
        published=_text(best.get("datePublished")),
        modified=_text(best.get("dateModified")),
        language=_text(best.get("inLanguage")),
        publisher=next((name.name for name in _names(best.get("publisher"))), None),
        authors=tuple(_names(best.get("author"))) or tuple(_names(best.get("creator"))),
        body=best["articleBody"] if isinstance(best.get("articleBody"), str) else None,
    )


def _nodes(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of every JSON-LD script, outer before inner."""
    left = _MOST_NODES
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        queue = deque([(_loaded(script.text or ""), 0)])
        while queue and left:
            value, depth = queue.popleft()
            left -= 1
            if depth > _DEEPEST:
                continue
            if isinstance(value, dict):
                yield value
            within = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
            objects = (item for item in within if isinstance(item, (dict, list)))
            queue += ((item, depth + 1) for item in islice(objects, left))


def _loaded(source: str) -> Any:
    """The JSON of a script; raw newlines in strings, trailing commas and comment marks are forgiven."""
    text = _uncommented(source)
    for mend in (str, _without_commas, _mended):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _uncommented(source: str) -> str:
    """``source`` without the marks around it that hid scripts from old browsers."""
    text = source.strip()
    if opening := _OPENING.match(text):
        text = text[opening.end() :]
    text = text.removesuffix(";").rstrip()  # no pattern: one for blanks, mark, blanks takes quadratic time
    mark = next((mark for mark in _CLOSING if text.endswith(mark)), "")
    return text.removesuffix(mark)


def _without_commas(text: str) -> str:
    return _TRAILING_COMMA.sub("", text)


def _mended(text: str) -> str:
    """``text`` cut behind its last closed object, with the brackets that are then still open closed."""
    text = _without_commas(text[: text.rfind("}") + 1])
    closing: list[str] = []
    in_string = escaped = False
    for char in text:
        if escaped:
            escaped = False
        elif in_string:
            escaped = char == "\\"
            in_string = char != '"'
        elif char == '"':
            in_string = True
        elif char in "{[":
            closing.append("}" if char == "{" else "]")
        elif char in "}]" and closing:
            closing.pop()
    return text + "".join(reversed(closing))


def _strings(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _text(value: object) -> str | None:
    """A string value as plain text: entities resolved, tags out, blanks single."""
    found = next(iter(_strings(value)), "")
    return _BLANKS.sub(" ", _TAG.sub("", unescape(found))).strip() or None


def _first(value: object) -> str | None:
    """An address that may stand alone, in a list, or in an object's ``@id``."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and "/" in value else None


def _names(value: object) -> Iterator[Name]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            kind = next(iter(_strings(item.get("@type"))), "")
            names = item.get("name")
            for name in names if isinstance(names, list) else [names]:
                if text := _text(name):
                    yield Name(text, kind)
        elif text := _text(item):
            yield Name(text)

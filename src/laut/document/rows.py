"""A row of a .jsonl -> the article in it: laut's own form, or what Fundus and news-please write.

laut's own: ``text`` or ``html``, and ``id``, ``title``, ``published``, ``url``, ``outlet``, ``language`` where known.
Fundus (``Article.to_json()`` of 0.5): ``body`` {"summary": […], "sections": [{"headline": […], "paragraphs": […]}]},
``publishing_date``, ``authors``, and where asked for ``plaintext``, ``lang``, ``publisher``, ``html``.
news-please (``NewsArticle``, 1.6): ``maintext``, ``date_publish``, ``date_modify``, ``source_domain``, ``authors``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from laut.base.errors import InputError, UsageError
from laut.document.article import Facts
from laut.document.charset import scalar
from laut.document.dates import only_iso
from laut.document.page import MAX_BYTES

__all__ = ["Row", "rows"]

_LONGEST = 4 * MAX_BYTES  # a page in JSON, its quotation marks and line ends escaped
_FACTS = ("title", "published", "url", "outlet", "language")
_CODE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_NOBODY = frozenset({"", "none", "null", "nan"})  # how Python's str() writes that there is no date


@dataclass(frozen=True, slots=True)
class Row:
    """The article of one row: its text or page as UTF-8, and what the row says of it."""

    content: bytes
    facts: Facts


def rows(file: IO[bytes], source: str) -> Iterator[Row | InputError]:
    """The articles of a .jsonl, a line each; a broken line is an error that names its number."""
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
        place = f"{source}:{number}"
        if len(line) == _LONGEST:
            while len(line) == _LONGEST and not line.endswith(b"\n"):
                line = file.readline(_LONGEST)  # noqa: PLW2901  the rest of it is passed over
            yield InputError(
                f"{source!r}, line {number}: longer than {_LONGEST / 1e6:.0f} MB; give the article alone", source=place
            )
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield InputError(f"{source!r}, line {number}: not JSON ({error}); mend the line", source=place)
            continue
        try:
            yield _row(row, place)
        except _UnfitError as error:
            yield InputError(f"{source!r}, line {number}: {error}", source=place)


class _UnfitError(Exception):
    """Why a row is no article."""


def _row(row: Any, place: str) -> Row:
    if not isinstance(row, dict):
        raise _UnfitError('not an object; give {"text": …} or {"html": …}')
    if "maintext" in row:
        return _of_news_please(row, place)
    if isinstance(row.get("body"), dict) or "plaintext" in row:
        return _of_fundus(row, place)
    return _own(row, place)


def _own(row: Mapping[str, Any], place: str) -> Row:
    html = row.get("text") is None
    content = row.get("html" if html else "text")
    if not isinstance(content, str):
        raise _UnfitError("neither 'text' nor 'html' is a string; give one of them")
    wrong = next((key for key in _FACTS if not isinstance(row.get(key), (str, type(None)))), None)
    if wrong:
        raise _UnfitError(f"{wrong!r} is not a string; write it in quotation marks")
    if row.get("published"):
        try:
            only_iso(row["published"])
        except UsageError as error:
            raise _UnfitError(str(error)) from error
    name = row.get("id")
    key = None if name is None else scalar(name if isinstance(name, str) else json.dumps(name, ensure_ascii=False))
    known = {key: scalar(row[key]) for key in _FACTS if row.get(key)}
    return Row(scalar(content).encode("utf-8"), Facts(id=key, source=place, html=html, charset="utf-8", **known))


def _of_news_please(row: Mapping[str, Any], place: str) -> Row:
    content = _text(row["maintext"])
    if content is None:
        raise _UnfitError("'maintext' is empty: news-please found no text; give the page itself")
    outlet = _text(row.get("source_domain"))
    return _crawled(
        content, place, title=_text(row.get("title")), url=_text(row.get("url")), author=_names(row.get("authors")),
        outlet=outlet and outlet.removeprefix("www."), published=_moment(row.get("date_publish")),
        modified=_moment(row.get("date_modify")), language=_code(row.get("language")),
    )  # fmt: skip


def _of_fundus(row: Mapping[str, Any], place: str) -> Row:
    page = _inner(row, "html")
    content, html = _sections(row) or _text(row.get("plaintext")), False
    if content is None:
        content, html = _text(page.get("content")), True
    if content is None:
        raise _UnfitError("'body' has no paragraphs: Fundus found no text; give the page itself")
    return _crawled(
        content, place, html=html, title=_text(row.get("title")), author=_names(row.get("authors")),
        url=_text(page.get("responded_url")) or _text(row.get("url")),
        outlet=_text(row.get("publisher")) or _text(_inner(page, "source_info").get("publisher")),
        published=_moment(row.get("publishing_date")), modified=None, language=_code(row.get("lang")),
    )  # fmt: skip


def _inner(row: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = row.get(key)
    return found if isinstance(found, dict) else {}


def _sections(row: Mapping[str, Any]) -> str | None:
    """Subheadings and paragraphs of a Fundus body; its summary is the standfirst, which is no part of a text."""
    sections = _inner(row, "body").get("sections")
    lines = (
        line
        for section in (sections if isinstance(sections, list) else ())
        if isinstance(section, dict)
        for key in ("headline", "paragraphs")
        for line in _strings(section.get(key))
    )
    return _text("\n\n".join(lines))


def _crawled(
    content: str, place: str, *, html: bool = False, title: str | None, url: str | None, author: str | None,
    outlet: str | None, published: str | None, modified: str | None, language: str | None,
) -> Row:  # fmt: skip
    facts = Facts(
        source=place, html=html, charset="utf-8", title=title, url=url, author=author, outlet=outlet,
        published=published, modified=modified, language=language,
    )  # fmt: skip
    return Row(content.encode("utf-8"), facts)


def _text(value: Any) -> str | None:
    return scalar(value) if isinstance(value, str) and value.strip() else None


def _strings(value: Any) -> Iterable[str]:
    return (each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _names(value: Any) -> str | None:
    return _text(", ".join(_strings(value)))


def _moment(value: Any) -> str | None:
    """A date as Python's ``str()`` writes it; None where there is none, and where what a machine wrote is none."""
    text = _text(value)
    if text is None or text.strip().lower() in _NOBODY:
        return None
    try:
        return only_iso(text.strip())
    except UsageError:
        return None


def _code(value: Any) -> str | None:
    """The language of a code ("de", "en-GB"); other words name none."""
    found = _CODE.match(value.lower()) if isinstance(value, str) else None
    return found and found[0]

"""Search: articles, statements or figures that hold the words asked for, in any inflection, narrowed by filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from laut.ledger.compared import SpeakerRow, list_speakers
from laut.ledger.filters import Filters
from laut.ledger.lists import FigureRow, Hit, StatementRow, list_figures, list_statements, search
from laut.ledger.store import Ledger
from laut.show.web.contexts.query import Query, QueryError, filters_of, limit_of
from laut.show.web.stems import stemmed

__all__ = ["SearchIn", "SearchPage", "search_page"]

SearchIn = Literal["statements", "figures", "articles"]
_NAMED = 5  # speakers offered beside what holds the words


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked and what was found: rows of one of the three kinds; ``asked`` is None before anything is asked.

    Figures have few words of their own: for them the words are those of their articles.
    ``speakers`` are those whose names hold the words: what they said need not hold them.
    """

    words: str
    asked: str | None
    kind: SearchIn
    filters: Mapping[str, str]
    statements: tuple[StatementRow, ...]
    figures: tuple[FigureRow, ...]
    articles: tuple[Hit, ...]
    speakers: tuple[SpeakerRow, ...]
    limit: int
    more: bool


def search_page(ledger: Ledger, query: Query) -> SearchPage:
    """What ``q`` and the filters find; words are cut to their stems unless they stand in quotation marks.

    Raises UsageError where a filter is none.
    """
    words = query.get("q", "").strip()[:500]
    kind = query.get("in") or "statements"
    if kind not in get_args(SearchIn):
        raise QueryError(f"in={kind!r} is not known; choose one of: {', '.join(get_args(SearchIn))}")
    limit = limit_of(query, 50)
    asked = stemmed(words, query.get("language") or None) if words else None
    filters = filters_of({**query, "limit": str(min(limit + 1, 500))}, words=asked)
    set_ = {
        name: value
        for name, value in query.items()
        if name not in {"q", "in", "limit", "lang", "done"} and value.strip()
    }
    nothing = not words and not set_
    statements = list_statements(ledger, filters) if kind == "statements" and not nothing else []
    figures = list_figures(ledger, filters) if kind == "figures" and not nothing else []
    articles = search(ledger, filters) if kind == "articles" and not nothing else []
    is_name = any(map(str.isalnum, words)) and "speaker" not in set_
    named = list_speakers(ledger, Filters(speaker=words, limit=_NAMED)) if is_name else []
    return SearchPage(
        words=words, asked=asked, kind=kind, filters=set_,  # type: ignore[arg-type]
        statements=tuple(statements[:limit]), figures=tuple(figures[:limit]), articles=tuple(articles[:limit]),
        speakers=tuple(named),
        limit=limit, more=len(statements) + len(figures) + len(articles) > limit,
    )  # fmt: skip

"""What an address asks for beside its path, read and bounded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from laut.base.errors import UsageError
from laut.base.records import Act, Hedge, Measure, Qualifier, StatementType
from laut.base.span import Span
from laut.ledger.filters import Filters

__all__ = ["CHOICES", "Query", "QueryError", "filters_of", "limit_of", "span_of"]

Query = Mapping[str, str]


class QueryError(UsageError):
    """An address that asks for something that cannot be: a bad day, a filter's value that is none."""


# The values of fields that know theirs, as filters and forms offer them; the others take any text.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "act": get_args(Act), "hedge": get_args(Hedge), "measure": get_args(Measure), "qualifier": get_args(Qualifier),
    "type": get_args(StatementType),
}  # fmt: skip
_CHOSEN = ("act", "hedge", "measure")
_FREE = ("since", "until", "speaker", "place", "outlet", "language")
_MOST = 500  # rows on one page


def limit_of(query: Query, default: int) -> int:
    """How many rows to show: ``limit``, at most 500. Raises QueryError where it is no number."""
    given = query.get("limit") or str(default)
    if not given.isascii() or not given.isdigit() or len(given) > 6:
        raise QueryError(f"limit={given!r} is no number of rows; ask for 1 to {_MOST}")
    return max(1, min(int(given), _MOST))


def filters_of(query: Query, *, words: str | None = None, limit: int = 50) -> Filters:
    """The filters that the address sets. Raises QueryError that names what is wrong with one."""
    asked: dict[str, Any] = {name: query[name].strip() for name in _FREE if query.get(name, "").strip()}
    for name in _CHOSEN:
        if given := query.get(name):
            if given not in CHOICES[name]:
                raise QueryError(f"{name}={given!r} is not known; choose one of: {', '.join(CHOICES[name])}")
            asked[name] = given
    try:
        return Filters(**asked, words=words, limit=limit_of(query, limit))
    except QueryError:
        raise
    except UsageError as error:
        raise QueryError(str(error).removeprefix("--")) from error


def span_of(query: Query) -> Span | None:
    """The span that ``span=START-END`` names (code points, half-open). Raises QueryError where it is none."""
    given = query.get("span")
    if not given:
        return None
    start, dash, end = given.partition("-")
    if not (
        dash and start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(given) < 24
    ) or int(start) >= int(end):
        raise QueryError(f"span={given!r} is no place in a text; write START-END, counted in characters from 0")
    return Span(int(start), int(end))

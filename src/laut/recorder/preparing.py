"""One page -> what the ledger keeps of it. Pure: the same page gives the same entry in any process."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from laut.base.comparison import Article, StoryComparison
from laut.base.errors import InputError
from laut.base.records import Document, Engine, Reading
from laut.document.article import Facts
from laut.document.sources import Input
from laut.ledger.entries import Entry, Failure, Page, Told, digest_of, identified, page_of, unpack
from laut.ledger.growth import Bundle, Compared
from laut.questions.compare import compare_story
from laut.questions.sketches import sketch
from laut.reader import Wishes, try_reading

__all__ = ["compared", "failure_of", "input_of", "prepared", "read_again", "told_of"]


def told_of(given: Input, wishes: Wishes) -> Told:
    """What the caller says of a page beside its bytes; where it came from is no part of what it is."""
    facts = asdict(wishes.over(given.facts))
    del facts["source"]
    return {**facts, "as_is": given.as_is or wishes.as_is}


def input_of(page: Page) -> Input:
    """A kept page as it was given."""
    named = {each.name for each in fields(Facts)}
    told: dict[str, Any] = {name: value for name, value in page.told.items() if name in named}
    facts = Facts(**{**told, "source": page.source})
    return Input(unpack(page.packed), facts, as_is=bool(page.told.get("as_is")))


def failure_of(error: InputError) -> Failure:
    """A source that gave no bytes."""
    return Failure(
        digest=digest_of(error.source.encode("utf-8"), {"failed": True}), source=error.source, reason=str(error)
    )


def prepared(given: Input, wishes: Wishes) -> Entry | Failure:
    """The page and its reading, or why it could not be read; raises UsageError where no page could be read so."""
    told = told_of(given, wishes)
    outcome = try_reading(given, wishes)
    try:
        found = _fitting(outcome)
        if isinstance(found, Reading):
            named, given_id = identified(found)
            page = page_of(given.data, given.facts.source, told)
            return Entry(page, given_id, named, sketch(Article(named.document.id, named)))
        reason = str(found)
    except Exception as error:  # noqa: BLE001  one bad article never stops a batch, not even where the fault is ours
        reason = _fault(error)
    return Failure(digest_of(given.data, told), given.facts.source, reason)


def _fitting(outcome: Reading | InputError) -> Reading | InputError:
    """A reading that a database can keep, or why there is none; PostgreSQL keeps no NUL, and no article has one."""
    if isinstance(outcome, InputError):
        return outcome
    told = (getattr(outcome.document, each.name) for each in fields(Document))
    if any("\0" in value for value in told if isinstance(value, str)):
        return InputError("holds NUL characters: it is no text, or in another encoding", source=outcome.document.source)
    return outcome


def _fault(error: Exception) -> str:
    # As code, in which what no database keeps (NUL, lone surrogates) is written out.
    return f"a fault of laut, please report it ({error!r})"


def read_again(page: Page, engine: Engine | None) -> Entry | Failure:
    """A kept page, read anew."""
    again = prepared(input_of(page), Wishes(engine=engine))
    return again if isinstance(again, Failure) else Entry(page, again.given_id, again.reading, again.sketch)


def compared(bundle: Bundle) -> Compared:
    """What the articles of a story say together; where that fails, the story with its articles alone, and why."""
    try:
        articles = bundle.articles()
        return Compared(bundle, compare_story(articles, bundle.decisions) if articles else None)
    except Exception as error:  # noqa: BLE001  one bad story must not keep all others from being compared
        return Compared(bundle, _uncompared(bundle), _fault(error))


def _uncompared(bundle: Bundle) -> StoryComparison:
    ids = tuple(name for name, _, _ in bundle.packed)
    return StoryComparison(bundle.story, None, None, None, ids, (), (), (), ())

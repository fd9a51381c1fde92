"""A story: how what is held about it turned, its questions, its speakers, its articles with copies under their originals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laut.base.comparison import Copy, Question, Step, StoryComparison
from laut.ledger.filters import Filters
from laut.ledger.lists import ArticleRow, list_articles
from laut.ledger.pages import SaidLine, StorySpeaker, said_lines, story_named, story_speakers
from laut.ledger.store import Ledger
from laut.show.web.contexts.query import Query

__all__ = ["ArticleGroup", "Moment", "StoryPage", "TurnLine", "story_page"]

_ARTICLES = 5_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A step of a turn, with the statement that takes it; None where that is gone."""

    step: Step
    said: SaidLine | None


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A turn as it is shown: what about, and its moments in order."""

    id: str
    topic: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """An article with those that print its text, and the agencies whose text it is itself."""

    article: ArticleRow
    agencies: tuple[str, ...]
    copies: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that the articles of one story say together; disputed questions come first, turns of several steps first."""

    id: str
    title: str | None
    first: str | None
    last: str | None
    turns: tuple[TurnLine, ...]
    questions: tuple[Question, ...]
    speakers: tuple[StorySpeaker, ...]
    articles: tuple[ArticleGroup, ...]


def story_page(ledger: Ledger, name: str, query: Query) -> StoryPage:
    """The story with this id, or that of the article with this id; raises UsageError where there is none."""
    told = story_named(ledger, name)
    rows = list_articles(ledger, Filters(story=told.id, limit=_ARTICLES))
    return StoryPage(
        id=told.id, title=told.title, first=told.first, last=told.last,
        turns=_turns(ledger, told),
        questions=tuple(sorted(told.questions, key=lambda asked: (-len(asked.disputes), -asked.independent, asked.id))),
        speakers=tuple(story_speakers(ledger, told.id)),
        articles=_grouped(rows, told.copies),
    )  # fmt: skip


def _turns(ledger: Ledger, told: StoryComparison) -> tuple[TurnLine, ...]:
    said = said_lines(ledger, [step.statement for turn in told.turns for step in turn.steps])
    lines = [
        TurnLine(turn.id, turn.topic, tuple(Moment(step, said.get(step.statement)) for step in turn.steps))
        for turn in told.turns
    ]
    return tuple(sorted(lines, key=lambda line: (len(line.moments) < 2, line.moments[0].step.date or "", line.id)))


def _grouped(rows: Sequence[ArticleRow], copies: Sequence[Copy]) -> tuple[ArticleGroup, ...]:
    """Articles oldest first, each copy of a whole text under its original, where that is in the story."""
    there = {row.id for row in rows}
    original = {each.article: each.of for each in copies if each.whole and each.of in there}
    under: dict[str, list[ArticleRow]] = {}
    ordered = sorted(rows, key=lambda row: (row.published, row.id))
    for row in ordered:
        if of := original.get(row.id):
            under.setdefault(of, []).append(row)
    agencies: dict[str, list[str]] = {}
    for each in copies:
        if each.agency:
            agencies.setdefault(each.article, []).append(each.agency)
    return tuple(
        ArticleGroup(row, tuple(sorted(set(agencies.get(row.id, ())))), tuple(under.get(row.id, ())))
        for row in ordered
        if row.id not in original
    )

"""A question: every report of it, and the pairs that part, each in its paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from laut.base.comparison import DisputeKind, Question, record_id
from laut.ledger.compared import QuestionPage as QuestionRecord
from laut.ledger.compared import QuestionRow, ReportLine, list_questions, question_page
from laut.ledger.filters import Filters
from laut.ledger.pages import kept_articles
from laut.ledger.store import Ledger
from laut.questions.policies import POLICIES, Coded
from laut.show.charts import Bar, chart
from laut.show.web.contexts.passage import Passage, passages
from laut.show.web.contexts.query import Query, QueryError

__all__ = ["DisputedPair", "QuestionPage", "ReportRow", "chart_of", "question_page_of"]

_PAIRS_SHOWN = 12
_OTHERS = 200
_PLAIN = "laut"  # the policy that enters what the text commits to and no more


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report, and what the chosen coding policy enters for it."""

    line: ReportLine
    coded: Coded


@dataclass(frozen=True, slots=True)
class DisputedPair:
    """Two reports that cannot both hold, each in its paragraph; None where the words are gone."""

    kind: DisputeKind
    sources: tuple[str, str]
    one: Passage | None
    other: Passage | None


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question with every report; ``pairs`` are the first of its disputes, ``policies`` those to choose from.

    ``others`` are the other questions of its story: one of them may ask the same.
    """

    question: Question
    story: str
    story_title: str | None
    policy: str
    policies: tuple[str, ...]
    reports: tuple[ReportRow, ...]
    pairs: tuple[DisputedPair, ...]
    others: tuple[QuestionRow, ...]


def question_page_of(ledger: Ledger, name: str, query: Query) -> QuestionPage:
    """The question with this id or that a figure with this id answers; ``policy`` says how figures are entered.

    Raises UsageError where there is no such question or policy.
    """
    policy = query.get("policy") or _PLAIN
    if policy not in POLICIES:
        raise QueryError(f"policy={policy!r} is not known; choose one of: {', '.join(POLICIES)}")
    record = question_page(ledger, name)
    asked = record.question
    named = [figure for each in asked.disputes[:_PAIRS_SHOWN] for figure in each.between]
    found = passages(kept_articles(ledger, [figure.partition(".")[0] for figure in named]), named)
    return QuestionPage(
        question=asked, story=record.story, story_title=record.story_title, policy=policy, policies=tuple(POLICIES),
        reports=_rows(ledger, record, policy),
        pairs=tuple(
            DisputedPair(each.kind, each.sources, found.get(each.between[0]), found.get(each.between[1]))
            for each in asked.disputes[:_PAIRS_SHOWN]
        ),
        others=tuple(each for each in list_questions(ledger, Filters(story=record.story, limit=_OTHERS)) if each.id != asked.id),
    )  # fmt: skip


def _rows(ledger: Ledger, record: QuestionRecord, policy: str) -> tuple[ReportRow, ...]:
    """The reports as entered; what the text commits to stands in the report itself, for the others its figure is fetched."""
    if policy == _PLAIN:
        return tuple(ReportRow(line, Coded(line.report.low, _single(line), line.report.high)) for line in record.lines)
    kept = kept_articles(ledger, [line.report.article for line in record.lines])
    figures = {record_id(each.id, figure.id): figure for each in kept.values() for figure in each.reading.figures}
    return tuple(ReportRow(line, POLICIES[policy](figures[line.report.figure])) for line in record.lines)


def _single(line: ReportLine) -> float | None:
    return line.report.low if line.report.low == line.report.high else None


def chart_of(page: QuestionPage, language: str, *, width: int = 760, linked: bool = True) -> str:
    """The SVG of a page's reports as its policy enters them, each linked to its words where ``linked``."""
    bars = []
    for row in page.reports:
        told = row.line.report
        day = _day(told.as_of or told.published)
        if day is None or (row.coded.low is None and row.coded.high is None):
            continue
        source = told.source_name or row.line.outlet or "?"
        words = f"{day.isoformat()} · {source}: {row.line.quote or row.line.text}"
        link = f"/figure/{told.figure}" if linked else None
        bars.append(Bar(day, row.coded.low, row.coded.high, source, told.copy is not None, words, link))
    return chart(bars, title=getattr(page.question.text, language, page.question.text.en), width=width)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(f"{value[:7]}-01" if len(value) < 10 else value[:10]) if value else None
    except ValueError:
        return None

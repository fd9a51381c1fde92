"""A speaker: all they said, and where it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from laut.base.errors import UsageError
from laut.ledger.compared import SpeakerRow, TurnRow, list_speakers, list_turns
from laut.ledger.filters import Filters
from laut.ledger.lists import FigureRow, StatementRow, list_figures, list_statements
from laut.ledger.pages import SaidLine, SpeakerName, companions, question_texts, said_lines
from laut.ledger.store import Ledger
from laut.show.web.contexts.query import Query, limit_of

__all__ = ["NumberChange", "SpeakerPage", "speaker_page"]

_LISTED = 500


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A question on which a speaker gave more than one answer: their figures in the order in which they were published."""

    question: str
    text_de: str
    text_en: str
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A speaker, the turns of theirs that have several steps, their numbers that changed, and what they said, newest first.

    ``words`` are the statements of the turns' steps, by their ids.
    ``others`` speak in the same stories: one of them may be the same under another name.
    """

    speaker: SpeakerRow
    turns: tuple[TurnRow, ...]
    words: Mapping[str, SaidLine]
    changes: tuple[NumberChange, ...]
    statements: tuple[StatementRow, ...]
    others: tuple[SpeakerName, ...]
    limit: int
    more: bool


def speaker_page(ledger: Ledger, name: str, query: Query) -> SpeakerPage:
    """The speaker with this id; raises UsageError where there is none."""
    limit = limit_of(query, 100)
    speaker = next((each for each in list_speakers(ledger, Filters(speaker=name, limit=5)) if each.id == name), None)
    if speaker is None:
        raise UsageError(f"no speaker {name!r} in {ledger.name!r}; `laut speakers` lists those there are")
    said = list_statements(ledger, Filters(speaker=name, limit=limit + 1))
    listed = list_turns(ledger, Filters(speaker=name, limit=_LISTED))
    turns = tuple(turn for turn in listed if len(turn.steps) > 1)
    return SpeakerPage(
        speaker=speaker,
        turns=turns,
        words=said_lines(ledger, [step.statement for turn in turns for step in turn.steps]),
        changes=tuple(_changes(ledger, list_figures(ledger, Filters(speaker=name, limit=_LISTED)))),
        statements=tuple(said[:limit]), others=tuple(companions(ledger, name)), limit=limit, more=len(said) > limit,
    )  # fmt: skip


def _changes(ledger: Ledger, figures: Iterable[FigureRow]) -> Iterable[NumberChange]:
    def by_question(row: FigureRow) -> tuple[str, str, int]:
        return (row.question or "", row.published, row.start)

    answered = sorted((row for row in figures if row.question), key=by_question)
    changed = {}
    for asked, rows in groupby(answered, key=lambda row: row.question or ""):
        told = tuple(rows)
        if any((a.low, a.high) != (b.low, b.high) for a, b in pairwise(told)):
            changed[asked] = told
    texts = question_texts(ledger, list(changed))
    return (NumberChange(asked, *texts[asked], told) for asked, told in changed.items() if asked in texts)

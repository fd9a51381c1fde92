"""Whose word a figure is: the statement that carries it, else what the sentences around it lend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from laut.base.language import Language
from laut.base.records import Figure, Measure, Speaker, Statement
from laut.base.span import Span
from laut.document.words import Words
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.window import near_clause, near_sentence

__all__ = ["carrier", "lend_sources", "source_name"]

# sentences of a lead, and figures behind its toll that may name the source
_LEAD = 2
_MOST_BEHIND = 4
# characters between a number and the noun that follows it at once
_GAP = 12
# sentences over which words go on in backshift
_GOES_ON = 3
_STOPS = ("", ".", "\n", " ")
_INDIRECT = ("indirect", "indirect_free_indirect")
_TOLL: frozenset[Measure] = frozenset({"killed", "injured", "missing", "rescued"})


def carrier(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The innermost statement whose quote holds the figure at ``span``; of equals, one that has a speaker."""
    holding = [s for s in statements if any(part.start <= span.start < part.end for part in s.quote.spans)]
    return min(holding, key=lambda s: (_size(s), s.speaker is None), default=None)


def source_name(statements: Sequence[Statement], statement: Statement) -> str | None:
    """The speaker's name of ``statement``, or of the one around it where its own is not known."""
    if statement.speaker is not None:
        return _name(statement.speaker)
    around = [s for s in statements if s.speaker is not None and _holds(s, statement)]
    outer = min(around, key=_size, default=None)
    return None if outer is None or outer.speaker is None else _name(outer.speaker)


def _name(speaker: Speaker) -> str | None:
    return speaker.name  # words that name nobody ("it said", of someone not found) are no source


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.quote.spans)


def _holds(outer: Statement, inner: Statement) -> bool:
    return outer is not inner and all(any(o.holds(i) for o in outer.quote.spans) for i in inner.quote.spans)


def lend_sources(
    analysis: Analysis, amounts: Sequence[Amount], figures: Sequence[Figure], statements: Sequence[Statement] = ()
) -> list[Figure]:
    """The figures with the sources that neighbouring sentences of their paragraph lend them.

    A clause in the subjunctive goes on with the source before it; where there is no such
    mood, so do a sentence in backshift behind an indirect statement and a toll that leaves
    its noun out. The bare toll of a lead has the source that the next sentence names for
    its figures of people.
    """
    found = list(figures)
    for number, (amount, figure) in enumerate(zip(amounts, figures, strict=True)):
        if figure.source_name is not None or figure.statement is not None:
            continue
        told = _told_before(analysis, amount.core, statements)
        if told is not None:
            found[number] = replace(figure, statement=told.id, source_name=source_name(statements, told))
            continue
        near = _neighbours(analysis, amounts, number)
        if (
            number
            and near(number - 1)
            and (_is_reported(analysis, amount) or _goes_on(analysis, figure, found[number - 1]))
        ):
            found[number] = replace(figure, source_name=found[number - 1].source_name)
        elif amount.core in _lead(analysis) and figure.measure in _TOLL:
            behind = range(number + 1, min(number + 1 + _MOST_BEHIND, len(figures)))
            named = (k for k in behind if near(k) and figures[k].source_name and figures[k].measure in _TOLL)
            lender = next(named, None)
            found[number] = figure if lender is None else replace(figure, source_name=figures[lender].source_name)
    return found


def _told_before(analysis: Analysis, word: int, statements: Sequence[Statement]) -> Statement | None:
    """The statement of the sentences before, where that of ``word`` goes on with it in backshift.

    "She said there were 19 cases. Four of the patients were in intensive care.": no mood
    and no reporting clause tells, only the past tense that both sentences have.
    """
    shifted, words = _backshift(analysis.language), analysis.words
    number = here = analysis.sentence_of[word]
    while shifted and number > 0 and here - number < _GOES_ON:
        sentence = words.sentences[number]
        if shifted.isdisjoint(analysis.lower[i] for i in near_sentence(analysis, sentence.start)):
            return None
        if analysis.paragraph_of[sentence.start - 1] != analysis.paragraph_of[word]:
            return None
        number -= 1
        last = _last_of(analysis, words.sentences[number], statements)
        if last is not None:
            return last if last.type in _INDIRECT and _goes_over(last, words, shifted) else None
    return None


def _last_of(analysis: Analysis, sentence: range, statements: Sequence[Statement]) -> Statement | None:
    """The statement that holds the last words of ``sentence`` said in one, the outermost; None where there is none."""
    start, end = analysis.words.starts[sentence.start], analysis.words.ends[sentence.stop - 1]
    inside = [s for s in statements if any(part.start < end and start < part.end for part in s.quote.spans)]
    return max(inside, key=lambda s: (max(part.end for part in s.quote.spans), _size(s)), default=None)


def _goes_over(last: Statement, words: Words, shifted: frozenset[str]) -> bool:
    """Whether a statement is in backshift and ends its sentence, so that the next one may go on with it."""
    end = max(part.end for part in last.quote.spans)
    inside = {words.forms[i].lower() for part in last.quote.spans for i in words.within(part)}
    at_end = words.text[end - 1 : end + 1].strip()[-1:] in _STOPS
    return at_end and last.speaker is not None and not shifted.isdisjoint(inside)


def _neighbours(analysis: Analysis, amounts: Sequence[Amount], number: int) -> Callable[[int], bool]:
    """Whether another amount stands in the same paragraph, in the same sentence or the next to it."""
    here = amounts[number].core

    def near(other: int) -> bool:
        there = amounts[other].core
        one = analysis.paragraph_of[here] == analysis.paragraph_of[there]
        return one and abs(analysis.sentence_of[here] - analysis.sentence_of[there]) <= 1

    return near


def _lead(analysis: Analysis) -> range:
    """The first sentences of an article, where news puts its toll."""
    return range(analysis.words.sentences[min(_LEAD, len(analysis.words.sentences)) - 1].stop)


def _is_reported(analysis: Analysis, amount: Amount) -> bool:
    """Whether the clause is in the subjunctive of reported speech, where the language has one."""
    if not _reports_by_mood(analysis.language):
        return False
    return any(analysis.moods[i] in ("subjunctive1", "subjunctive2") for i in near_clause(analysis, amount.core))


def _goes_on(analysis: Analysis, figure: Figure, before: Figure) -> bool:
    """Whether the toll goes on with one before it and leaves its noun out, where no mood would show it ("63 are missing")."""
    if _reports_by_mood(analysis.language) or figure.measure not in _TOLL or before.measure not in _TOLL:
        return False
    behind = analysis.words.text[figure.end :][: _GAP + len(figure.counted or "")]
    return figure.counted is None or figure.counted not in behind


@cache
def _backshift(language: Language) -> frozenset[str]:
    return frozenset(language.lexicon("figure_hedges").words("sources.backshift"))


@cache
def _reports_by_mood(language: Language) -> bool:
    return language.lexicon("figure_hedges").flag("sources.by_mood")

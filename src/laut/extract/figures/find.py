"""The figures of an article: amounts that count something, with measure, population, time, place and carrier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laut.base.records import Figure, Measure, Place, Statement, Time, When
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount, find_amounts
from laut.extract.figures.attributed import is_nameless
from laut.extract.figures.confidence import confidence
from laut.extract.figures.counted import Counted, Counter
from laut.extract.figures.ellipsis import with_units
from laut.extract.figures.fates import Fates
from laut.extract.figures.gauge import Gauge, Measured
from laut.extract.figures.hedges import figure_hedge
from laut.extract.figures.measures import OF_PEOPLE
from laut.extract.figures.nobody import with_nobody
from laut.extract.figures.not_figures import Excluder
from laut.extract.figures.sources import carrier, lend_sources, source_name
from laut.extract.figures.tellers import (
    is_own_account,
    is_taken_up,
    source_in_sentence,
    source_of_clause,
    source_of_nameless,
    source_taken_up,
    subject_of_sentence,
)
from laut.extract.places import Places, find_places
from laut.extract.times.ties import tied_time

__all__ = ["find_figures"]

_WITHOUT_BRIDGE = frozenset({"money", "share", "physical", "duration", "things"})


def find_figures(analysis: Analysis, times: Sequence[Time], statements: Sequence[Statement]) -> list[Figure]:
    """The figures of an article, numbered f1, f2, … in order.

    ``times`` are those of find_times: a number that lies in a date or a clock time
    is no figure. Spans are code points, half-open, with the qualifier and the unit
    of money, shares and measures, without the counted noun.
    """
    amounts = find_amounts(analysis.words, analysis.language)
    excluder, fates = Excluder(analysis, times), Fates(analysis)
    kept = with_units(analysis, [a for a in amounts if not excluder.excludes(a) or (a.bare and fates.may_harm_one(a))])
    kept = with_nobody(analysis, kept)
    fates.bound_by(kept)
    counter = Counter(analysis, kept, [Span(t.start, t.end) for t in times])
    gauge = Gauge(analysis, fates)
    frames = [span for s in statements if s.frame is not None for span in s.frame.spans]
    speaking = [*frames, *(span for s in statements if s.speaker is not None for span in s.speaker.spans)]
    scene = _Scene(analysis, times, statements, frames, speaking, find_places(analysis) if kept else None)
    found: list[Figure] = []
    counting: list[Amount] = []
    for amount in kept:
        counted = counter.counted(amount)
        measured = gauge.measure(amount, counted)
        if amount.bare and excluder.excludes(amount) and not gauge.is_victim(amount, counted, measured.measure):
            continue
        if _is_one(amount) and any(span.holds(amount.span) for span in scene.speaking):
            continue
        counting.append(amount)
        found.append(_figure(scene, f"f{len(found) + 1}", amount, _Reading(counted, measured)))
    return lend_sources(analysis, counting, found, statements)


def _is_one(amount: Amount) -> bool:
    """Whether the amount is the word for one: who speaks is named by it, not counted ("said one of them", "one envoy told")."""
    return amount.low == amount.high == 1 and not amount.digits and amount.qualifier == "exact" and amount.unit is None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What an amount counts and measures."""

    counted: Counted | None
    measured: Measured


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of the article beside its amounts."""

    analysis: Analysis
    times: Sequence[Time]
    statements: Sequence[Statement]
    frames: Sequence[Span]
    speaking: Sequence[Span]
    places: Places | None


def _figure(scene: _Scene, name: str, amount: Amount, reading: _Reading) -> Figure:
    analysis, text = scene.analysis, scene.analysis.words.text
    statement = carrier(scene.statements, amount.span)
    return Figure(
        id=name, start=amount.span.start, end=amount.span.end, text=amount.span.of(text), low=amount.low,
        high=amount.high, qualifier=amount.qualifier, unit=reading.measured.unit,
        measure=reading.measured.measure,
        counted=analysis.words.span(reading.counted.words).of(text) if reading.counted else None,
        place=_place(scene.places, amount, reading.measured.measure), when=_when(scene, amount),
        statement=statement.id if statement else None,
        source_name=_source(scene, amount, statement, reading.measured.measure),
        hedge=figure_hedge(analysis, amount, statement), confidence=confidence(analysis.language, reading.measured, statement), found_by=f"grammar/{reading.measured.ground}",
    )  # fmt: skip


def _source(scene: _Scene, amount: Amount, statement: Statement | None, measure: Measure) -> str | None:
    """Who gives the figure: the speaker of its statement, else whom its own sentence names."""
    analysis, of_people = scene.analysis, measure in OF_PEOPLE
    if statement is None:
        own = source_of_clause(analysis, amount, of_people=of_people)
        return own or source_in_sentence(analysis, amount, of_people=of_people)
    if statement.speaker is not None and is_own_account(analysis.language, statement.speaker.text):
        return subject_of_sentence(analysis, amount) or statement.speaker.text
    if statement.speaker is not None and is_taken_up(analysis.language, statement.speaker.text):
        return source_taken_up(analysis, amount)
    if statement.speaker is not None and is_nameless(analysis.language, statement.speaker.text):
        return source_of_nameless(analysis, amount, scene.statements) or statement.speaker.name
    own = source_of_clause(analysis, amount, of_people=of_people)
    return own or source_name(scene.statements, statement) or source_in_sentence(analysis, amount, of_people=of_people)


def _place(places: Places | None, amount: Amount, measure: Measure) -> Place | None:
    """Where it happens; only what happens to people and events looks for a place in the sentence before."""
    if places is None:
        return None
    mention = places.at(range(amount.first, amount.stop), bridge=measure not in _WITHOUT_BRIDGE)
    return None if mention is None else places.place(mention)


def _when(scene: _Scene, amount: Amount) -> When | None:
    analysis = scene.analysis
    sentence = analysis.words.sentences[analysis.sentence_of[amount.core]]
    time = tied_time(amount.span, analysis, sentence, scene.times, scene.frames)
    return None if time is None else When(text=time.text, value=time.value)

"""Analysis -> quotes by learned weights: which words are said, of which type, how surely.

In order: which sentences are worth reading; their columns; a tagger's probabilities for each word; candidates read off
them; a ranking that chooses among the candidates; a decision of its own for each pair of quotation marks, which
may lie inside a chosen quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from laut.base.records import StatementType
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.calibration import Calibration
from laut.extract.learned.candidates import Candidate, candidates
from laut.extract.learned.chains import Floats
from laut.extract.learned.columns import Alphabet
from laut.extract.learned.crf import Crf
from laut.extract.learned.describe import describe
from laut.extract.learned.evidence import Tagged, evidence_of
from laut.extract.learned.excerpt import excerpt
from laut.extract.learned.layers import layered_scores, layers_of
from laut.extract.learned.pairs import pair_rows
from laut.extract.learned.quote_habits import QuoteHabits
from laut.extract.learned.ranking import candidate_rows
from laut.extract.learned.role_habits import keys_of
from laut.extract.learned.sentences import SentenceModel, signs_of, worth_reading
from laut.extract.learned.trees import Trees

__all__ = ["FoundQuote", "SpanModel", "choose", "find_quotes", "marks_of"]

_TYPES: dict[str, StatementType] = {
    "D": "direct", "I": "indirect", "R": "reported", "F": "free_indirect", "X": "indirect_free_indirect",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpanModel:
    """What finds quotes: a look at sentences, a tagger over ``alphabets``, and two classifiers, each with the probability from which it
    says yes and with what its probabilities are worth. ``domain`` is the kind of text that it takes an article for.
    """

    domain: str
    sentences: SentenceModel
    alphabets: Mapping[str, Alphabet]
    tagger: Crf
    habits: QuoteHabits
    ranking: Trees
    ranking_from: float
    ranking_worth: Calibration
    pairs: Trees
    pairs_from: float
    pairs_worth: Calibration


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """One quote in word ranges; ``confidence`` is a probability."""

    type: StatementType
    parts: tuple[range, ...]
    confidence: float


def find_quotes(analysis: Analysis, model: SpanModel, by_rule: Sequence[Attribution]) -> list[FoundQuote]:
    """The quotes of an article in the order of their first words, the longer first; ``by_rule`` is the grammar's word."""
    if not analysis.lower:
        return []
    keys = keys_of(analysis)
    likely = model.sentences.probabilities(analysis, keys, signs_of(analysis, by_rule))
    kept = worth_reading(analysis, likely, model.sentences.least)
    if not kept.any():
        return []
    short = excerpt(analysis, kept)
    habits = model.habits.of([keys[i] for i in short.whence.tolist()])
    quotes = _in_excerpt(short.analysis, model, by_rule, likely[kept], habits)
    quotes = [replace(quote, parts=short.in_article(quote.parts)) for quote in quotes]
    quotes += _going_on(analysis, quotes, by_rule)
    return sorted(quotes, key=lambda q: (q.parts[0].start, -q.parts[-1].stop))


def _going_on(analysis: Analysis, quotes: Sequence[FoundQuote], by_rule: Sequence[Attribution]) -> Iterator[FoundQuote]:
    """What goes on, by rule, with a speaker's words without naming them, where ``quotes`` have none of it.

    PolNeAR does not mark it, so weights learned from its articles find hardly any.
    """
    taken = {i for quote in quotes for part in quote.parts for i in part}
    for attribution in by_rule:
        parts = tuple(analysis.words.within(span) for span in attribution.quote)
        if attribution.type == "indirect_free_indirect" and taken.isdisjoint(i for part in parts for i in part):
            yield FoundQuote(attribution.type, parts, attribution.confidence)


def _in_excerpt(
    analysis: Analysis, model: SpanModel, by_rule: Sequence[Attribution], likely: Floats, habits: Floats
) -> list[FoundQuote]:
    """The quotes of the sentences read: what they are ``likely`` to hold, and the habits of their words, are known."""
    described = describe(analysis, by_rule, likely, model.domain)
    layers = layers_of(analysis, described, model.alphabets)
    scores = layered_scores(model.tagger, layers, {name: len(alphabet) for name, alphabet in model.alphabets.items()})
    crf, chains = model.tagger, analysis.words.paragraphs
    tagged = Tagged(crf.labels, crf.probabilities(scores, chains))
    evidence = evidence_of(analysis, tagged, by_rule, habits, likely)
    found = candidates(crf.labels, scores, crf.transitions, chains)
    ranked = model.ranking.probability(candidate_rows(analysis, found, evidence))
    said = model.pairs.probability(pair_rows(analysis, evidence))
    quotes = [_sure(quote, model.ranking_worth) for quote in choose(found, ranked, model.ranking_from)]
    marked = [_sure(quote, model.pairs_worth) for quote in marks_of(analysis, said, model.pairs_from)]
    return quotes + _interrupted(analysis, marked, by_rule)


def _interrupted(analysis: Analysis, marked: Sequence[FoundQuote], by_rule: Sequence[Attribution]) -> list[FoundQuote]:
    """The quotations, those that the grammar finds to be one with a reporting clause between joined: „A“, sagte X, „b.“"""
    whole: dict[int, int] = {}
    for number, attribution in enumerate(by_rule):
        if attribution.type == "direct" and len(attribution.quote) > 1:
            whole |= {i: number for span in attribution.quote for i in analysis.words.within(span)}
    joined: dict[object, FoundQuote] = {}
    for quote in marked:
        key: object = ("one", whole[quote.parts[0].start]) if quote.parts[0].start in whole else quote.parts
        before = joined.get(key)
        if before and quote.parts[0].start < before.parts[-1].stop:  # a quotation inside another continues nothing
            key, before = quote.parts, None
        parts = (*before.parts, *quote.parts) if before else quote.parts
        joined[key] = replace(
            quote, parts=parts, confidence=max(before.confidence if before else 0.0, quote.confidence)
        )
    return list(joined.values())


def _sure(quote: FoundQuote, worth: Calibration) -> FoundQuote:
    return replace(quote, confidence=worth(quote.confidence))


def choose(
    found: Sequence[Candidate], probabilities: Sequence[float] | np.ndarray, at_least: float
) -> list[FoundQuote]:
    """The likeliest candidates that share no word."""
    taken: set[int] = set()
    chosen: list[FoundQuote] = []
    for k in sorted(range(len(found)), key=lambda k: (-probabilities[k], found[k].parts[0].start, found[k].letter)):
        if probabilities[k] < at_least:
            break
        words = found[k].words
        if taken.isdisjoint(words):
            taken.update(words)
            chosen.append(FoundQuote(_TYPES[found[k].letter], found[k].parts, float(probabilities[k])))
    return chosen


def marks_of(analysis: Analysis, probabilities: Sequence[float] | np.ndarray, at_least: float) -> list[FoundQuote]:
    """The pairs of marks that hold what somebody said."""
    return [
        FoundQuote("direct", pair.parts, float(probability))
        for pair, probability in zip(analysis.pairs, probabilities, strict=True)
        if probability >= at_least
    ]

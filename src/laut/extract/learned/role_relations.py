"""How the words around each quote stand to it: where, how far, across which clauses, inside which other quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from laut.base.records import StatementType
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Ints
from laut.extract.learned.spans import FoundQuote
from laut.extract.learned.word_groups import WordGroups, spread

__all__ = ["EDGES", "NEIGHBOURS", "RELATIONS", "RULE_ROLES", "TYPES", "Scene", "edges", "relations", "scene_of"]

Truths = NDArray[np.bool_]

TYPES: tuple[StatementType, ...] = ("direct", "indirect", "reported", "free_indirect", "indirect_free_indirect")
# Quotes further apart than so many others have nothing to do with one another.
NEIGHBOURS = 12
RULE_ROLES = ("speaker", "cue", "addressee", "frame")
# Sentences before and after a quote in which its roles are looked for, word by word (97 of 100 words that play one).
_BEFORE, _AFTER = 1, 1
# And no further away than so many words, so that a text of one sentence costs no more than another.
_WORDS_BEFORE, _WORDS_AFTER = 120, 60
_CLAUSES = 5
_STEPS = np.array([1, 2, 3, 5, 9, 16, 30])
# An attribution found by rule begins no further before a quote that it shares words with.
_RULE_REACH = 400
# In these the words that play the roles stand inside the quote.
_SPEAKER_INSIDE = (TYPES.index("reported"), TYPES.index("free_indirect"))
# An attribution found by rule is of the same quote if their words overlap at least so much (F1).
_SAME_QUOTE = 0.3
# Of the quotes that hold a word, so many are looked at.
_DEEPEST = 4

RELATIONS: Mapping[str, int] = {
    "type": 5, "region": 6, "clauses": 11, "steps": 20, "other": 7, "enclosed": 2, "parts": 3, "whole": 4, "ruled": 6,
}  # fmt: skip
"""Columns of small numbers, each with how many values it has."""
EDGES = ("first", "before", "after", "last")
"""Columns of words at the quote's edges, coded by alphabets of their own."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Quotes by steps, from ``NEIGHBOURS`` before to as many after: which quote that is, whether there is another,
    whether it holds this one, lies within it, or begins before it and does neither.
    """

    other: Ints
    there: Truths
    around: Truths
    within: Truths
    earlier: Truths

    @classmethod
    def of(cls, quotes: WordGroups, first: Ints, last: Ints) -> Beside:
        """What stands beside each quote."""
        count = len(quotes)
        step = np.arange(-NEIGHBOURS, NEIGHBOURS + 1)
        other = np.arange(count)[:, None] + step
        there = (other >= 0) & (other < count) & (step != 0)
        other = np.clip(other, 0, count - 1).astype(np.int32)
        around = _around(quotes, first, last, other) & there
        within = np.zeros_like(around)
        quote, steps = np.nonzero(around)
        within[quote + steps - NEIGHBOURS, 2 * NEIGHBOURS - steps] = True
        return cls(other, there, around, within, there & ~around & ~within & (first[other] < first[:, None]))


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's quotes as word indices, in the order of the quotes.

    ``parts`` is in how many pieces each is, ``quotes`` are their words, from ``first`` to ``last``, in the sentences ``opens`` to ``closes``; ``windows`` the
    words that may play their roles. ``rule`` is the attribution of the same quote that the grammar finds (-1: none),
    ``ruled`` the words in its roles. ``beside`` tells of the quotes near by, ``starts`` and ``stops`` are the
    sentences' edges.
    """

    analysis: Analysis
    types: Ints
    parts: Ints
    quotes: WordGroups
    first: Ints
    last: Ints
    opens: Ints
    closes: Ints
    windows: WordGroups
    beside: Beside
    rule: Ints
    ruled: Mapping[str, WordGroups]
    starts: Ints
    stops: Ints
    sentence_of: Ints
    clause_of: Ints
    paragraph_of: Ints


def scene_of(analysis: Analysis, quotes: Sequence[FoundQuote], by_rule: Sequence[Attribution]) -> Scene:
    """The quotes of an article with all that is asked of them again and again."""
    words = WordGroups.of([[i for part in quote.parts for i in part] for quote in quotes])
    first, last = words.word[words.starts[:-1]], words.word[words.starts[1:] - 1]
    types = np.array([TYPES.index(quote.type) for quote in quotes], np.int32)
    sentence_of = np.array(analysis.sentence_of, np.int32)
    opens, closes = sentence_of[first], sentence_of[last]
    starts, stops = (
        np.array([getattr(s, end) for s in analysis.words.sentences], np.int32) for end in ("start", "stop")
    )
    rule = np.array(_rules(analysis, quotes, by_rule), np.int32)
    return Scene(
        analysis=analysis, types=types, parts=np.array([_pieces(quote) for quote in quotes], np.int32), quotes=words, first=first, last=last, opens=opens, closes=closes,
        windows=_windows(words, types, (first, last), (starts[np.maximum(opens - _BEFORE, 0)], stops[np.minimum(closes + _AFTER, len(stops) - 1)])),
        beside=Beside.of(words, first, last), rule=rule, ruled=_ruled(analysis, by_rule, rule),
        starts=starts, stops=stops, sentence_of=sentence_of,
        clause_of=np.array(analysis.clause_of, np.int32), paragraph_of=np.array(analysis.paragraph_of, np.int32),
    )  # fmt: skip


def _pieces(quote: FoundQuote) -> int:
    return 1 + sum(part.stop != after.start for part, after in pairwise(quote.parts))


def _around(quotes: WordGroups, first: Ints, last: Ints, other: Ints) -> Truths:
    """Of each quote, which others, that are longer, hold all its words."""
    own = np.arange(len(other))[:, None]
    sizes = quotes.sizes
    found = (sizes[other] > sizes[own]) & (first[other] <= first[own]) & (last[own] <= last[other])
    for quote, step in np.argwhere(found).tolist():
        held = quotes.word[quotes.part(quote)]
        found[quote, step] = quotes.find(np.full(len(held), other[quote, step]), held)[1].all()
    return found


def _windows(words: WordGroups, types: Ints, quotes: tuple[Ints, Ints], sentences: tuple[Ints, Ints]) -> WordGroups:
    """The words around quotes (their first and last words) in sentences (where these start and stop)."""
    word, owner = spread(
        np.maximum(sentences[0], quotes[0] - _WORDS_BEFORE), np.minimum(sentences[1], quotes[1] + _WORDS_AFTER)
    )
    kept = np.isin(types, _SPEAKER_INSIDE)[owner] | ~words.find(owner, word)[1]
    return WordGroups.laid_out(word[kept], owner[kept], len(types))


def _rules(analysis: Analysis, quotes: Sequence[FoundQuote], by_rule: Sequence[Attribution]) -> list[int]:
    """Of each quote: which attribution found by rule has most words in common with its own; -1: none enough."""
    ruled = [_ranges(analysis, a.quote) for a in by_rule]
    order = sorted((k for k in range(len(by_rule)) if ruled[k]), key=lambda k: ruled[k][0].start)
    starts = [ruled[k][0].start for k in order]
    # How far the rules up to each one reach at most: what ends before a quote has nothing in common with it.
    reach = list(accumulate((ruled[k][-1].stop for k in order), max))
    found = []
    for quote in quotes:
        best, rule = _SAME_QUOTE, -1
        size = sum(map(len, quote.parts))
        begin = quote.parts[0].start
        for n in range(
            bisect_right(starts, quote.parts[-1].stop - 1) - 1, bisect_left(starts, begin - _RULE_REACH) - 1, -1
        ):
            if reach[n] <= begin:
                break
            own = ruled[order[n]]
            both = sum(max(0, min(a.stop, b.stop) - max(a.start, b.start)) for a in quote.parts for b in own)
            if both and 2 * both >= best * (size + sum(map(len, own))):
                best, rule = 2 * both / (size + sum(map(len, own))), order[n]
        found.append(rule)
    return found


def _ranges(analysis: Analysis, spans: Sequence[Span]) -> list[range]:
    return [words for span in spans if (words := analysis.words.within(span))]


def _ruled(analysis: Analysis, by_rule: Sequence[Attribution], rule: Ints) -> dict[str, WordGroups]:
    """The words of each quote's rule-found attribution, by role."""
    return {
        role: WordGroups.of([
            sorted({i for span in getattr(by_rule[k], role) for i in analysis.words.within(span)}) if k >= 0 else ()
            for k in rule.tolist()
        ])
        for role in RULE_ROLES
    }  # fmt: skip


def relations(scene: Scene) -> dict[str, Ints]:
    """The columns of ``RELATIONS`` for the words of all windows, end to end."""
    window, quote, quotes = scene.windows.word, scene.windows.owner, scene.quotes
    first, last = scene.first[quote], scene.last[quote]
    before, after = window < first, window > last
    place = quotes.before(quote, window)
    left = quotes.word[np.maximum(place - 1, quotes.starts[quote])]
    right = quotes.word[np.minimum(place, quotes.starts[quote + 1] - 1)]
    sentence = scene.sentence_of[window]
    region = np.select(
        [right == window, before & (sentence == scene.opens[quote]), before, after & (sentence == scene.closes[quote]), after],
        [1, 2, 3, 4, 5], 0,
    )  # fmt: skip
    near = np.where(before | (~after & (window - left > right - window)), right, left)
    opening, closing = scene.starts[scene.opens] == scene.first, scene.stops[scene.closes] - 2 <= scene.last
    return {
        "type": scene.types[quote],
        "region": region.astype(np.int32),
        "clauses": np.clip(scene.clause_of[window] - scene.clause_of[near], -_CLAUSES, _CLAUSES) + _CLAUSES,
        "steps": (np.digitize(np.abs(window - near), _STEPS) + 10 * (window > near)).astype(np.int32),
        "other": _in_others(scene),
        "enclosed": np.asarray(scene.beside.around.any(axis=1), np.int32)[quote],
        "parts": scene.parts[quote].clip(1, 3) - 1,
        "whole": np.select([opening & closing, opening, closing], [3, 2, 1], 0).astype(np.int32)[quote],
        "ruled": _in_rule(scene),
    }


def _in_others(scene: Scene) -> Ints:
    """Of each window word: 0, or the type of another quote that holds it (from 1), 6 for one around this."""
    window, quote = scene.windows.word, scene.windows.owner
    order = np.argsort(scene.quotes.word, kind="stable")
    word, holder = scene.quotes.word[order], scene.quotes.owner[order]
    begin, end = np.searchsorted(word, window), np.searchsorted(word, window, side="right")
    found = np.zeros(len(window), np.int32)
    for depth in range(_DEEPEST):
        other = holder[np.minimum(begin + depth, len(holder) - 1)]
        step = other - quote
        held = (begin + depth < end) & (step != 0) & (np.abs(step) <= NEIGHBOURS)
        around = scene.beside.around[quote, np.clip(step, -NEIGHBOURS, NEIGHBOURS) + NEIGHBOURS]
        found = np.where(held, np.maximum(found, np.where(around, 6, 1 + scene.types[other])), found)
    return found.astype(np.int32)


def _in_rule(scene: Scene) -> Ints:
    """Of each window word: 0 where the grammar has no such quote, 1, or its role there (from 2)."""
    window, quote = scene.windows.word, scene.windows.owner
    found = (scene.rule >= 0).astype(np.int32)[quote]
    for code, role in reversed(list(enumerate(RULE_ROLES, 2))):
        found[scene.ruled[role].find(quote, window)[1]] = code
    return found


def edges(scene: Scene) -> dict[str, list[str]]:
    """The words at the quotes' edges: the first, the last mark, and the marks or words straight before and after."""
    forms, lower = scene.analysis.words.forms, scene.analysis.lower
    sentences = scene.analysis.words.sentences
    rows = []
    for first, last, opens, closes in zip(
        *(column.tolist() for column in (scene.first, scene.last, scene.opens, scene.closes)), strict=True
    ):
        before = forms[first - 1] if first > sentences[opens].start else "^"
        after = forms[last + 1] if last + 1 < sentences[closes].stop else "$"
        rows.append((lower[first], before, after, forms[last] if not forms[last][0].isalnum() else "w"))
    return dict(zip(EDGES, map(list, zip(*rows, strict=True)), strict=True))

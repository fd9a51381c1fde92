"""How the words around a quote stand to it: where, how far, across which clauses, inside which other quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from laut.base.records import StatementType
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Ints
from laut.extract.learned.spans import FoundQuote

__all__ = ["EDGES", "NEIGHBOURS", "RELATIONS", "TYPES", "Scene", "edges", "relations", "scene_of"]

TYPES: tuple[StatementType, ...] = ("direct", "indirect", "reported", "free_indirect", "indirect_free_indirect")
# Sentences before and after a quote in which its roles are looked for.
_BEFORE, _AFTER = 3, 1
_CLAUSES = 5
# Quotes further apart than so many others have nothing to do with one another.
NEIGHBOURS = 12
_STEPS = np.array([1, 2, 3, 5, 9, 16, 30])
# And no further away than so many words, so that a text of one sentence costs no more than another.
_WORDS_BEFORE, _WORDS_AFTER = 160, 80
# An attribution found by rule begins no further before a quote that it shares words with.
_RULE_REACH = 400
# In these the words that play the roles stand inside the quote.
_SPEAKER_INSIDE = frozenset({"reported", "free_indirect"})
_RULE_ROLES = ("speaker", "cue", "addressee", "frame")
# An attribution found by rule is of the same quote if their words overlap at least so much (F1).
_SAME_QUOTE = 0.3

RELATIONS: Mapping[str, int] = {
    "type": 5, "region": 9, "clauses": 11, "steps": 20, "other": 7, "enclosed": 2, "parts": 3, "whole": 4, "ruled": 6,
}  # fmt: skip
"""Columns of small numbers, each with how many values it has."""
EDGES = ("first", "before", "after", "last")
"""Columns of words at the quote's edges, coded by alphabets of their own."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's quotes as word indices, in the order of the quotes.

    ``words[k]`` are those of quote k in order, ``sentences[k]`` its first and last sentence, ``windows[k]`` the words
    that may play its roles, ``around[k]`` and ``within[k]`` the quotes that hold it and that it holds, ``ruled[k]``
    the words by role in the attribution of the same quote that the grammar finds (empty where it finds none).
    """

    analysis: Analysis
    types: tuple[int, ...]
    words: tuple[Ints, ...]
    sentences: tuple[tuple[int, int], ...]
    windows: tuple[Ints, ...]
    around: tuple[tuple[int, ...], ...]
    within: tuple[tuple[int, ...], ...]
    ruled: tuple[Mapping[str, Ints], ...]
    sentence_of: Ints
    clause_of: Ints

    def near(self, quote: int, reach: int = NEIGHBOURS) -> range:
        """The quotes that stand no further from one than ``reach`` others, itself among them."""
        return range(max(0, quote - reach), min(len(self.words), quote + reach + 1))

    def is_earlier(self, other: int, quote: int) -> bool:
        """Whether a quote begins before another, and they do not lie in one another."""
        return (
            other not in self.around[quote]
            and other not in self.within[quote]
            and bool(self.words[other][0] < self.words[quote][0])
        )


def scene_of(analysis: Analysis, quotes: Sequence[FoundQuote], by_rule: Sequence[Attribution]) -> Scene:
    """The quotes of an article with all that is asked of them again and again."""
    words = tuple(np.array([i for part in quote.parts for i in part], np.int32) for quote in quotes)
    around = _around(words)
    rules = sorted(((own, a) for a in by_rule if len(own := _words(analysis, a.quote))), key=_first_word)
    rule_starts = [int(own[0]) for own, _ in rules]
    return Scene(
        analysis=analysis,
        types=tuple(TYPES.index(quote.type) for quote in quotes),
        words=words,
        sentences=tuple((analysis.sentence_of[own[0]], analysis.sentence_of[own[-1]]) for own in words),
        windows=tuple(_window(analysis, quote, own) for quote, own in zip(quotes, words, strict=True)),
        around=around,
        within=tuple(
            tuple(k for k in range(max(0, quote - NEIGHBOURS), min(len(words), quote + NEIGHBOURS + 1)) if quote in around[k])
            for quote in range(len(words))
        ),
        ruled=tuple(_ruled(analysis, own, rules, rule_starts) for own in words),
        sentence_of=np.array(analysis.sentence_of, np.int32),
        clause_of=np.array(analysis.clause_of, np.int32),
    )


def _around(words: Sequence[Ints]) -> tuple[tuple[int, ...], ...]:
    """Of each quote, the longer ones near by that hold all its words."""
    edges = [(int(own[0]), int(own[-1]), len(own)) for own in words]
    found = []
    for k, (first, last, size) in enumerate(edges):
        holding = [
            j for j in range(max(0, k - NEIGHBOURS), min(len(words), k + NEIGHBOURS + 1))
            if edges[j][2] > size and edges[j][0] <= first and last <= edges[j][1]
        ]  # fmt: skip
        found.append(tuple(j for j in holding if _shared(words[j], words[k]) == size))
    return tuple(found)


def _shared(a: Ints, b: Ints) -> int:
    """How many words two quotes share; both are in order."""
    return int((a[np.minimum(np.searchsorted(a, b), len(a) - 1)] == b).sum())


def _words(analysis: Analysis, spans: Sequence[Span]) -> Ints:
    found = sorted({i for span in spans for i in analysis.words.within(span)})
    return np.array(found, np.int32)


def _window(analysis: Analysis, quote: FoundQuote, words: Ints) -> Ints:
    sentences = analysis.words.sentences
    first = max(0, analysis.sentence_of[words[0]] - _BEFORE)
    last = min(len(sentences) - 1, analysis.sentence_of[words[-1]] + _AFTER)
    start = max(sentences[first].start, int(words[0]) - _WORDS_BEFORE)
    around = np.arange(start, min(sentences[last].stop, int(words[-1]) + _WORDS_AFTER), dtype=np.int32)
    if quote.type in _SPEAKER_INSIDE:
        return around
    outside = np.ones(len(around), np.bool_)
    outside[words - around[0]] = False
    return around[outside]


def _first_word(rule: tuple[Ints, Attribution]) -> int:
    return int(rule[0][0])


def _ruled(
    analysis: Analysis, words: Ints, rules: Sequence[tuple[Ints, Attribution]], starts: Sequence[int]
) -> Mapping[str, Ints]:
    best, found = _SAME_QUOTE, None
    near = range(bisect_left(starts, int(words[0]) - _RULE_REACH), bisect_right(starts, int(words[-1])))
    for own, attribution in (rules[k] for k in near):
        if own[-1] < words[0]:
            continue
        overlap = 2 * _shared(own, words) / (len(own) + len(words))
        if overlap >= best:
            best, found = float(overlap), attribution
    if found is None:
        return {}
    return {role: _words(analysis, getattr(found, role)) for role in _RULE_ROLES}


def relations(scene: Scene, quote: int) -> dict[str, Ints]:
    """The columns of ``RELATIONS`` for the words of a quote's window."""
    own, window = scene.words[quote], scene.windows[quote]
    first, last = own[0], own[-1]
    sentence_of = scene.sentence_of
    before, after = window < first, window > last
    place = np.searchsorted(own, window)
    left = own[np.maximum(place - 1, 0)]
    right = own[np.minimum(place, len(own) - 1)]
    inside = right == window
    sentences = np.where(before, sentence_of[window] - sentence_of[first], sentence_of[window] - sentence_of[last])
    here = sentences == 0
    region = np.select(
        [inside, before & here, before, after & here, after], [1, 3, 3 - np.clip(sentences, -_BEFORE, 0), 7, 8], 2
    )
    near = np.where(before | (~after & (window - left > right - window)), right, left)
    clauses = np.clip(scene.clause_of[window] - scene.clause_of[near], -_CLAUSES, _CLAUSES) + _CLAUSES
    steps = np.digitize(np.abs(window - near), _STEPS) + 10 * (window > near)
    whole = 2 * (first == _sentence(scene, first).start) + (last >= _sentence(scene, last).stop - 2)
    each: dict[str, Ints | int] = {
        "type": scene.types[quote], "region": region, "clauses": clauses, "steps": steps,
        "other": _in_others(scene, quote), "enclosed": int(bool(scene.around[quote])),
        "parts": min(2, int((np.diff(own) > 1).sum())), "whole": int(whole), "ruled": _in_rule(scene, quote),
    }  # fmt: skip
    return {
        name: np.full(len(window), value, np.int32) if isinstance(value, int) else value.astype(np.int32)
        for name, value in each.items()
    }


def _sentence(scene: Scene, word: int) -> range:
    return scene.analysis.words.sentences[scene.analysis.sentence_of[word]]


def _in_others(scene: Scene, quote: int) -> Ints:
    """Of each word of the window: 0, or the type of another quote that holds it (from 1), 6 for one around this."""
    window = scene.windows[quote]
    found = np.zeros(len(window), np.int32)
    if not len(window):
        return found
    for k in scene.near(quote):
        words = scene.words[k]
        if k != quote and words[0] <= window[-1] and words[-1] >= window[0]:
            place = _places(window, words)
            found[place] = np.maximum(found[place], 6 if k in scene.around[quote] else 1 + scene.types[k])
    return found


def _places(window: Ints, words: Ints) -> Ints:
    """Where in the window those of the words stand that are in it; both are in order and the window not empty."""
    place = np.minimum(np.searchsorted(window, words), len(window) - 1)
    found: Ints = place[window[place] == words].astype(np.int32)
    return found


def _in_rule(scene: Scene, quote: int) -> Ints:
    """Of each word of the window: 0 where the grammar has no such quote, 1, or its role there (from 2)."""
    ruled, window = scene.ruled[quote], scene.windows[quote]
    found = np.full(len(window), int(bool(ruled)), np.int32)
    for code, role in reversed(list(enumerate(_RULE_ROLES, 2))):
        if role in ruled and len(window):
            found[_places(window, ruled[role])] = code
    return found


def edges(scene: Scene, quote: int) -> dict[str, str]:
    """The words at a quote's edges: its first, its last mark, and the marks or words straight before and after."""
    words, own = scene.analysis.words, scene.words[quote]
    first, last = int(own[0]), int(own[-1])
    before = words.forms[first - 1] if first > _sentence(scene, first).start else "^"
    after = words.forms[last + 1] if last + 1 < _sentence(scene, last).stop else "$"
    end = words.forms[last] if not words.forms[last][0].isalnum() else "w"
    return {"first": scene.analysis.lower[first], "before": before, "after": after, "last": end}

"""An analysis -> what each word is to a search for speakers, cues and frames, whatever the quote.

What all words of a clause or a noun phrase have in common is worked out once for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.columns import Alphabet
from laut.extract.learned.word_groups import spread
from laut.extract.phrases import Phrase, find_phrases

__all__ = ["NUMBERS", "ORDERS", "TEXTS", "RoleWords", "describe_words"]

_STEPS = np.array([0.02, 0.06, 0.15, 0.35, 0.65], np.float32)
_NEVER_A_CUE = 0.06
_FAR = 4
_MOST_PHRASES = 3
_NONE = "-"

ORDERS = (_NONE, *(side + place for side in "bna" for place in "123pg"))
"""Where a phrase stands: before (b), after (a) or without (n) a finite verb; then its number there, p with a
preposition, g straight behind another noun."""
TEXTS = (
    "lower", "key", "end3", "end2", "head4", "shape", "tag", "cue", "governor", "opener", "head", "verb", "mood",
    "clause cue",
)  # fmt: skip
"""Columns of words, coded by alphabets of their own."""
NUMBERS: Mapping[str, int] = {
    "quoted": 2, "rule": 6, "phrase": 5, "order": len(ORDERS), "from verb": 2 + 2 * _FAR, "says": 6, "speaks": 6,
    "hears": 6, "clause says": 6, "clause near": 6 * 2 * (_FAR + 1), "sentence says": 6, "sentence near": 6 * 2 * (_FAR + 1),
}  # fmt: skip
"""Columns of small numbers, each with how many values it has."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The columns of an article's words, with the phrases and rates that they were read from.

    ``texts`` has a value a word, a clause or a phrase (then one more, for the words of none); ``of`` says which of
    these a word's is. ``order`` is each phrase's place as ``ORDERS``.
    """

    texts: Mapping[str, Sequence[str]]
    of: Mapping[str, Ints]
    numbers: Mapping[str, Ints]
    phrases: tuple[Phrase, ...]
    order: tuple[int, ...]
    keys: Sequence[str]
    rates: Floats

    def coded(self, name: str, alphabets: Mapping[str, Alphabet]) -> Ints:
        """One column in codes."""
        if name in self.numbers:
            return self.numbers[name]
        codes = np.array(alphabets[name].encode(self.texts[name]), np.int32)
        return codes[self.of[name]] if name in self.of else codes


def describe_words(analysis: Analysis, by_rule: Sequence[Attribution], keys: Sequence[str], rates: Floats) -> RoleWords:
    """The columns of an article's words; ``rates`` are those of ``keys`` (roles by words)."""
    phrases = find_phrases(analysis)
    clause_of = np.array(analysis.clause_of, np.int32)
    finite = _first_of(np.array([tag == "finite" for tag in analysis.tags]), clause_of, len(analysis.clauses))
    order = _order(analysis, phrases, finite.tolist())
    forms = [_form(form) for form in analysis.words.forms]
    says = _Best.of(rates[0], clause_of, len(analysis.clauses))
    sentence_of = np.array(analysis.sentence_of, np.int32)
    phrase_of, place = _phrase_of(phrases, len(keys))
    texts: dict[str, Sequence[str]] = {
        "lower": analysis.lower, "key": keys, "tag": analysis.tags, "cue": analysis.cues,
        **dict(zip(("end3", "end2", "head4", "shape"), zip(*forms, strict=True), strict=True)),
        "verb": [analysis.lemmas[i] if i >= 0 else _NONE for i in finite.tolist()],
        "mood": [analysis.moods[i] if i >= 0 else _NONE for i in finite.tolist()],
        "clause cue": [keys[i] if rate > _NEVER_A_CUE else _NONE for i, rate in zip(says.word.tolist(), says.rate.tolist(), strict=True)],
        **_texts_of_phrases(analysis, phrases, keys),
    }  # fmt: skip
    numbers: dict[str, Ints] = {
        "quoted": (np.array(analysis.quoted) >= 0).astype(np.int32),
        "rule": _by_rule(analysis, by_rule),
        "phrase": place,
        "order": np.array([*order, 0], np.int32)[phrase_of],
        "from verb": _from_verb(finite[clause_of]),
        **{
            name: np.digitize(row, _STEPS).astype(np.int32)
            for name, row in zip(("says", "speaks", "hears"), rates, strict=True)
        },
        **says.columns("clause", clause_of),
        **_Best.of(rates[0], sentence_of, len(analysis.words.sentences)).columns("sentence", sentence_of),
    }
    of = dict.fromkeys(("verb", "mood", "clause cue"), clause_of) | dict.fromkeys(
        ("governor", "opener", "head"), phrase_of
    )
    return RoleWords(texts, of, numbers, phrases, order, keys, rates)


@lru_cache(maxsize=1 << 16)
def _form(form: str) -> tuple[str, str, str, str]:
    """Endings, beginning and shape of a form."""
    lower = form.lower()
    return lower[-3:], lower[-2:], lower[:4], _shape(form)


def _shape(form: str) -> str:
    if not form[0].isalnum():
        return form[:1]
    if form[0].isdigit():
        return "9"
    if not form[0].isupper():
        return "x"
    return "XX" if len(form) > 1 and form.isupper() else "X-" if "-" in form else "X"


def _first_of(chosen: np.ndarray, group_of: Ints, count: int) -> Ints:
    """The first chosen word of each group, -1 where it has none."""
    found = np.full(count, -1, np.int32)
    words = np.flatnonzero(chosen)[::-1]
    found[group_of[words]] = words
    return found


def _by_rule(analysis: Analysis, by_rule: Sequence[Attribution]) -> Ints:
    """The part of each word in what the grammar finds: quote, frame, addressee, cue, speaker (from 1), 0 for none."""
    found = np.zeros(len(analysis.lower), np.int32)
    for code, role in enumerate(("quote", "frame", "addressee", "cue", "speaker"), 1):
        for attribution in by_rule:
            for span in getattr(attribution, role):
                words = analysis.words.within(span)
                found[words.start : words.stop] = code
    return found


def _order(analysis: Analysis, phrases: Sequence[Phrase], finite: Sequence[int]) -> tuple[int, ...]:
    found: list[int] = []
    counts: dict[tuple[int, str], int] = {}
    last_end = -1
    for phrase in phrases:
        clause = analysis.clause_of[phrase.start]
        verb = finite[clause]
        side = "n" if verb < 0 else "b" if phrase.start < verb else "a"
        if phrase.preposition is not None:
            place = "p"
        elif phrase.start == last_end:
            place = "g"
        else:
            counts[clause, side] = counts.get((clause, side), 0) + 1
            place = str(min(_MOST_PHRASES, counts[clause, side]))
        found.append(ORDERS.index(side + place))
        last_end = phrase.ends[0]
    return tuple(found)


def _phrase_of(phrases: Sequence[Phrase], size: int) -> tuple[Ints, Ints]:
    """Of each word, in whose core it is (-1: none), and where: 0 outside, alone, begins, within, ends."""
    phrase_of, place = np.full(size, -1, np.int32), np.zeros(size, np.int32)
    starts = np.array([phrase.start for phrase in phrases], np.int32)
    stops = np.array([phrase.ends[0] for phrase in phrases], np.int32)
    word, owner = spread(starts, stops)
    phrase_of[word] = owner
    place[word] = 3
    place[starts], place[stops - 1] = 2, 4
    place[starts[stops - starts == 1]] = 1
    return phrase_of, place


def _texts_of_phrases(analysis: Analysis, phrases: Sequence[Phrase], keys: Sequence[str]) -> dict[str, Sequence[str]]:
    lower, tags = analysis.lower, analysis.tags
    return {
        "governor": [*(lower[p.preposition] if p.preposition is not None else _NONE for p in phrases), _NONE],
        "opener": [
            *(lower[p.start] if tags[p.start] in ("article", "determiner", "pronoun") else tags[p.start] for p in phrases), _NONE,
        ],
        "head": [*(keys[p.head] for p in phrases), _NONE],
    }  # fmt: skip


def _from_verb(finite: Ints) -> Ints:
    """Of each word: 0 in a clause without a finite verb, 1 the verb, from 2 before and from 2 + _FAR after it, by steps."""
    step = np.arange(len(finite)) - finite
    distance = np.minimum(np.abs(step), _FAR)
    found = np.where(step == 0, 1, np.where(step < 0, 1 + distance, 1 + _FAR + distance))
    return np.where(finite < 0, 0, found).astype(np.int32)


@dataclass(frozen=True, slots=True)
class _Best:
    """The likeliest cue of each clause or sentence: its first word with the greatest rate."""

    word: Ints
    rate: Floats

    @classmethod
    def of(cls, rates: Floats, group_of: Ints, count: int) -> _Best:
        starts = np.searchsorted(group_of, np.arange(count))
        best = np.maximum.reduceat(rates, starts)
        return cls(_first_of(rates == best[group_of], group_of, count), best)

    def columns(self, name: str, group_of: Ints) -> dict[str, Ints]:
        """How surely the group says something, and where its words stand to the one that says so."""
        strength = np.digitize(self.rate, _STEPS).astype(np.int32)[group_of]
        step = np.arange(len(group_of)) - self.word[group_of]
        near = (strength * 2 + (step < 0)) * (_FAR + 1) + np.minimum(np.abs(step), _FAR)
        return {f"{name} says": strength, f"{name} near": near.astype(np.int32)}

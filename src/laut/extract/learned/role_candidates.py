"""Who may say a quote: stretches of words from the tagger, the noun phrases around and the speakers of other quotes.

The candidates of all quotes are found together and lie end to end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.role_relations import Scene
from laut.extract.learned.role_tagger import Tagged
from laut.extract.learned.role_words import ORDERS, RoleWords
from laut.extract.learned.word_groups import WordGroups, spread

__all__ = [
    "BEST",
    "HISTORY",
    "ODDS",
    "PHRASE",
    "SUBJECTS",
    "Likeliest",
    "SpeakerChoices",
    "likeliest_of",
    "speaker_choices",
]

# How a candidate was come by, as bits.
BEST, ODDS, PHRASE, HISTORY = 1, 2, 4, 8
# Places of phrases that may be subjects.
SUBJECTS = tuple(ORDERS.index(order) for order in ("b1", "a1", "n1", "b2"))
# A phrase whose words hardly are the speaker's by the tagger is a candidate only if it may be a subject.
_LEAST_MASS = 0.02
# Sentences before the quote whose subjects are candidates, and no further away than so many words.
_BEFORE, _WORDS_BEFORE = 3, 160
_MOST_ENDS = 5
_EARLIER = 4
_RUNS_FROM = (0.15, 0.4)
_START, _QUOTE = np.int64(1) << 16, np.int64(1) << 40  # no candidate is longer, no article either


@dataclass(frozen=True, slots=True)
class SpeakerChoices:
    """Candidates, in the order of their quotes: each the words ``start`` to ``stop``, come by as ``source`` says.

    Those of quote k lie from ``starts[k]`` to ``starts[k + 1]``.
    """

    starts: Ints
    quote: Ints
    start: Ints
    stop: Ints
    source: Ints


@dataclass(frozen=True, slots=True)
class Likeliest:
    """Of each quote the likeliest speaker by the tagger alone (-1: none), and how likely its words are."""

    start: Ints
    stop: Ints
    odds: Floats

    @property
    def there(self) -> NDArray[np.bool_]:
        """Whether a quote has one."""
        return self.start >= 0


@dataclass(frozen=True, slots=True)
class _Runs:
    """Stretches of neighbouring words that are likely the speaker's."""

    quote: Ints
    start: Ints
    stop: Ints
    total: Floats


def _runs(windows: WordGroups, odds: Floats, least: float) -> _Runs:
    chosen = odds > least
    goes_on = np.zeros(len(odds) + 1, np.bool_)
    goes_on[1:-1] = (
        chosen[1:] & chosen[:-1] & (np.diff(windows.word) == 1) & (windows.owner[1:] == windows.owner[:-1])
        if len(odds) else False
    )  # fmt: skip
    begins, ends = np.flatnonzero(chosen & ~goes_on[:-1]), np.flatnonzero(chosen & ~goes_on[1:])
    mass = np.concatenate([[0.0], np.cumsum(odds)])
    return _Runs(
        windows.owner[begins],
        windows.word[begins],
        windows.word[ends] + 1,
        (mass[ends + 1] - mass[begins]).astype(np.float32),
    )


def likeliest_of(tagged: Tagged) -> Likeliest:
    """The likeliest speakers of all quotes."""
    runs = _runs(tagged.windows, tagged.row("speaker"), 0.5)
    start, stop = (np.full(len(tagged.windows), -1, np.int32) for _ in range(2))
    odds = np.zeros(len(tagged.windows), np.float32)
    upwards = np.argsort(runs.total, kind="stable")
    quote = runs.quote[upwards]
    start[quote], stop[quote] = runs.start[upwards], runs.stop[upwards]
    odds[quote] = (runs.total / np.maximum(runs.stop - runs.start, 1))[upwards]
    return Likeliest(start, stop, odds)


def speaker_choices(scene: Scene, words: RoleWords, tagged: Tagged, likeliest: Likeliest) -> SpeakerChoices:
    """The candidates of all quotes."""
    found = [*_by_odds(tagged, likeliest), *_phrases(scene, words, tagged), _history(scene, likeliest)]
    quote, start, stop, source = (np.concatenate(column) for column in zip(*found, strict=True))
    key, place = np.unique(quote * _QUOTE + start * _START + (stop - start), return_inverse=True)
    sources = np.zeros(len(key), np.int32)
    np.bitwise_or.at(sources, place, source)
    quote, start = (key // _QUOTE).astype(np.int32), (key % _QUOTE // _START).astype(np.int32)
    starts = np.searchsorted(quote, np.arange(len(scene.types) + 1)).astype(np.int32)
    return SpeakerChoices(starts, quote, start, start + (key % _START).astype(np.int32), sources)


_Found = tuple[Ints, Ints, Ints, Ints]


def _found(quote: Ints, start: Ints, stop: Ints, source: int) -> _Found:
    return quote, start, stop, np.full(len(quote), source, np.int32)


def _by_odds(tagged: Tagged, likeliest: Likeliest) -> Iterator[_Found]:
    best = np.flatnonzero(likeliest.there).astype(np.int32)
    yield _found(best, likeliest.start[best], likeliest.stop[best], BEST)
    for least in _RUNS_FROM:
        runs = _runs(tagged.windows, tagged.row("speaker"), least)
        yield _found(runs.quote, runs.start, runs.stop, ODDS)


def _phrases(scene: Scene, words: RoleWords, tagged: Tagged) -> Iterator[_Found]:
    """The phrases around each quote: likely ones with each of their ends, subjects with their first."""
    if not words.phrases:
        return
    starts = np.array([phrase.start for phrase in words.phrases], np.int32)
    wholes = np.array([phrase.ends[-1] for phrase in words.phrases], np.int32)
    windows = tagged.windows
    last = np.where(windows.sizes > 0, windows.word[windows.starts[1:] - 1] if len(windows.word) else 0, scene.first)
    base = np.maximum(scene.starts[np.maximum(scene.opens - _BEFORE, 0)], scene.first - _WORDS_BEFORE)
    phrase, quote = spread(np.searchsorted(starts, base), np.searchsorted(starts, last, side="right"))
    start = starts[phrase]
    within = windows.find(quote, start)[1]
    mass = np.concatenate([[0.0], np.cumsum(tagged.row("speaker"))])
    likely = within & (mass[windows.before(quote, wholes[phrase])] - mass[windows.before(quote, start)] > _LEAST_MASS)
    subject = np.isin(np.array(words.order, np.int32), SUBJECTS)[phrase] & (within | (start < scene.first[quote]))
    ends = [phrase.ends[:_MOST_ENDS] for phrase in words.phrases]
    first_end = np.concatenate([[0], np.cumsum(list(map(len, ends)))]).astype(np.int32)
    all_ends = np.array([end for own in ends for end in own], np.int32)
    for chosen, most in ((likely, _MOST_ENDS), (subject & ~likely, 1)):
        picked = np.flatnonzero(chosen)
        at, row = spread(
            first_end[phrase[picked]], np.minimum(first_end[phrase[picked] + 1], first_end[phrase[picked]] + most)
        )
        own, stop = picked[row], all_ends[at]
        kept = ~within[own] | windows.find(quote[own], stop - 1)[1]
        yield _found(quote[own[kept]], start[own[kept]], stop[kept], PHRASE)


def _history(scene: Scene, likeliest: Likeliest) -> _Found:
    """The speakers who may speak on: of the last four quotes before, and of those around, within and in its sentence."""
    other = scene.beside.other
    there = scene.beside.there & likeliest.there[other]
    earlier = scene.beside.earlier & there
    recent = earlier & (earlier[:, ::-1].cumsum(axis=1)[:, ::-1] <= _EARLIER)
    together = scene.beside.around | scene.beside.within | (scene.opens[other] == scene.opens[:, None])
    quote, step = np.nonzero(recent | (there & together))
    known = other[quote, step]
    return _found(quote.astype(np.int32), likeliest.start[known], likeliest.stop[known], HISTORY)

"""Which frame a quote has: its own, or one that it shares with a quote beside or around it, or none.

The tagger looks at one quote at a time; a quote inside another's reported clause, or the second of two in a row,
has the frame of that other. All frames that the tagger found near a quote are candidates for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.role_relations import NEIGHBOURS, Scene
from laut.extract.learned.role_tagger import Tagged
from laut.extract.learned.word_groups import WordGroups

__all__ = ["FrameChoice", "frame_choices", "frame_rows"]

# How a frame came to be a candidate.
_OWN, _LIKELY, _SURER, _AROUND, _WITHIN, _SAME_SENTENCE, _EARLIER, _LATER, _NONE = range(9)
_NEAREST = 3
_FAR = 60
_PERHAPS, _SURE, _ADDRESSED = 0.2, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class FrameChoice:
    """One candidate: its words by role, how it was come by, and the quote whose frame it is."""

    frame: tuple[int, ...]
    cue: tuple[int, ...]
    addressee: tuple[int, ...]
    source: int
    owner: int


def frame_choices(scene: Scene, tagged: Tagged) -> list[list[FrameChoice]]:
    """The candidates of each quote; the last is always "no frame"."""
    roles = zip(tagged.words("frame"), tagged.words("cue"), tagged.words("addressee"), strict=True)
    own = [FrameChoice(frame, cue, addressee, _OWN, quote) for quote, (frame, cue, addressee) in enumerate(roles)]
    by_odds = _by_odds(tagged)
    held = [set(scene.quotes.word[scene.quotes.part(quote)].tolist()) for quote in range(len(own))]
    return [
        _different([own[k], *by_odds[k], *_of_others(scene, own, k, held[k]), FrameChoice((), (), (), _NONE, k)])
        for k in range(len(own))
    ]


def _different(found: Sequence[FrameChoice]) -> list[FrameChoice]:
    """The first of those with the same words."""
    different = {(choice.frame, choice.cue): choice for choice in reversed(found)}
    return [choice for choice in found if different[choice.frame, choice.cue] is choice]


def _of_others(scene: Scene, own: Sequence[FrameChoice], quote: int, held: set[int]) -> Iterator[FrameChoice]:
    """The frames of the quotes near by that have no word of this one in them; ``held`` are its words."""
    for other in range(max(0, quote - 2 * _NEAREST), min(len(own), quote + 2 * _NEAREST + 1)):
        choice = own[other]
        if other == quote or not choice.frame:
            continue
        source = _source(scene, quote, other)
        if (source < _EARLIER or abs(other - quote) <= _NEAREST) and held.isdisjoint(choice.frame):
            yield FrameChoice(choice.frame, choice.cue, choice.addressee, source, other)


def _source(scene: Scene, quote: int, other: int) -> int:
    step = other - quote + NEIGHBOURS
    if scene.beside.around[quote, step]:
        return _AROUND
    if scene.beside.within[quote, step]:
        return _WITHIN
    if scene.opens[other] == scene.opens[quote]:
        return _SAME_SENTENCE
    return _EARLIER if other < quote else _LATER


def _by_odds(tagged: Tagged) -> list[list[FrameChoice]]:
    """Frames read off the probabilities: the likeliest run of words, and all words that are likelier in than out."""
    found: list[list[FrameChoice]] = [[] for _ in range(len(tagged.windows))]
    frame = tagged.row("frame")
    place = np.flatnonzero(frame > _PERHAPS)
    columns = (tagged.windows.owner, tagged.windows.word, frame, tagged.row("cue"), tagged.row("addressee"))
    runs: dict[int, list[list[tuple[int, float, float, float]]]] = {}
    before = (-1, -2)
    for quote, word, *odds in zip(*(column[place].tolist() for column in columns), strict=True):
        own = runs.setdefault(quote, [])
        if before != (quote, word - 1):
            own.append([])
        own[-1].append((word, *odds))
        before = (quote, word)
    for quote, own in runs.items():
        best = max(own, key=lambda run: sum(odds for _, odds, _, _ in run))
        sure = [row for row in chain.from_iterable(own) if row[1] > _SURE]
        for rows, least, source in ((best, 0.3, _LIKELY), (sure, 0.5, _SURER)):
            found[quote].append(FrameChoice(
                tuple(row[0] for row in rows), tuple(row[0] for row in rows if row[2] > least),
                tuple(row[0] for row in rows if row[3] > _ADDRESSED), source, quote,
            ))  # fmt: skip
    return found


def frame_rows(scene: Scene, tagged: Tagged, choices: Sequence[Sequence[FrameChoice]]) -> Floats:
    """One row a candidate, those of all quotes end to end."""
    flat = [choice for own in choices for choice in own]
    quote = np.repeat(np.arange(len(choices), dtype=np.int32), list(map(len, choices)))
    frames = WordGroups.of([choice.frame for choice in flat])
    has = np.array([bool(own[0].frame) for own in choices])
    frame = tagged.row("frame")
    taken = np.where(frame > _SURE, frame, np.float32(0.0))
    # How likely the words of a quote's own frame are to be in it.
    sure = tagged.windows.total(taken) / np.maximum(tagged.windows.total(taken > 0), 1)
    owner = np.array([choice.owner for choice in flat], np.int32)
    columns = [
        *_fit(tagged, flat, frames, quote, [own[0].frame for own in choices]), *_placed(scene, frames, quote),
        *_between(scene, frames, quote, owner), sure[owner], sure[quote], has[quote], np.full(len(flat), has.mean()),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _fit(
    tagged: Tagged, flat: Sequence[FrameChoice], frames: WordGroups, quote: Ints, own: Sequence[tuple[int, ...]]
) -> list[np.ndarray]:
    """What the tagger says of these words for this quote."""
    windows = tagged.windows
    cues = WordGroups.of([choice.cue for choice in flat])

    def odds(role: str, words: WordGroups) -> Floats:
        place, there = windows.find(quote[words.owner], words.word)
        values = tagged.row(role)
        return np.where(there, values[place], np.float32(0.0)) if len(values) else np.zeros(len(place), np.float32)

    frame, cue, speaker = odds("frame", frames), odds("cue", cues), odds("speaker", frames)
    size = frames.sizes
    total = frames.total(frame)
    shared = frames.total(WordGroups.of(own).find(quote[frames.owner], frames.word)[1])
    own_size = np.array(list(map(len, own)))[quote]
    return [
        np.array([choice.source for choice in flat]), size, cues.sizes, total / np.maximum(size, 1),
        np.where(size > 0, 1 - frames.most(1 - frame), 0.0), total, windows.total(tagged.row("frame"))[quote] - total,
        windows.most(tagged.row("frame"))[quote], cues.total(cue) / np.maximum(cues.sizes, 1),
        windows.most(tagged.row("cue"))[quote], frames.most(speaker), windows.most(tagged.row("speaker"))[quote],
        shared / np.maximum(size + own_size - shared, 1),
    ]  # fmt: skip


def _placed(scene: Scene, frames: WordGroups, quote: Ints) -> list[np.ndarray]:
    """Where the frame stands to the quote, and where the quote stands in its sentences."""
    words = scene.analysis.words
    first, last = scene.first[quote], scene.last[quote]
    before = [words.forms[i - 1] if i else "^" for i in scene.first.tolist()]
    here = frames.sizes > 0
    if len(frames.word):
        opens = frames.word[np.minimum(frames.starts[:-1], len(frames.word) - 1)]
        closes = frames.word[np.maximum(frames.starts[1:] - 1, 0)]
    else:
        opens = closes = np.zeros(len(quote), np.int32)
    each = np.minimum(np.abs(frames.word - first[frames.owner]), np.abs(frames.word - last[frames.owner]))
    near = _FAR - frames.most(_FAR - np.minimum(each, _FAR).astype(np.float32))
    colon = np.array([words.forms[i] == ":" for i in closes.tolist()])
    return [
        scene.types[quote], scene.quotes.sizes[quote], np.array([mark == ":" for mark in before])[quote],
        np.array([mark in ".!?" for mark in before])[quote], (scene.starts[scene.opens] == scene.first)[quote],
        (scene.stops[scene.closes] - 1 - scene.last <= 1)[quote],
        np.where(here, scene.sentence_of[opens] - scene.opens[quote], 9),
        np.where(here, scene.sentence_of[closes] - scene.closes[quote], 9),
        np.where(here, closes < first, -1), np.where(here, opens > last, -1), near, here & colon,
    ]  # fmt: skip


def _between(scene: Scene, frames: WordGroups, quote: Ints, other: Ints) -> list[np.ndarray]:
    """What the quote is to the one whose frame it may share."""
    gap = np.where(
        other < quote, scene.first[quote] - scene.last[other],
        np.where(other > quote, scene.first[other] - scene.last[quote], 0),
    )  # fmt: skip
    near, around = scene.beside.other, scene.beside.around
    holders = around.sum(axis=1)
    outer = near[np.arange(len(near)), around.argmax(axis=1)]
    inside = np.zeros(len(frames.word), np.bool_)
    for step in np.flatnonzero(around.any(axis=0)).tolist():
        mine = quote[frames.owner]
        inside |= around[mine, step] & scene.quotes.find(near[mine, step], frames.word)[1]
    paragraph = scene.paragraph_of
    return [
        scene.types[other], other - quote, gap, scene.opens[quote] - scene.closes[other],
        paragraph[scene.first[other]] == paragraph[scene.first[quote]], holders[quote],
        np.where(holders > 0, scene.types[outer], -1)[quote],
        frames.total(inside.astype(np.float32)) / np.maximum(frames.sizes, 1), np.full(len(quote), len(scene.types)),
    ]  # fmt: skip

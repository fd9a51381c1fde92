"""Which frame a quote has: its own, or one that it shares with a quote beside or around it, or none.

The tagger looks at one quote at a time; a quote inside another's reported clause, or the second of two in a row,
has the frame of that other. All frames that the tagger found near a quote are candidates for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.role_relations import Scene
from laut.extract.learned.role_tagger import ROLES, Tagged

__all__ = ["FrameChoice", "frame_choices", "frame_rows"]

# How a frame came to be a candidate.
_OWN, _LIKELY, _SURER, _AROUND, _WITHIN, _SAME_SENTENCE, _EARLIER, _LATER, _NONE = range(9)
_NEAREST = 3
_SPEAKER, _CUE, _ADDRESSEE, _FRAME = (ROLES.index(role) for role in ("speaker", "cue", "addressee", "frame"))
_FAR = 60


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
    own = [
        FrameChoice(
            tagged.chosen(quote, "frame"), tagged.chosen(quote, "cue"), tagged.chosen(quote, "addressee"), _OWN, quote
        )
        for quote in range(len(scene.words))
    ]  # fmt: skip
    return [_choices(scene, tagged, own, quote) for quote in range(len(scene.words))]


def _choices(scene: Scene, tagged: Tagged, own: Sequence[FrameChoice], quote: int) -> list[FrameChoice]:
    found = [own[quote], *_by_odds(tagged, quote)]
    words = set(scene.words[quote].tolist())
    for other in scene.near(quote, 2 * _NEAREST):
        choice = own[other]
        source = _source(scene, quote, other)
        if other == quote or not choice.frame or (source >= _EARLIER and abs(other - quote) > _NEAREST):
            continue
        if words.isdisjoint(choice.frame):
            found.append(FrameChoice(choice.frame, choice.cue, choice.addressee, source, other))
    found.append(FrameChoice((), (), (), _NONE, quote))
    different = {(choice.frame, choice.cue): choice for choice in reversed(found)}
    return [choice for choice in found if different[choice.frame, choice.cue] is choice]


def _source(scene: Scene, quote: int, other: int) -> int:
    if other in scene.around[quote]:
        return _AROUND
    if other in scene.within[quote]:
        return _WITHIN
    if scene.sentences[other][0] == scene.sentences[quote][0]:
        return _SAME_SENTENCE
    return _EARLIER if other < quote else _LATER


def _by_odds(tagged: Tagged, quote: int) -> list[FrameChoice]:
    """Frames read off the probabilities: the likeliest run of words, and all words that are likelier in than out."""
    part = tagged.of[quote]
    words = tagged.word[part.start : part.stop]
    odds = tagged.odds[:, part.start : part.stop]
    found = []
    perhaps = np.flatnonzero(odds[_FRAME] > 0.2)
    if len(perhaps):
        runs = np.split(perhaps, np.flatnonzero(np.diff(words[perhaps]) > 1) + 1)
        best = max(runs, key=lambda run: float(odds[_FRAME, run].sum()))
        for run, least, source in ((best, 0.3, _LIKELY), (np.flatnonzero(odds[_FRAME] > 0.5), 0.5, _SURER)):
            roles = (run, run[odds[_CUE, run] > least], run[odds[_ADDRESSEE, run] > 0.4])
            frame, cue, addressee = (tuple(words[role].tolist()) for role in roles)
            found.append(FrameChoice(frame, cue, addressee, source, quote))
    return found


def frame_rows(scene: Scene, tagged: Tagged, choices: Sequence[Sequence[FrameChoice]]) -> Floats:
    """One row a candidate, those of all quotes end to end."""
    sure = [_sureness(tagged, quote) for quote in range(len(choices))]
    has = [bool(own[0].frame) for own in choices]
    rows = [
        [*_fit(tagged, choice, own[0], quote), *_placed(scene, choice, quote), *_between(scene, choice, quote),
         sure[choice.owner], sure[quote], float(has[quote]), sum(has) / len(has)]
        for quote, own in enumerate(choices)
        for choice in own
    ]  # fmt: skip
    return np.array(rows, np.float32)


def _sureness(tagged: Tagged, quote: int) -> float:
    """How likely the words of a quote's own frame are to be in it."""
    part = tagged.of[quote]
    inside = tagged.odds[_FRAME, part.start : part.stop]
    taken = inside[inside > 0.5]
    return float(taken.mean()) if len(taken) else 0.0


def _fit(tagged: Tagged, choice: FrameChoice, own: FrameChoice, quote: int) -> list[float]:
    """What the tagger says of these words for this quote."""
    part = tagged.of[quote]
    words = tagged.word[part.start : part.stop]
    odds = tagged.odds[:, part.start : part.stop]
    if not len(words):
        return [0.0] * 13
    frame = _at(words, odds[_FRAME], choice.frame)
    cue = _at(words, odds[_CUE], choice.cue)
    speaker = _at(words, odds[_SPEAKER], choice.frame)
    alike = set(choice.frame) & set(own.frame)
    return [
        float(choice.source), float(len(choice.frame)), float(len(choice.cue)),
        float(frame.mean()), float(frame.min()), float(frame.sum()), float(odds[_FRAME].sum() - frame.sum()),
        float(odds[_FRAME].max()), float(cue.mean()), float(odds[_CUE].max()), float(speaker.max()),
        float(odds[_SPEAKER].max()), len(alike) / max(1, len(set(choice.frame) | set(own.frame))),
    ]  # fmt: skip


def _at(words: Ints, values: Floats, chosen: Sequence[int]) -> Floats:
    """The values of chosen words; 0 for one that is not among ``words``, and for none at all."""
    if not chosen:
        return np.zeros(1, np.float32)
    place = np.minimum(np.searchsorted(words, chosen), len(words) - 1)
    found: Floats = np.where(words[place] == chosen, values[place], np.float32(0.0))
    return found


def _placed(scene: Scene, choice: FrameChoice, quote: int) -> list[float]:
    """Where the frame stands to the quote, and where the quote stands in its sentences."""
    words = scene.analysis.words
    own = scene.words[quote]
    first, last = int(own[0]), int(own[-1])
    begins, ends = scene.sentences[quote]
    before = words.forms[first - 1] if first else "^"
    around = [
        float(scene.types[quote]), float(len(own)), float(before == ":"), float(before in ".!?"),
        float(first == words.sentences[begins].start), float(words.sentences[ends].stop - 1 - last <= 1),
    ]  # fmt: skip
    if not choice.frame:
        return [*around, 9.0, 9.0, -1.0, -1.0, float(_FAR), 0.0]
    opens, closes = choice.frame[0], choice.frame[-1]
    near = min(min(abs(i - first), abs(i - last)) for i in choice.frame)
    return [
        *around, float(scene.sentence_of[opens] - begins), float(scene.sentence_of[closes] - ends),
        float(closes < first), float(opens > last), float(min(near, _FAR)), float(words.forms[closes] == ":"),
    ]  # fmt: skip


def _between(scene: Scene, choice: FrameChoice, quote: int) -> list[float]:
    """What the quote is to the one whose frame it may share."""
    other = choice.owner
    mine, theirs = scene.words[quote], scene.words[other]
    paragraph_of = scene.analysis.paragraph_of
    gap = int(mine[0] - theirs[-1]) if other < quote else int(theirs[0] - mine[-1]) if other > quote else 0
    sentences = scene.sentences[quote][0] - scene.sentences[other][1]
    around = scene.around[quote]
    inside = {i for k in around for i in scene.words[k].tolist()} if choice.frame else set()
    return [
        float(scene.types[other]), float(other - quote), float(gap), float(sentences),
        float(paragraph_of[theirs[0]] == paragraph_of[mine[0]]), float(len(around)),
        float(scene.types[around[0]]) if around else -1.0,
        len(inside & set(choice.frame)) / max(1, len(choice.frame)), float(len(scene.words)),
    ]  # fmt: skip

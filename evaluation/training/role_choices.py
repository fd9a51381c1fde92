"""What a tagger says of unseen articles -> the trees that choose frames and speakers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from evaluation.training.histogram_trees import Growth, grow_choice
from evaluation.training.role_measure import RoleScore
from evaluation.training.role_rows import Gold, Marked
from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.role_candidates import SpeakerChoices, likeliest_of, speaker_choices
from laut.extract.learned.role_frames import FrameChoice, frame_choices, frame_rows
from laut.extract.learned.role_speakers import speaker_rows
from laut.extract.learned.role_tagger import Tagged
from laut.extract.learned.roles import best_frames, best_speakers
from laut.extract.learned.trees import Trees

__all__ = ["ChoicePlan", "Read", "learn_choices"]

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ChoicePlan:
    """How the trees grow, and how much less than the best a candidate counts that is nearly as good.

    Of a speaker cut elsewhere the right one is still named; a frame is right or another's.
    """

    frames: Growth = field(default_factory=lambda: Growth(trees=100, leaves=12, depth=5, rate=0.1, leaf=20, l2=2.0))
    speakers: Growth = field(default_factory=lambda: Growth(trees=150, leaves=16, depth=6, rate=0.1, leaf=20, l2=2.0))
    frame_sharpness: float = 32.0
    speaker_sharpness: float = 4.0


@dataclass(frozen=True, slots=True)
class Read:
    """An article as a tagger sees it that has not learned from it."""

    marked: Marked
    tagged: Tagged


@dataclass(frozen=True, slots=True)
class _Framing:
    """The frames that the quotes of an article may have, with their rows and worths."""

    choices: Sequence[Sequence[FrameChoice]]
    rows: Floats
    worth: Floats

    @classmethod
    def of(cls, read: Read) -> _Framing:
        choices = frame_choices(read.marked.scene, read.tagged)
        worth = [
            _frame_worth(choice, gold) for own, gold in zip(choices, read.marked.gold, strict=True) for choice in own
        ]
        return cls(choices, frame_rows(read.marked.scene, read.tagged, choices), np.array(worth, np.float32))


def _frame_worth(choice: FrameChoice, gold: Gold) -> float:
    """How well frame and cue fit, each for a half."""
    if not gold["frame"] and not gold["cue"]:
        return float(not choice.frame)
    cue = _overlap(gold["cue"], choice.cue) if gold["cue"] else float(not choice.cue)
    return 0.5 * _overlap(gold["frame"], choice.frame) + 0.5 * cue


def _overlap(a: frozenset[int], b: Collection[int]) -> float:
    both = len(a.intersection(b))
    return 2 * both / (len(a) + len(b)) if both else 0.0


@dataclass(frozen=True, slots=True)
class _Speaking:
    """The speakers that the quotes of an article may have."""

    choices: SpeakerChoices
    rows: Floats
    worth: Floats

    @classmethod
    def of(cls, read: Read, frames: Sequence[FrameChoice]) -> _Speaking:
        scene, words, gold = read.marked.scene, read.marked.words, read.marked.gold
        likeliest = likeliest_of(read.tagged)
        choices = speaker_choices(scene, words, read.tagged, likeliest)
        worth = [
            _overlap(gold[quote]["speaker"], range(start, stop))
            for quote, start, stop in zip(
                choices.quote.tolist(), choices.start.tolist(), choices.stop.tolist(), strict=True
            )
        ]
        return cls(
            choices, speaker_rows(scene, words, read.tagged, choices, frames, likeliest), np.array(worth, np.float32)
        )


def learn_choices(read: Sequence[Read], judged: str, plan: ChoicePlan, say: Say) -> tuple[Trees, Trees, float]:
    """The trees that choose frames and speakers, and the logit from which a speaker is named (by ``judged``)."""
    fold = [r.marked.fold for r in read]
    framing = [_Framing.of(r) for r in read]
    frame_trees = [
        _frame_trees([f for f, own in zip(framing, fold, strict=True) if own != k], plan) for k in range(max(fold) + 1)
    ]
    frames = [best_frames(f.choices, frame_trees[own].score(f.rows)) for f, own in zip(framing, fold, strict=True)]
    speaking = [_Speaking.of(r, own) for r, own in zip(read, frames, strict=True)]
    trees = [
        _speaker_trees([s for s, own in zip(speaking, fold, strict=True) if own != k], plan)
        for k in range(max(fold) + 1)
    ]
    worth = [trees[own].score(s.rows) for s, own in zip(speaking, fold, strict=True)]

    def scored(at_least: float, domain: str) -> RoleScore:
        return _scored(
            (
                (r.marked, f, s.choices, w)
                for r, f, s, w in zip(read, frames, speaking, worth, strict=True)
                if r.marked.domain == domain
            ),
            at_least,
        )

    def merit(at_least: float) -> float:
        """Exact words count most; that a speaker is named who is right in part counts beside them."""
        score = scored(at_least, judged)
        return score.f1() + 0.25 * score.speaker_right

    best = max(np.arange(-2.0, 0.01, 0.125).tolist(), key=merit)
    for domain in sorted({r.marked.domain for r in read}):
        say(f"roles, cross-validated on {domain}, speakers from {best:.3f}: {scored(best, domain)}")
    return _frame_trees(framing, plan), _speaker_trees(speaking, plan), float(best)


def _frame_trees(framing: Sequence[_Framing], plan: ChoicePlan) -> Trees:
    group = _groups([len(own) for f in framing for own in f.choices])
    worth = np.concatenate([f.worth for f in framing])
    return grow_choice(
        np.concatenate([f.rows for f in framing]), group, _shares(worth, group, plan.frame_sharpness), plan.frames
    )


def _speaker_trees(speaking: Sequence[_Speaking], plan: ChoicePlan) -> Trees:
    group = _groups([many for s in speaking for many in np.diff(s.choices.starts).tolist()])
    worth = np.concatenate([s.worth for s in speaking])
    return grow_choice(
        np.concatenate([s.rows for s in speaking if len(s.worth)]),
        group,
        _shares(worth, group, plan.speaker_sharpness),
        plan.speakers,
    )


def _groups(many: Sequence[int]) -> Ints:
    """Which group each candidate is of, where groups of ``many`` follow one another."""
    return np.repeat(np.arange(len(many), dtype=np.int32), many)


def _shares(worth: Floats, group: Ints, sharpness: float) -> Floats:
    """How far each candidate is to be chosen of its group: the sharper, the less for one that is worth less than the best."""
    most = np.zeros(int(group.max(initial=0)) + 1, np.float32)
    np.maximum.at(most, group, worth)
    best = np.maximum(most[group], 1e-6)
    share = np.where(worth > 0, (worth / best) ** sharpness, 0.0)
    return (share / np.maximum(np.bincount(group, share), 1e-6)[group]).astype(np.float32)


_Choice = tuple[Marked, Sequence[FrameChoice], SpeakerChoices, NDArray[np.float64]]


def _scored(chosen: Iterable[_Choice], at_least: float) -> RoleScore:
    total = RoleScore()
    for marked, frames, choices, worth in chosen:
        for gold, speaker, frame in zip(marked.gold, best_speakers(choices, worth, at_least), frames, strict=True):
            total.add(gold, {"speaker": speaker, "cue": frame.cue, "frame": frame.frame, "addressee": frame.addressee})
    return total

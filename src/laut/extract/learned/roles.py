"""Quotes -> who says them, with which words, to whom, in which medium, by learned weights.

In order: a tagger's probabilities for the words around each quote; a choice among the frames found near by;
a choice among candidates for the speaker; the medium.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from laut.base.records import Medium
from laut.base.span import Span
from laut.document.words import Words
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.role_candidates import SpeakerChoices, likeliest_of, speaker_choices
from laut.extract.learned.role_excerpt import around_quotes, words_in_article
from laut.extract.learned.role_frames import FrameChoice, frame_choices, frame_rows
from laut.extract.learned.role_habits import Habits, keys_of
from laut.extract.learned.role_medium import MediumModel, media_of
from laut.extract.learned.role_relations import scene_of
from laut.extract.learned.role_speakers import speaker_rows
from laut.extract.learned.role_tagger import RoleTagger, tag
from laut.extract.learned.role_words import describe_words
from laut.extract.learned.spans import FoundQuote
from laut.extract.learned.trees import Trees

__all__ = ["RoleModel", "Roles", "attributed", "best_frames", "best_speakers", "find_roles"]


@dataclass(frozen=True, slots=True)
class RoleModel:
    """What finds roles; a speaker is named from the worth ``speaker_from`` on (a logit; nobody has 0)."""

    habits: Habits
    tagger: RoleTagger
    frames: Trees
    speakers: Trees
    speaker_from: float
    medium: MediumModel


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one quote as word indices, in order; empty where there is none."""

    speaker: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    frame: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    medium: Medium = "speech_writing"


def find_roles(
    analysis: Analysis, quotes: Sequence[FoundQuote], by_rule: Sequence[Attribution], model: RoleModel
) -> list[Roles]:
    """The roles of each quote; ``quotes`` are in the order of their first words, ``by_rule`` is the grammar's word."""
    if not quotes:
        return []
    short, own = around_quotes(analysis, quotes)
    keys = keys_of(short.analysis)
    words = describe_words(short.analysis, by_rule, keys, model.habits.rates(keys))
    scene = scene_of(short.analysis, own, by_rule)
    tagged = tag(scene, words, model.tagger)
    choices = frame_choices(scene, tagged)
    frames = best_frames(choices, model.frames.score(frame_rows(scene, tagged, choices)))
    likeliest = likeliest_of(tagged)
    candidates = speaker_choices(scene, words, tagged, likeliest)
    worth = model.speakers.score(speaker_rows(scene, words, tagged, candidates, frames, likeliest))
    speakers = best_speakers(candidates, worth, model.speaker_from)
    media = media_of(short.analysis, keys, own, [frame.cue for frame in frames], speakers, model.medium)

    def back(words: Sequence[int]) -> tuple[int, ...]:
        return words_in_article(words, short)

    return [
        Roles(back(speaker), back(frame.cue), back(frame.frame), back(frame.addressee), medium)
        for speaker, frame, medium in zip(speakers, frames, media, strict=True)
    ]


def attributed(words: Words, quote: FoundQuote, roles: Roles) -> Attribution:
    """A quote and its roles in code points."""
    return Attribution(
        type=quote.type, medium=roles.medium, quote=tuple(words.span(part) for part in quote.parts),
        speaker=_spans(words, roles.speaker), cue=_spans(words, roles.cue), frame=_spans(words, roles.frame),
        addressee=_spans(words, roles.addressee), confidence=quote.confidence,
    )  # fmt: skip


def _spans(words: Words, chosen: Sequence[int]) -> tuple[Span, ...]:
    """The spans of words, neighbours joined."""
    cuts = [0, *(k for k in range(1, len(chosen)) if chosen[k] != chosen[k - 1] + 1), len(chosen)]
    return tuple(words.span(range(chosen[a], chosen[b - 1] + 1)) for a, b in pairwise(cuts) if b > a)


def best_frames(choices: Sequence[Sequence[FrameChoice]], worth: NDArray[np.float64]) -> list[FrameChoice]:
    """The candidate of each quote with the greatest worth; ``worth`` is that of all candidates end to end."""
    found, at = [], 0
    for own in choices:
        found.append(own[int(worth[at : at + len(own)].argmax())])
        at += len(own)
    return found


def best_speakers(choices: SpeakerChoices, worth: NDArray[np.float64], at_least: float) -> list[tuple[int, ...]]:
    """The words of the candidate of each quote with the greatest worth, none where that is less than ``at_least``."""
    found: list[tuple[int, ...]] = []
    for first, stop in pairwise(choices.starts.tolist()):
        best = first + int(worth[first:stop].argmax()) if first < stop else -1
        sure = best >= 0 and worth[best] >= at_least
        found.append(tuple(range(int(choices.start[best]), int(choices.stop[best]))) if sure else ())
    return found

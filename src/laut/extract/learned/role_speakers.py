"""Candidates for the speaker -> numbers that tell the one who says a quote; a column at a time, for all quotes of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from laut.base.language import Language
from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.role_candidates import BEST, HISTORY, ODDS, SUBJECTS, Likeliest, SpeakerChoices
from laut.extract.learned.role_frames import FrameChoice
from laut.extract.learned.role_habits import ROLES_OF_WORDS
from laut.extract.learned.role_relations import NEIGHBOURS, Scene
from laut.extract.learned.role_tagger import Tagged
from laut.extract.learned.role_words import RoleWords
from laut.extract.learned.word_groups import WordGroups, spread
from laut.extract.rules.noun_phrases import cases_of

__all__ = ["speaker_rows"]

_SPEAKS = ROLES_OF_WORDS.index("speaker")
_TAGS = {tag: number for number, tag in enumerate((
    "article", "pronoun", "determiner", "question", "coordinator", "preposition", "subordinator", "adverb", "numeral",
    "number", "mark", "noun", "name", "adjective", "finite", "infinitive", "participle", "prefix",
), 1)}  # fmt: skip
_FAR = 99
_OFTEN = 5

Numbers = list[NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The candidates with their words, the phrases that begin with them (-1: none) and their heads.

    ``keys`` and ``tags`` are the keys and tags of the article's words as numbers, ``head_at`` the heads of the phrases
    by their first words.
    """

    choices: SpeakerChoices
    words: WordGroups
    phrase: Ints
    head: Ints
    keys: Ints
    tags: NDArray[np.int8]
    head_at: Ints

    @classmethod
    def of(cls, words: RoleWords, tags: Sequence[str], choices: SpeakerChoices) -> _Candidates:
        starts = [phrase.start for phrase in words.phrases]
        begins, head_at = (np.full(len(words.keys) + 1, -1, np.int32) for _ in range(2))
        begins[starts], head_at[starts] = np.arange(len(starts)), [phrase.head for phrase in words.phrases]
        own = WordGroups.laid_out(*spread(choices.start, choices.stop), len(choices.quote))
        codes: dict[str, int] = {}
        keys = np.array([codes.setdefault(key, len(codes)) for key in words.keys], np.int32)
        return cls(
            choices, own, begins[choices.start], _heads(head_at, choices.start, choices.stop), keys,
            np.array([_TAGS[tag] for tag in tags], np.int8), head_at,
        )  # fmt: skip


def _heads(head_at: Ints, start: Ints, stop: Ints) -> Ints:
    """The head of each stretch: that of the phrase which begins with it, or else its last word."""
    head = head_at[start]
    return np.where(head >= 0, np.minimum(head, stop - 1), stop - 1).astype(np.int32)


def speaker_rows(
    scene: Scene,
    words: RoleWords,
    tagged: Tagged,
    choices: SpeakerChoices,
    frames: Sequence[FrameChoice],
    likeliest: Likeliest,
) -> Floats:
    """One row a candidate; ``frames`` are those chosen for the quotes."""
    if not len(choices.quote):
        return np.zeros((0, 1), np.float32)
    own = _Candidates.of(words, scene.analysis.tags, choices)
    columns = [
        *_by_tagger(tagged, own), *_placed(scene, choices, frames), *_as_phrase(scene, words, own),
        *_heard_before(scene, own, likeliest, frames), *_of_quote(scene, choices, likeliest),
        *_by_rule(scene, choices), *_by_case(scene, own), *_between(scene, words, own),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _by_tagger(tagged: Tagged, own: _Candidates) -> Numbers:
    """What the tagger says of the words, of those beside them, and of the quote's other words."""
    windows, choices = tagged.windows, own.choices
    q = choices.quote

    def odds(role: str, quotes: Ints, words: Ints) -> Floats:
        place, there = windows.find(quotes, words)
        values = np.append(tagged.row(role), np.float32(0.0))
        return values[np.where(there, place, len(values) - 1)]

    each = q[own.words.owner]
    speaker = odds("speaker", each, own.words.word)
    sizes = own.words.sizes
    total, least = own.words.total(speaker), 1 - own.words.most(1 - speaker)
    edges = [odds("speaker", q, at) for at in (choices.start, choices.stop - 1, choices.start - 1, choices.stop)]
    best = np.maximum.reduceat(total, choices.starts[:-1][np.diff(choices.starts) > 0])
    best_of = np.zeros(len(windows), np.float32)
    best_of[np.diff(choices.starts) > 0] = best
    return [
        total / sizes, least, own.words.most(speaker), total, windows.total(tagged.row("speaker"))[q], *edges,
        *(windows.most(tagged.row(role))[q] for role in ("speaker", "cue", "frame")),
        own.words.total(odds("speaker in frame", each, own.words.word)) / sizes,
        *(choices.source & bit > 0 for bit in (BEST, ODDS, HISTORY)), best_of[q] - total,
    ]  # fmt: skip


def _placed(scene: Scene, choices: SpeakerChoices, frames: Sequence[FrameChoice]) -> Numbers:
    """Where the candidate stands to the quote, its frame and its cue."""
    q, start, end = choices.quote, choices.start, choices.stop - 1
    first, last = scene.first[q], scene.last[q]
    sentence, clause, paragraph = scene.sentence_of, scene.clause_of, scene.paragraph_of
    before, after = start < first, start > last
    inside = ~before & ~after
    near = np.where(inside, 0, np.minimum(np.abs(start - last), np.abs(first - end)))
    cues, framed = WordGroups.of([frame.cue for frame in frames]), WordGroups.of([frame.frame for frame in frames])
    to_cue, from_cue = cues.distance(q, start, _FAR), cues.distance(q, end, _FAR)
    shared = (framed.before(q, choices.stop) - framed.before(q, start)) / (choices.stop - start)
    return [
        np.where(before, sentence[start] - scene.opens[q], np.where(after, sentence[start] - scene.closes[q], 0)),
        np.clip(clause[start] - clause[first], -20, 20), np.clip(clause[start] - clause[last], -20, 20),
        np.minimum(near, _FAR), before, inside, paragraph[start] == paragraph[first],
        to_cue, np.minimum(to_cue, from_cue), shared, (framed.sizes > 0)[q],
        np.array([frame.source for frame in frames])[q],
    ]  # fmt: skip


def _as_phrase(scene: Scene, words: RoleWords, own: _Candidates) -> Numbers:
    """What kind of phrase the candidate is."""
    analysis, start, stop = scene.analysis, own.choices.start, own.choices.stop
    known = own.phrase >= 0
    tags = own.tags
    ends = np.full((len(words.phrases) + 1, max((len(p.ends) for p in words.phrases), default=1)), -1, np.int32)
    for row, phrase in zip(ends, words.phrases, strict=False):
        row[: len(phrase.ends)] = phrase.ends
    at_end = ends[own.phrase] == stop[:, None]
    speaks = words.rates[_SPEAKS]
    heads = [phrase.head for phrase in words.phrases]
    governed = np.array([*(p.preposition is not None for p in words.phrases), False])
    comma = np.array([*(form == "," for form in analysis.words.forms), False])
    return [
        stop - start, np.where(known, stop - ends[own.phrase, 0], 0), np.where(at_end.any(axis=1), at_end.argmax(axis=1), -1),
        np.where(known, (ends[own.phrase] >= 0).sum(axis=1), 0), governed[own.phrase], tags[start], tags[own.head],
        np.array([*words.order, 0])[own.phrase], speaks[start], speaks[own.head], own.words.most(speaks[own.words.word]),
        np.minimum(_OFTEN, np.bincount(own.keys[heads], minlength=len(words.keys))[own.keys[own.head]]), comma[stop], words.numbers["quoted"][start],
        tags[stop - 1],
    ]  # fmt: skip


def _heard_before(scene: Scene, own: _Candidates, likeliest: Likeliest, frames: Sequence[FrameChoice]) -> Numbers:
    """Whose speaker the candidate is besides: candidates by quotes near by, at the steps of ``scene.beside``."""
    q, start, stop = own.choices.quote, own.choices.start[:, None], own.choices.stop[:, None]
    beside = scene.beside
    there = beside.there & likeliest.there[beside.other]
    other = beside.other[q]
    same = there[q] & (likeliest.start[other] == start) & (likeliest.stop[other] == stop)
    meets = there[q] & (likeliest.start[other] < stop) & (start < likeliest.stop[other])
    earlier = (beside.earlier & there)[:, :NEIGHBOURS]
    rank = earlier[:, ::-1].cumsum(axis=1)[:, ::-1][q]
    before, met = same[:, :NEIGHBOURS] & earlier[q], meets[:, :NEIGHBOURS] & earlier[q]
    last = NEIGHBOURS - 1 - before[:, ::-1].argmax(axis=1)
    each = np.arange(len(q))
    said = before.any(axis=1)
    in_sentence = scene.opens[beside.other] == scene.opens[:, None]
    # The same name or word heads the speaker of another quote, who is mentioned anew here.
    keys = own.keys[_heads(own.head_at, likeliest.start, likeliest.stop)]
    alike = there[q] & ~meets & (keys[other] == own.keys[own.head][:, None])
    lender = np.array([frame.owner for frame in frames])[q]
    return [
        np.where(said, rank[each, last], 0), np.where(met, rank, 0).max(axis=1, initial=0), before.sum(axis=1),
        np.where(said, likeliest.odds[other[each, last]], 0.0),
        *((same & group[q]).any(axis=1) for group in (beside.around, beside.within, in_sentence)), same[:, NEIGHBOURS + 1 :].any(axis=1),
        alike.sum(axis=1), alike[:, :NEIGHBOURS].any(axis=1),
        (lender != q) & (likeliest.start[lender] == own.choices.start),
    ]  # fmt: skip


def _of_quote(scene: Scene, choices: SpeakerChoices, likeliest: Likeliest) -> Numbers:
    """What the quote is like, and how far the one before it is."""
    q = choices.quote
    near, around = scene.beside.other, scene.beside.around
    known = scene.beside.there & likeliest.there[near]
    opening = scene.starts[scene.opens]
    first_in_paragraph = (opening == 0) | (scene.paragraph_of[opening - 1] != scene.paragraph_of[opening])
    earlier = (scene.beside.earlier & known)[:, :NEIGHBOURS]
    has = earlier.any(axis=1)
    last = near[np.arange(len(near)), NEIGHBOURS - 1 - earlier[:, ::-1].argmax(axis=1)]
    enclosed = around.any(axis=1)
    outer = near[np.arange(len(near)), around.argmax(axis=1)]
    columns = [
        scene.types, scene.quotes.sizes, scene.parts, opening == scene.first, scene.stops[scene.closes] - 1 - scene.last <= 1,
        first_in_paragraph, np.where(enclosed, scene.types[outer], -1),
        np.any(around & known, axis=1), earlier.sum(axis=1), np.where(has, likeliest.odds[last], 0.0),
        np.where(has, np.minimum(scene.opens - scene.closes[last], 9), 9), np.diff(choices.starts),
    ]  # fmt: skip
    return [column[q] for column in columns]


def _by_rule(scene: Scene, choices: SpeakerChoices) -> Numbers:
    """Whether the grammar has such a quote, and how far its speaker is the candidate (overlap, F1)."""
    q, speaker = choices.quote, scene.ruled["speaker"]
    both = speaker.before(q, choices.stop) - speaker.before(q, choices.start)
    size = speaker.sizes[q]
    return [scene.rule[q] >= 0, size > 0, 2 * both / (size + choices.stop - choices.start)]


def _by_case(scene: Scene, own: _Candidates) -> Numbers:
    """What the closed-class words in the candidate say of its case, and of what else is in it."""
    lower = scene.analysis.lower
    kinds = np.fromiter(map(_case_kinds(scene.analysis.language).get, lower, repeat(0)), np.int64, len(lower))
    start = own.choices.start
    oblique, genitive, subjects, objects = (kinds & bit > 0 for bit in _CASE_KINDS.values())
    preposition, finite = (own.tags == _TAGS[tag] for tag in ("preposition", "finite"))

    def inside(column: NDArray[np.bool_]) -> Ints:
        counts = np.concatenate([[0], np.cumsum(column)]).astype(np.int32)
        found: Ints = counts[own.choices.stop] - counts[start]
        return found

    governed = (start > 0) & preposition[np.maximum(start - 1, 0)]
    return [
        oblique[start], genitive[start], subjects[start], objects[start], governed,
        inside(genitive) - genitive[start], inside(oblique & ~genitive) - (oblique & ~genitive)[start],
        inside(preposition), inside(finite) > 0,
    ]  # fmt: skip


# What a closed-class word may say of its case, as bits.
_CASE_KINDS = {"oblique": 1, "genitive": 2, "subjects": 4, "objects": 8}


@cache
def _case_kinds(language: Language) -> Mapping[str, int]:
    """Of each closed-class word: what it may say of its case."""
    cases = cases_of(language)
    found: Counter[str] = Counter()
    for kind, bit in _CASE_KINDS.items():
        found.update(dict.fromkeys(getattr(cases, kind), bit))
    return dict(found)


def _between(scene: Scene, words: RoleWords, own: _Candidates) -> Numbers:
    """How many phrases and subjects lie between candidate and quote, whether its clause says something, who quotes it."""
    q, start = own.choices.quote, own.choices.start
    phrases, subjects = (np.zeros(len(words.keys) + 1, np.int32) for _ in range(2))
    starts = np.array([phrase.start for phrase in words.phrases], np.int32)
    phrases[starts] = 1
    subjects[starts] = np.isin(np.array(words.order, np.int32), SUBJECTS)
    column = [np.concatenate([[0], np.cumsum(each)]) for each in (phrases, subjects)]
    held = np.sort(scene.quotes.word)
    holders = np.searchsorted(held, start, side="right") - np.searchsorted(held, start)
    return [
        *(np.clip(counts[scene.first[q]] - counts[start], -20, 20) for counts in column),
        words.numbers["clause near"][start], words.numbers["sentence says"][start],
        holders - scene.quotes.find(q, start)[1],
    ]  # fmt: skip

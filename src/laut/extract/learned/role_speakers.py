"""Who says a quote: candidates from the tagger, the noun phrases around and the speakers of other quotes.

All candidates of an article are described together, a column at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.role_frames import FrameChoice
from laut.extract.learned.role_habits import ROLES_OF_WORDS
from laut.extract.learned.role_relations import NEIGHBOURS, Scene
from laut.extract.learned.role_tagger import ROLES, Tagged
from laut.extract.learned.role_words import RoleWords
from laut.extract.rules.noun_phrases import cases_of

__all__ = ["SpeakerChoices", "speaker_choices", "speaker_rows"]

_SPEAKER, _CUE, _FRAME = (ROLES.index(role) for role in ("speaker", "cue", "frame"))
_IN_FRAME = len(ROLES)
_SPEAKS = ROLES_OF_WORDS.index("speaker")
# A phrase whose words hardly are the speaker's by the tagger is a candidate only if it may be a subject close by.
_LEAST_MASS = 0.02
_SUBJECTS = frozenset({"b1", "a1", "n1", "b2"})
_MOST_ENDS = 5
_EARLIER = 4
# How a candidate was come by, as bits.
_BEST, _ODDS, _PHRASE, _HISTORY = 1, 2, 4, 8
_TAGS = (
    "-", "article", "pronoun", "determiner", "question", "coordinator", "preposition", "subordinator", "adverb",
    "numeral", "number", "mark", "noun", "name", "adjective", "finite", "infinitive", "participle", "prefix",
)  # fmt: skip
_ORDERS = ("-", *(side + place for side in "bna" for place in "123pg"))
_FAR = 99

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SpeakerChoices:
    """Candidates of all quotes, end to end: those of quote k are ``of[k]``, each the words ``start`` to ``stop``."""

    of: tuple[range, ...]
    quote: Ints
    start: Ints
    stop: Ints
    source: Ints


@dataclass(frozen=True, slots=True)
class _Known:
    """The likeliest speaker of a quote by the tagger alone, with its probability."""

    start: int
    stop: int
    odds: float


def speaker_choices(scene: Scene, words: RoleWords, tagged: Tagged) -> SpeakerChoices:
    """The candidates of each quote of an article."""
    known = [_known(tagged, quote) for quote in range(len(scene.words))]
    starts = np.array([phrase.start for phrase in words.phrases], np.int32)
    each = [_choices(scene, words, tagged, known, starts, quote) for quote in range(len(scene.words))]
    rows = [(quote, *span, source) for quote, own in enumerate(each) for span, source in own.items()]
    table = np.array(rows, np.int32).reshape(-1, 4)
    ends = np.cumsum([0, *(len(own) for own in each)]).tolist()
    of = tuple(range(a, b) for a, b in pairwise(ends))
    return SpeakerChoices(of, *(np.ascontiguousarray(column) for column in table.T))


def _known(tagged: Tagged, quote: int) -> _Known | None:
    part = tagged.of[quote]
    odds = tagged.odds[_SPEAKER, part.start : part.stop]
    runs = _runs(tagged.word[part.start : part.stop], odds > 0.5, odds)
    return max(runs, key=lambda run: run.odds * (run.stop - run.start), default=None)


def _runs(words: Ints, chosen: NDArray[np.bool_], odds: Floats) -> list[_Known]:
    """The stretches of neighbouring chosen words."""
    places = np.flatnonzero(chosen)
    if not len(places):
        return []
    runs = np.split(places, np.flatnonzero(np.diff(words[places]) > 1) + 1)
    return [_Known(int(words[run[0]]), int(words[run[-1]]) + 1, float(odds[run].mean())) for run in runs]


def _choices(
    scene: Scene, words: RoleWords, tagged: Tagged, known: Sequence[_Known | None], starts: Ints, quote: int
) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}

    def add(start: int, stop: int, source: int) -> None:
        found[start, stop] = found.get((start, stop), 0) | source

    part = tagged.of[quote]
    window, odds = tagged.word[part.start : part.stop], tagged.odds[_SPEAKER, part.start : part.stop]
    own = known[quote]
    if own is not None:
        add(own.start, own.stop, _BEST)
    for least in (0.15, 0.4):
        for run in _runs(window, odds > least, odds):
            add(run.start, run.stop, _ODDS)
    if len(window):
        _add_phrases(scene, words, starts, window, odds, quote, add)
    for other in _history(scene, known, quote):
        speaker = known[other]
        if speaker is not None:
            add(speaker.start, speaker.stop, _HISTORY)
    return found


def _add_phrases(
    scene: Scene, words: RoleWords, starts: Ints, window: Ints, odds: Floats, quote: int,
    add: Callable[[int, int, int], None],
) -> None:
    inside = np.zeros(int(window[-1] - window[0]) + 2)
    inside[window - window[0] + 1] = odds
    mass = inside.cumsum()
    present = np.zeros(len(inside), np.bool_)
    present[window - window[0]] = True
    base, top = int(window[0]), int(window[-1])
    close = scene.sentences[quote][0] - 1
    for k in range(int(np.searchsorted(starts, base)), int(np.searchsorted(starts, top, side="right"))):
        phrase = words.phrases[k]
        if not present[phrase.start - base]:
            continue
        stop = min(phrase.whole.stop - base, len(mass) - 1)
        likely = mass[stop] - mass[phrase.start - base] > _LEAST_MASS
        if not likely and not (words.order[k] in _SUBJECTS and scene.sentence_of[phrase.start] >= close):
            continue
        for end in phrase.ends[:_MOST_ENDS] if likely else phrase.ends[:1]:
            if end - 1 <= top and present[end - 1 - base]:
                add(phrase.start, end, _PHRASE)


def _history(scene: Scene, known: Sequence[_Known | None], quote: int) -> list[int]:
    """The quotes whose speaker may speak on: the last four before, and those around, within and in its sentence."""
    sentence = scene.sentences[quote][0]
    near = [
        k for k in scene.near(quote)
        if k != quote and known[k] is not None
    ]  # fmt: skip
    earlier = [k for k in near if scene.is_earlier(k, quote)]
    beside = [
        k for k in near
        if k in scene.around[quote] or k in scene.within[quote] or scene.sentences[k][0] == sentence
    ]  # fmt: skip
    return [*earlier[-_EARLIER:], *beside]


def speaker_rows(
    scene: Scene, words: RoleWords, tagged: Tagged, choices: SpeakerChoices, frames: Sequence[FrameChoice]
) -> Floats:
    """One row a candidate; ``frames`` are those chosen for the quotes."""
    if not len(choices.quote):
        return np.zeros((0, 1), np.float32)
    known = [_known(tagged, quote) for quote in range(len(scene.words))]
    table = _Table(tagged, choices)
    columns = [
        *_by_tagger(table, tagged, choices), *_placed(scene, choices, frames), *_as_phrase(scene, words, choices),
        *_heard_before(scene, choices, known), *_of_quote(scene, choices, known),
        *_by_rule(scene, choices), *_by_case(scene, choices),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


class _Table:
    """The tagger's probabilities by quote and word, with a zero for every word outside of a quote's window."""

    def __init__(self, tagged: Tagged, choices: SpeakerChoices) -> None:
        self._odds = np.concatenate([tagged.odds, np.zeros((len(tagged.odds), 1), np.float32)], axis=1)
        self._word = tagged.word
        self._of = tagged.of
        sizes = choices.stop - choices.start
        self.sizes = sizes.astype(float)
        self.line = np.repeat(choices.start - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes) + np.arange(sizes.sum())
        self.quotes = np.repeat(choices.quote, sizes)
        self.cuts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def at(self, role: int, quotes: Ints, words: Ints) -> Floats:
        """The probability of ``role`` of each word for each quote."""
        found = np.full(len(words), self._odds.shape[1] - 1)
        for quote in np.unique(quotes):
            part = self._of[quote]
            if len(part):
                mine = np.flatnonzero(quotes == quote)
                window = self._word[part.start : part.stop]
                place = np.minimum(np.searchsorted(window, words[mine]), len(window) - 1)
                hit = window[place] == words[mine]
                found[mine[hit]] = part.start + place[hit]
        values: Floats = self._odds[role, found]
        return values

    def over(self, values: Floats, how: np.ufunc) -> Numbers:
        """``how`` (add, maximum, minimum) over the words of each candidate."""
        return np.asarray(how.reduceat(values, self.cuts), float)


def _by_tagger(table: _Table, tagged: Tagged, choices: SpeakerChoices) -> list[Numbers]:
    odds = table.at(_SPEAKER, table.quotes, table.line)
    in_frame = table.at(_IN_FRAME, table.quotes, table.line)
    total = table.over(odds, np.add)
    edges = [table.at(_SPEAKER, choices.quote, at) for at in (choices.start, choices.stop - 1, choices.start - 1, choices.stop)]
    most = [np.array([tagged.odds[role, p.start : p.stop].max() if len(p) else 0.0 for p in tagged.of])[choices.quote] for role in (_SPEAKER, _CUE, _FRAME)]
    mass = np.array([tagged.odds[_SPEAKER, p.start : p.stop].sum() for p in tagged.of])[choices.quote]
    return [
        total / table.sizes, table.over(odds, np.minimum), table.over(odds, np.maximum), total, mass, *edges, *most,
        table.over(in_frame, np.add) / table.sizes, *((choices.source & bit > 0).astype(float) for bit in (_BEST, _ODDS, _HISTORY)),
    ]  # fmt: skip


def _placed(scene: Scene, choices: SpeakerChoices, frames: Sequence[FrameChoice]) -> list[Numbers]:
    """Where the candidate stands to the quote, its frame and its cue."""
    q = choices.quote
    first = np.array([own[0] for own in scene.words])[q]
    last = np.array([own[-1] for own in scene.words])[q]
    start, end = choices.start, choices.stop - 1
    sentence, clause = scene.sentence_of, scene.clause_of
    before, after = start < first, start > last
    inside = ~before & ~after
    paragraph = np.array(scene.analysis.paragraph_of)
    near = np.where(inside, 0, np.minimum(np.abs(start - last), np.abs(first - end)))
    cues = [np.array(frame.cue or (-_FAR,)) for frame in frames]
    to_cue = [np.abs(cues[k] - s).min() for k, s in zip(q.tolist(), start.tolist(), strict=True)]
    from_cue = [np.abs(cues[k] - e).min() for k, e in zip(q.tolist(), end.tolist(), strict=True)]
    framed = [set(frame.frame) for frame in frames]
    shared = [
        len(framed[k].intersection(range(s, e + 1))) / (e + 1 - s)
        for k, s, e in zip(q.tolist(), start.tolist(), end.tolist(), strict=True)
    ]
    return [
        np.where(before, sentence[start] - sentence[first], np.where(after, sentence[start] - sentence[last], 0)),
        np.clip(clause[start] - clause[first], -20, 20), np.clip(clause[start] - clause[last], -20, 20),
        np.minimum(near, _FAR), before, inside, paragraph[start] == paragraph[first],
        np.minimum(to_cue, _FAR), np.minimum(np.minimum(to_cue, from_cue), _FAR), np.array(shared),
        np.array([bool(own) for own in framed])[q],
    ]  # fmt: skip


def _as_phrase(scene: Scene, words: RoleWords, choices: SpeakerChoices) -> list[Numbers]:
    """What kind of phrase the candidate is."""
    analysis = scene.analysis
    begins = {phrase.start: k for k, phrase in enumerate(words.phrases)}
    key, tags, size = words.attributes["key"], analysis.tags, len(analysis.lower)
    heads = Counter(key[phrase.head] for phrase in words.phrases)
    speaks = words.rates[_SPEAKS]
    rows = []
    for start, stop in zip(choices.start.tolist(), choices.stop.tolist(), strict=True):
        k = begins.get(start)
        phrase = words.phrases[k] if k is not None else None
        head = min(phrase.head, stop - 1) if phrase is not None else stop - 1
        rows.append((
            stop - start,
            stop - phrase.core.stop if phrase is not None else 0,
            phrase.ends.index(stop) if phrase is not None and stop in phrase.ends else -1,
            len(phrase.ends) if phrase is not None else 0,
            phrase is not None and phrase.preposition is not None,
            _TAGS.index(tags[start]), _TAGS.index(tags[head]),
            _ORDERS.index(words.order[k]) if k is not None else 0,
            speaks[start], speaks[head], speaks[start:stop].max(),
            min(5, heads[key[head]]),
            stop < size and analysis.words.forms[stop] == ",",
            analysis.quoted[start] >= 0,
        ))  # fmt: skip
    return list(np.array(rows, float).T)


def _heard_before(
    scene: Scene, choices: SpeakerChoices, known: Sequence[_Known | None]
) -> list[Numbers]:
    """Whose speaker the candidate is besides."""
    rows = []
    for quote, part in enumerate(choices.of):
        earlier = [
            k for k in range(max(0, quote - NEIGHBOURS), quote) if known[k] is not None and scene.is_earlier(k, quote)
        ][::-1]
        near = [k for k in scene.near(quote) if k != quote]
        around = [known[k] for k in scene.around[quote]]
        within = [known[k] for k in scene.within[quote]]
        beside = [known[k] for k in near if scene.sentences[k][0] == scene.sentences[quote][0]]
        later = [known[k] for k in near if k > quote]
        for n in part:
            start, stop = int(choices.start[n]), int(choices.stop[n])
            same = [(place, known[k]) for place, k in enumerate(earlier, 1) if _is(known[k], start, stop)]
            meets = next((place for place, k in enumerate(earlier, 1) if _meets(known[k], start, stop)), 0)
            best = same[0][1] if same else None
            rows.append((
                same[0][0] if same else 0, meets, len(same), best.odds if best else 0.0,
                *(any(_is(speaker, start, stop) for speaker in group) for group in (around, within, beside, later)),
            ))  # fmt: skip
    return list(np.array(rows, float).T)


def _is(speaker: _Known | None, start: int, stop: int) -> bool:
    return speaker is not None and speaker.start == start and speaker.stop == stop


def _meets(speaker: _Known | None, start: int, stop: int) -> bool:
    return speaker is not None and speaker.start < stop and start < speaker.stop


def _of_quote(scene: Scene, choices: SpeakerChoices, known: Sequence[_Known | None]) -> list[Numbers]:
    """What the quote is like, and how far the one before it is."""
    words = scene.analysis.words
    rows = []
    for quote, own in enumerate(scene.words):
        first, last = int(own[0]), int(own[-1])
        begins, ends = scene.sentences[quote]
        near = scene.near(quote)
        around = scene.around[quote]
        earlier = [k for k in near if k < quote and known[k] is not None and scene.is_earlier(k, quote)]
        before = known[earlier[-1]] if earlier else None
        rows.append((
            scene.types[quote], len(own), int((np.diff(own) > 1).sum()),
            first == words.sentences[begins].start, words.sentences[ends].stop - 1 - last <= 1,
            words.paragraphs[scene.analysis.paragraph_of[first]].start == words.sentences[begins].start,
            scene.types[around[0]] if around else -1, any(known[k] is not None for k in around),
            len(earlier), before.odds if before else 0.0,
            begins - scene.sentences[earlier[-1]][1] if earlier else 9, len(choices.of[quote]),
        ))  # fmt: skip
    return list(np.array(rows, float)[choices.quote].T)


def _by_rule(scene: Scene, choices: SpeakerChoices) -> list[Numbers]:
    """Whether the grammar has such a quote, and how far its speaker is the candidate (overlap, F1)."""
    rows = []
    for k, start, stop in zip(choices.quote.tolist(), choices.start.tolist(), choices.stop.tolist(), strict=True):
        ruled = scene.ruled[k]
        speaker = ruled["speaker"] if ruled else np.zeros(0, np.int32)
        both = int(((speaker >= start) & (speaker < stop)).sum())
        rows.append((bool(ruled), len(speaker) > 0, 2 * both / (len(speaker) + stop - start)))
    return list(np.array(rows, float).T)


def _by_case(scene: Scene, choices: SpeakerChoices) -> list[Numbers]:
    """What the closed-class words in the candidate say of its case, and of what else is in it."""
    tags, lower = scene.analysis.tags, scene.analysis.lower
    cases = cases_of(scene.analysis.language)
    rows = []
    for start, stop in zip(choices.start.tolist(), choices.stop.tolist(), strict=True):
        first, rest = lower[start], lower[start + 1 : stop]
        rows.append((
            first in cases.oblique, first in cases.genitive, first in cases.subjects, first in cases.objects,
            _TAGS.index(tags[stop - 1]), start > 0 and tags[start - 1] == "preposition",
            sum(word in cases.genitive for word in rest),
            sum(word in cases.oblique and word not in cases.genitive for word in rest),
            sum(tag == "preposition" for tag in tags[start:stop]), "finite" in tags[start:stop],
        ))  # fmt: skip
    return list(np.array(rows, float).T)

"""Marked articles -> a role model: a tagger learned in folds, then rankings learned on what it says of unseen articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from evaluation.training.data import Article, GoldStatement
from evaluation.training.histogram_trees import Growth, grow
from evaluation.training.labels import words_of
from evaluation.training.role_measure import RoleScore
from evaluation.training.role_medium import learn_medium
from evaluation.training.role_templates import RELATION_TEMPLATES, SHIFTED, WORD_TEMPLATES, seen_at_least
from evaluation.training.sparse_crf import Effort, Features, Weights, codes, fit, packed
from laut.base.language import Language
from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.columns import Alphabet, Columns
from laut.extract.learned.role_frames import FrameChoice, frame_choices, frame_rows
from laut.extract.learned.role_habits import ROLES_OF_WORDS, Habits, keys_of
from laut.extract.learned.role_medium import MediumModel, medium_signs
from laut.extract.learned.role_relations import EDGES, TYPES, Scene, edges, scene_of
from laut.extract.learned.role_speakers import SpeakerChoices, speaker_choices, speaker_rows
from laut.extract.learned.role_tagger import LABELS, RoleTagger, Tagged, code_words, lay_out, sizes_of, tag
from laut.extract.learned.role_words import RoleWords, describe_words
from laut.extract.learned.roles import RoleModel, best_frames, best_speakers
from laut.extract.learned.spans import FoundQuote
from laut.extract.learned.trees import Trees
from laut.extract.rules.engine import by_grammar

__all__ = ["RolePlan", "learn_roles"]

Say = Callable[[str], None]
Gold = Mapping[str, frozenset[int]]
ROLES = ("speaker", "cue", "frame", "addressee")


@dataclass(frozen=True, slots=True)
class RolePlan:
    """How a role model is learned; ``judged`` is the domain that thresholds are set by."""

    judged: str
    folds: int = 4
    tagger: Effort = field(default_factory=Effort)
    frames: Growth = field(default_factory=lambda: Growth(trees=80, leaves=12, depth=5))
    speakers: Growth = field(default_factory=lambda: Growth(trees=120, leaves=20, depth=6))
    # A found quote teaches the roles of the marked one that it overlaps by so much (F1).
    same_quote: float = 0.5
    seed: int = 5


@dataclass(frozen=True, slots=True)
class Prepared:
    """A marked article with some quotes, marked or found, and the roles that each should get.

    ``taught`` says which quotes the tagger learns from: not from one found just as it is marked, which it knows.
    """

    article: Article
    analysis: Analysis
    by_rule: Sequence[Attribution]
    keys: Sequence[str]
    habits: Habits
    scene: Scene
    gold: Sequence[Gold]
    taught: Sequence[bool]
    fold: int


@dataclass(frozen=True, slots=True)
class Read:
    """An unseen article as a tagger sees it."""

    prepared: Prepared
    words: RoleWords
    tagged: Tagged


def learn_roles(
    articles: Sequence[Article], language: Language, plan: RolePlan, say: Say,
    found: Mapping[str, Sequence[FoundQuote]] | None = None,
) -> RoleModel:
    """The model of ``articles``; ``found`` are quotes that a span model found in articles it had not seen."""
    folds = np.random.default_rng(plan.seed).integers(0, plan.folds, len(articles))
    marked = [_prepare(article, language, int(fold)) for article, fold in zip(articles, folds, strict=True)]
    habits = _habits(marked)
    described = {p.article.id: describe_words(p.analysis, p.by_rule, p.keys, habits.rates(p.keys, p.habits)) for p in marked}
    prepared = [p for p in marked if p.gold]
    prepared += [q for p in marked if found and (q := _with_found(p, found.get(p.article.id, ()), plan)).gold]
    rows = _rows(prepared, described, plan.tagger)
    read: list[Read] = []
    learned: list[Weights] = []
    for number in range(plan.folds):
        learned.append(rows.fit(lambda p, number=number: p.fold != number, plan.tagger))
        tagger = rows.tagger([learned[-1]], plan.tagger)
        read += [
            Read(p, described[p.article.id], tag(p.scene, described[p.article.id], tagger))
            for p in prepared if p.fold == number
        ]  # fmt: skip
        say(f"roles: fold {number + 1} of {plan.folds} learned")
    frames, speakers, speaker_from = learn_choices(read, plan, say)
    # As for spans, the mean of the folds' taggers: it is as sure of itself as the choices are used to.
    return RoleModel(habits.often(2), rows.tagger(learned, plan.tagger), frames, speakers, speaker_from, _medium(marked))


def _prepare(article: Article, language: Language, fold: int) -> Prepared:
    analysis = analyse(cut(article.text, language), language)
    by_rule = by_grammar(analysis)
    keys = keys_of(analysis)
    marked = [(s, _quote_of(analysis, s)) for s in article.statements]
    marked = sorted(((s, q) for s, q in marked if q.parts), key=lambda sq: (sq[1].parts[0].start, -sq[1].parts[-1].stop))
    gold = [{role: frozenset(words_of(analysis.words, getattr(s, role))) for role in ROLES} for s, _ in marked]
    everywhere = [frozenset(i for g in gold for i in g[role]) for role in ROLES_OF_WORDS]
    scene = scene_of(analysis, [q for _, q in marked], by_rule)
    return Prepared(article, analysis, by_rule, keys, Habits.learned([(keys, everywhere)]), scene, gold, [True] * len(gold), fold)


def _quote_of(analysis: Analysis, statement: GoldStatement) -> FoundQuote:
    words = words_of(analysis.words, statement.quote)
    parts: list[range] = []
    for i in words:
        if parts and parts[-1].stop == i:
            parts[-1] = range(parts[-1].start, i + 1)
        else:
            parts.append(range(i, i + 1))
    return FoundQuote(statement.type, tuple(parts), 1.0)


def _with_found(p: Prepared, found: Sequence[FoundQuote], plan: RolePlan) -> Prepared:
    """The article with found quotes in the place of the marked ones; what no marked one answers to is unknown."""
    quotes, gold, taught = [], [], []
    for quote in found:
        words = {i for part in quote.parts for i in part}
        close = [(_overlap(words, set(own.tolist())), k) for k, own in enumerate(p.scene.words)]
        best, k = max(close, default=(0.0, -1))
        if best >= plan.same_quote:
            quotes.append(quote)
            gold.append(p.gold[k])
            taught.append(best < 1 or TYPES[p.scene.types[k]] != quote.type)
    return replace(p, scene=scene_of(p.analysis, quotes, p.by_rule), gold=gold, taught=taught)


def _overlap(a: set[int] | frozenset[int], b: set[int] | frozenset[int]) -> float:
    both = len(a & b)
    return 2 * both / (len(a) + len(b)) if both else 0.0


def _habits(marked: Sequence[Prepared]) -> Habits:
    """The habits of all articles."""
    seen: dict[str, list[int]] = {}
    for p in marked:
        for key, counts in p.habits.seen.items():
            seen[key] = [a + b for a, b in zip(seen.get(key, [0] * len(counts)), counts, strict=True)]
    return Habits({key: tuple(seen[key]) for key in sorted(seen)})


@dataclass(frozen=True, slots=True)
class Rows:
    """The words of all windows, end to end, as features and labels; ``lengths`` are those of the windows of each article."""

    prepared: Sequence[Prepared]
    alphabets: Mapping[str, Alphabet]
    features: Features
    matrix: csr_matrix
    labels: Ints
    lengths: Sequence[Sequence[int]]

    def fit(self, chosen: Callable[[Prepared], bool], effort: Effort) -> Weights:
        """The weights that articles teach."""
        picked = [chosen(p) for p in self.prepared]
        mask = np.repeat(picked, [sum(own) for own in self.lengths])
        lengths = [length for own, pick in zip(self.lengths, picked, strict=True) if pick for length in own]
        return fit(self.matrix[mask], self.labels[mask], np.array(lengths), len(LABELS), effort)

    def tagger(self, learned: Sequence[Weights], effort: Effort) -> RoleTagger:
        """The tagger with the mean of weights."""
        mean = Weights(
            np.mean([weights.states for weights in learned], axis=0), np.mean([weights.transitions for weights in learned], axis=0)
        )
        sizes = sizes_of(self.alphabets, SHIFTED).__getitem__
        half, whole = len(WORD_TEMPLATES), len(WORD_TEMPLATES) + len(RELATION_TEMPLATES)
        return RoleTagger(
            self.alphabets, SHIFTED,
            packed(LABELS, WORD_TEMPLATES, sizes, self.features, range(half), mean, effort),
            packed(LABELS, RELATION_TEMPLATES, sizes, self.features, range(half, whole), mean, effort),
        )  # fmt: skip


def _rows(prepared: Sequence[Prepared], described: Mapping[str, RoleWords], effort: Effort) -> Rows:
    alphabets = _alphabets(list(described.values()), [p.scene for p in prepared])
    sizes = sizes_of(alphabets, SHIFTED)
    words, windows, labels = [], [], []
    for p in prepared:
        coded = code_words(described[p.article.id], alphabets, SHIFTED)
        taught = np.repeat(p.taught, [len(own) for own in p.scene.windows])
        words.append((coded.columns, np.concatenate(p.scene.windows)[taught]))
        laid = lay_out(p.scene, coded, alphabets)
        windows.append(Columns(laid.names, laid.codes[:, taught]))
        labels += [label for quote in np.flatnonzero(p.taught) for label in labels_of(p.gold[quote], p.scene.windows[quote])]
    of_words = (
        np.concatenate([codes([template], columns, sizes)[0][window] for columns, window in words])
        for template in WORD_TEMPLATES
    )
    of_windows = (
        np.concatenate([codes([template], columns, sizes)[0] for columns in windows]) for template in RELATION_TEMPLATES
    )
    features, matrix = Features.read(chain(of_words, of_windows), effort.at_least)
    lengths = [[len(own) for own, taught in zip(p.scene.windows, p.taught, strict=True) if taught] for p in prepared]
    return Rows(prepared, alphabets, features, matrix, np.array(labels, np.int32), lengths)


def _alphabets(described: Sequence[RoleWords], scenes: Sequence[Scene]) -> dict[str, Alphabet]:
    found = {
        name: Alphabet.learned((v for d in described for v in d.attributes[name]), seen_at_least(name))
        for name in described[0].attributes
    }
    at_edges = [edges(scene, quote) for scene in scenes for quote in range(len(scene.words))]
    for name in EDGES:
        found[f"edge {name}"] = Alphabet.learned((e[name] for e in at_edges), seen_at_least(f"edge {name}"))
    return found


def labels_of(gold: Gold, window: Ints) -> list[int]:
    """The label of each word of a window: its role in the frame, or outside of it."""
    return [LABELS.index(_label(gold, i)) for i in window.tolist()]


def _label(gold: Gold, i: int) -> str:
    letter = "S" if i in gold["speaker"] else "C" if i in gold["cue"] else "A" if i in gold["addressee"] else ""
    if i in gold["frame"]:
        return letter or "F"
    return letter.lower() or "O"


def _medium(marked: Sequence[Prepared]) -> MediumModel:
    signs, media = [], []
    for p in marked:
        for statement in p.article.statements:
            quote = _quote_of(p.analysis, statement)
            if quote.parts:
                cue, speaker = (words_of(p.analysis.words, spans) for spans in (statement.cue, statement.speaker))
                signs.append(medium_signs(p.analysis, p.keys, quote, cue, speaker))
                media.append(statement.medium)
    return learn_medium(signs, media)


@dataclass(frozen=True, slots=True)
class Choosing:
    """An article's candidates with their rows and worths."""

    read: Read
    frames: Sequence[Sequence[FrameChoice]]
    frame_rows: Floats
    frame_worth: Floats


def learn_choices(read: Sequence[Read], plan: RolePlan, say: Say) -> tuple[Trees, Trees, float]:
    """The trees that choose frames and speakers, and the worth from which a speaker is named."""
    choosing = [_choosing(r) for r in read]

    def frames_of(chosen: Iterable[Choosing]) -> Trees:
        chosen = list(chosen)
        rows = np.concatenate([c.frame_rows for c in chosen])
        return grow(rows, np.concatenate([c.frame_worth for c in chosen]), plan.frames)

    frames: dict[int, list[FrameChoice]] = {}
    for number in range(plan.folds):
        trees = frames_of(c for c in choosing if c.read.prepared.fold != number)
        for k, c in enumerate(choosing):
            if c.read.prepared.fold == number:
                frames[k] = best_frames(c.frames, trees.score(c.frame_rows))
    speaking = [_speaking(c.read, frames[k]) for k, c in enumerate(choosing)]

    def speakers_of(chosen: Iterable[int]) -> Trees:
        chosen = list(chosen)
        rows = np.concatenate([speaking[k][1] for k in chosen if len(speaking[k][2])])
        return grow(rows, np.concatenate([speaking[k][2] for k in chosen]), plan.speakers)

    worth: dict[int, NDArray[np.float64]] = {}
    for number in range(plan.folds):
        held = [k for k, c in enumerate(choosing) if c.read.prepared.fold == number]
        trees = speakers_of(k for k, c in enumerate(choosing) if c.read.prepared.fold != number)
        worth |= {k: trees.score(speaking[k][1]) for k in held}

    def scored(at_least: float, domain: str) -> RoleScore:
        total = RoleScore()
        for k, c in enumerate(choosing):
            if c.read.prepared.article.domain != domain:
                continue
            speakers = best_speakers(speaking[k][0], worth[k], at_least)
            for gold, speaker, frame in zip(c.read.prepared.gold, speakers, frames[k], strict=True):
                total.add(gold, {"speaker": speaker, "cue": frame.cue, "frame": frame.frame, "addressee": frame.addressee})
        return total

    def merit(at_least: float) -> float:
        """Exact words count most; that a speaker is named who is right in part counts beside them."""
        score = scored(at_least, plan.judged)
        return score.f1() + 0.25 * score.speaker_right

    best = max(np.arange(0.1, 0.5, 0.025).tolist(), key=merit)
    for domain in sorted({c.read.prepared.article.domain for c in choosing}):
        say(f"roles, cross-validated on {domain}, speakers from {best:.3f}: {scored(best, domain)}")
    return frames_of(choosing), speakers_of(range(len(choosing))), float(best)


def _choosing(read: Read) -> Choosing:
    scene, gold = read.prepared.scene, read.prepared.gold
    choices = frame_choices(scene, read.tagged)
    worth = [_frame_worth(choice, gold[quote]) for quote, own in enumerate(choices) for choice in own]
    return Choosing(read, choices, frame_rows(scene, read.tagged, choices), np.array(worth, np.float32))


def _frame_worth(choice: FrameChoice, gold: Gold) -> float:
    """How well frame and cue fit, each for a half."""
    if not gold["frame"] and not gold["cue"]:
        return float(not choice.frame)
    cue = _overlap(gold["cue"], set(choice.cue)) if gold["cue"] else float(not choice.cue)
    return 0.5 * _overlap(gold["frame"], set(choice.frame)) + 0.5 * cue


def _speaking(read: Read, frames: Sequence[FrameChoice]) -> tuple[SpeakerChoices, Floats, Floats]:
    p = read.prepared
    choices = speaker_choices(p.scene, read.words, read.tagged)
    worth = [
        _overlap(p.gold[quote]["speaker"], set(range(int(start), int(stop))))
        for quote, start, stop in zip(choices.quote, choices.start, choices.stop, strict=True)
    ]
    return choices, speaker_rows(p.scene, read.words, read.tagged, choices, frames), np.array(worth, np.float32)

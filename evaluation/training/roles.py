"""Marked articles -> a role model: a tagger learned in folds, then choices learned on what it says of unseen articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from evaluation.training.data import Article
from evaluation.training.labels import words_of
from evaluation.training.role_choices import ChoicePlan, Read, learn_choices
from evaluation.training.role_medium import learn_medium
from evaluation.training.role_rows import Marked, rows_of
from evaluation.training.sparse_crf import Effort, Weights
from laut.base.language import Language
from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.attribution import Attribution
from laut.extract.learned.role_excerpt import around_quotes
from laut.extract.learned.role_habits import ROLES_OF_WORDS, Habits, keys_of
from laut.extract.learned.role_medium import MediumModel, medium_signs
from laut.extract.learned.role_relations import RULE_ROLES, scene_of
from laut.extract.learned.role_tagger import tag
from laut.extract.learned.role_words import describe_words
from laut.extract.learned.roles import RoleModel
from laut.extract.learned.spans import FoundQuote
from laut.extract.rules.engine import by_grammar

__all__ = ["RolePlan", "learn_roles"]

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class RolePlan:
    """How a role model is learned; ``judged`` is the domain that thresholds are set by."""

    judged: str
    folds: int = 4
    tagger: Effort = field(default_factory=Effort)
    choices: ChoicePlan = field(default_factory=ChoicePlan)
    seed: int = 5


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An article with what does not depend on other articles: its analysis, its quotes, and the keys and roles of its words."""

    article: Article
    analysis: Analysis
    quotes: Sequence[tuple[Attribution, FoundQuote]]
    taught: tuple[Sequence[str], Sequence[frozenset[int]]]
    fold: int


def learn_roles(articles: Sequence[Article], language: Language, plan: RolePlan, say: Say) -> RoleModel:
    """The model of ``articles``."""
    folds = np.random.default_rng(plan.seed).integers(0, plan.folds, len(articles))
    prepared = [_prepare(article, language, int(fold)) for article, fold in zip(articles, folds, strict=True)]
    habits = Habits.learned(p.taught for p in prepared)
    # What a word is used to be is counted on other folds: a count that lacks only its own answer gives the answer away.
    without = [Habits.learned(p.taught for p in prepared if p.fold == number) for number in range(plan.folds)]
    marked = [_marked(p, habits, without[p.fold]) for p in prepared if p.quotes]
    rows = rows_of(marked, plan.tagger)
    read: list[Read] = []
    learned: list[Weights] = []
    for number in range(plan.folds):
        learned.append(rows.fit([m.fold != number for m in marked], plan.tagger))
        tagger = rows.tagger([learned[-1]], plan.tagger)
        read += [Read(m, tag(m.scene, m.words, tagger)) for m in marked if m.fold == number]
        say(f"roles: fold {number + 1} of {plan.folds} learned")
    frames, speakers, speaker_from = learn_choices(read, plan.judged, plan.choices, say)
    # As for spans, the mean of the folds' taggers: it is as sure of itself as the choices are used to.
    return RoleModel(
        habits.often(2), rows.tagger(learned, plan.tagger), frames, speakers, speaker_from, _medium(prepared)
    )


def _prepare(article: Article, language: Language, fold: int) -> _Prepared:
    analysis = analyse(cut(article.text, language), language)
    quotes = [(statement, _quote_of(analysis, statement)) for statement in article.statements]
    quotes = [(statement, quote) for statement, quote in quotes if quote.parts]
    quotes.sort(key=lambda pair: (pair[1].parts[0].start, -pair[1].parts[-1].stop))
    roles = [
        frozenset(i for statement, _ in quotes for i in words_of(analysis.words, getattr(statement, role)))
        for role in ROLES_OF_WORDS
    ]
    return _Prepared(article, analysis, quotes, (keys_of(analysis), roles), fold)


def _quote_of(analysis: Analysis, statement: Attribution) -> FoundQuote:
    words = words_of(analysis.words, statement.quote)
    parts: list[range] = []
    for i in words:
        if parts and parts[-1].stop == i:
            parts[-1] = range(parts[-1].start, i + 1)
        else:
            parts.append(range(i, i + 1))
    return FoundQuote(statement.type, tuple(parts), 1.0)


def _marked(p: _Prepared, habits: Habits, without: Habits) -> Marked:
    short, own = around_quotes(p.analysis, [quote for _, quote in p.quotes])
    analysis = short.analysis
    by_rule = by_grammar(p.analysis)
    keys = keys_of(analysis)
    words = describe_words(analysis, by_rule, keys, habits.rates(keys, without))
    gold = [{role: frozenset(words_of(analysis.words, getattr(s, role))) for role in RULE_ROLES} for s, _ in p.quotes]
    return Marked(p.article.domain, words, scene_of(analysis, own, by_rule), gold, p.fold)


def _medium(prepared: Sequence[_Prepared]) -> MediumModel:
    """Learned from the corpora that mark it: in others every statement has the same."""
    media_of = {
        p.article.domain: {s.medium for q in prepared if q.article.domain == p.article.domain for s, _ in q.quotes}
        for p in prepared
    }
    signs, media = [], []
    for p in prepared:
        if len(media_of[p.article.domain]) == 1:
            continue
        for statement, quote in p.quotes:
            cue, speaker = (words_of(p.analysis.words, spans) for spans in (statement.cue, statement.speaker))
            signs.append(medium_signs(p.analysis, p.taught[0], quote, cue, speaker))
            media.append(statement.medium)
    return learn_medium(signs, media)

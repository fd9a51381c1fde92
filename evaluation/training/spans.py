"""Marked articles -> a span model: taggers learned in folds, classifiers learned on what the taggers say of unseen articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from evaluation.training.crf import Chain, Settings, averaged, learn
from evaluation.training.data import Article
from evaluation.training.features import TEMPLATES, alphabets_of, seen_at_least
from evaluation.training.labels import LETTERS, labels_of, words_of
from evaluation.training.measure import Quote, Score, bootstrap, compare, overlap
from evaluation.training.trees import Growth, grow
from laut.base.language import Language
from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.attribution import Attribution
from laut.extract.learned.calibration import Calibration
from laut.extract.learned.candidates import Candidate, candidates
from laut.extract.learned.chains import Floats
from laut.extract.learned.columns import Columns, encode
from laut.extract.learned.crf import Crf
from laut.extract.learned.describe import Described, describe
from laut.extract.learned.evidence import Tagged, evidence_of
from laut.extract.learned.pairs import pair_rows
from laut.extract.learned.quote_habits import QuoteHabits
from laut.extract.learned.ranking import candidate_rows
from laut.extract.learned.role_habits import keys_of
from laut.extract.learned.spans import FoundQuote, SpanModel, choose, marks_of
from laut.extract.learned.trees import Trees
from laut.extract.rules.engine import by_grammar

__all__ = ["Plan", "learn_spans"]

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a span model is learned; ``judged`` is the domain whose articles the classifiers are learned from.

    ``expected`` is how many statements a hundred words of the news to be read hold, if not as many as in the
    judged articles.
    """

    judged: str
    expected: float | None = None
    folds: int = 4
    crf: Settings = field(default_factory=Settings)
    ranking: Growth = field(default_factory=lambda: Growth(trees=250, depth=4, rate=0.05))
    pairs: Growth = field(default_factory=lambda: Growth(trees=120, depth=3, rate=0.06))
    # What a candidate of the wrong type is worth beside one of the right type.
    wrong_type: float = 0.7
    # F1 is greatest where a decision says yes from half of that F1 on (Lipton et al. 2014): 0.9 for pairs of marks.
    pairs_from: float = 0.45
    seed: int = 5


@dataclass(frozen=True, slots=True)
class Prepared:
    """A marked article with all that does not depend on what is learned."""

    article: Article
    analysis: Analysis
    by_rule: Sequence[Attribution]
    described: Described
    labels: Sequence[str]
    gold: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Judged:
    """An unseen article as a tagger sees it: candidates and pairs with their rows, and how good each is."""

    prepared: Prepared
    found: Sequence[Candidate]
    rows: Floats
    worth: Floats
    pair_rows: Floats
    pair_right: NDArray[np.bool_]


def learn_spans(
    articles: Sequence[Article], language: Language, plan: Plan, say: Say
) -> tuple[SpanModel, Mapping[str, Sequence[FoundQuote]]]:
    """The model of ``articles``, and the quotes that models of other articles find in the judged ones, by article id.

    ``say`` is told how it goes. The quotes found are what later stages learn from: they have to cope with such.
    """
    prepared = [_prepare(article, language) for article in articles]
    alphabets = alphabets_of([p.described for p in prepared], seen_at_least)
    columns = [encode(p.analysis, p.described, alphabets) for p in prepared]
    sizes = {name: len(alphabet) for name, alphabet in alphabets.items()}
    fold = np.random.default_rng(plan.seed).integers(0, plan.folds, len(prepared))
    judged: list[Judged] = []
    taggers: list[Crf] = []
    for number in range(plan.folds):
        crf = _tagger(prepared, columns, sizes, plan, [k for k in range(len(prepared)) if fold[k] != number])
        held = [k for k in range(len(prepared)) if fold[k] == number and articles[k].domain == plan.judged]
        habits = _habits([p for p, own in zip(prepared, fold, strict=True) if own != number], plan)
        judged += [_judge(prepared[k], crf, crf.scores(columns[k], sizes), habits, plan) for k in held]
        taggers.append(crf)
        say(f"fold {number + 1} of {plan.folds} learned, {len(held)} articles read")
    settled = _for_news(_settle(judged, plan, say), judged, plan)
    ranking, pairs = _classifiers(judged, plan)
    # The mean of the folds' taggers reads better than one tagger learned from all (81.4 to 79.4 on dev): a bag
    # is less sure of itself, as the classifiers are used to from articles that a tagger has not seen.
    model = SpanModel(
        plan.judged, alphabets, averaged(taggers), _habits(prepared, plan), ranking, settled.ranking_from, settled.ranking_worth,
        pairs, settled.pairs_from, settled.pairs_worth,
    )  # fmt: skip
    return model, settled.unseen


def _prepare(article: Article, language: Language) -> Prepared:
    analysis = analyse(cut(article.text, language), language)
    by_rule = by_grammar(analysis)
    described = describe(analysis, by_rule, article.domain)
    quotes = [Quote(LETTERS[s.type], frozenset(words_of(analysis.words, s.quote))) for s in article.statements]
    labels = labels_of(analysis.words, article.statements)
    return Prepared(article, analysis, by_rule, described, labels, [q for q in quotes if q.words])


def _tagger(
    prepared: Sequence[Prepared],
    columns: Sequence[Columns],
    sizes: Mapping[str, int],
    plan: Plan,
    chosen: Sequence[int],
) -> Crf:
    chains = (Chain(columns[k], prepared[k].labels, prepared[k].analysis.words.paragraphs) for k in chosen)
    return learn(chains, TEMPLATES, sizes, plan.crf)


def _habits(prepared: Sequence[Prepared], plan: Plan) -> QuoteHabits:
    """The habits of words in the judged domain; articles that are judged with them must not be among ``prepared``.

    To leave out only the one article that is judged is not enough: a count that lacks its own answer gives the
    answer away (quote F1 81.5 instead of 80.4 in cross-validation, and nothing of it on other articles).
    """
    return QuoteHabits.learned((keys_of(p.analysis), _places(p)) for p in prepared if p.article.domain == plan.judged)


def _places(p: Prepared) -> list[str]:
    """Of each word the letter of its quote (words in quotation marks aside), "frame" or nothing."""
    places = [""] * len(p.analysis.lower)
    for statement in p.article.statements:
        for i in words_of(p.analysis.words, statement.frame):
            places[i] = "frame"
    for quote in p.gold:
        if quote.type != "D":
            for i in quote.words:
                places[i] = quote.type
    return places


def _judge(p: Prepared, crf: Crf, scores: Floats, habits: QuoteHabits, plan: Plan) -> Judged:
    chains = p.analysis.words.paragraphs
    found = candidates(crf.labels, scores, crf.transitions, chains)
    tagged = Tagged(crf.labels, crf.probabilities(scores, chains))
    evidence = evidence_of(p.analysis, tagged, p.by_rule, habits.rates(keys_of(p.analysis)))
    others = [quote for quote in p.gold if quote.type != "D"]
    direct = [quote for quote in p.gold if quote.type == "D"]
    worth = [_worth(candidate, others, plan.wrong_type) for candidate in found]
    right = [
        any(overlap(frozenset(i for part in pair.parts for i in part), quote.words) > 0.7 for quote in direct)
        for pair in p.analysis.pairs
    ]
    return Judged(
        p, found, candidate_rows(p.analysis, found, evidence), np.array(worth, np.float32),
        pair_rows(p.analysis, evidence), np.array(right, np.bool_),
    )  # fmt: skip


def _worth(candidate: Candidate, gold: Sequence[Quote], wrong_type: float) -> float:
    """The overlap with the best gold quote, less where the type is wrong."""
    words = frozenset(candidate.words)
    return max(
        (overlap(words, q.words) * (1.0 if q.type == candidate.letter else wrong_type) for q in gold), default=0.0
    )


def _classifiers(judged: Sequence[Judged], plan: Plan) -> tuple[Trees, Trees]:
    rows = np.concatenate([j.rows for j in judged if len(j.found)])
    worth = np.concatenate([j.worth for j in judged if len(j.found)])
    # A worth between no and yes is both, each with its weight.
    weights = np.concatenate([worth, 1 - worth])
    answers = np.concatenate([np.ones(len(rows), np.bool_), np.zeros(len(rows), np.bool_)])
    counted = weights > 1e-6
    ranking = grow(np.concatenate([rows, rows])[counted], answers[counted], plan.ranking, weights[counted])
    marked = [j for j in judged if len(j.pair_right)]
    pairs = grow(np.concatenate([j.pair_rows for j in marked]), np.concatenate([j.pair_right for j in marked]), plan.pairs)
    return ranking, pairs


@dataclass(frozen=True, slots=True)
class Settled:
    """Where yes begins, what a probability is worth, and what is found so in articles unseen."""

    ranking_from: float
    ranking_worth: Calibration
    pairs_from: float
    pairs_worth: Calibration
    unseen: Mapping[str, Sequence[FoundQuote]]


@dataclass(frozen=True, slots=True)
class Likely:
    """What classifiers that have not seen an article say of its candidates and pairs."""

    judged: Judged
    candidates: NDArray[np.float64]
    pairs: NDArray[np.float64]

    def found(self, ranking_from: float) -> list[FoundQuote]:
        return choose(self.judged.found, self.candidates, ranking_from)

    def marked(self, pairs_from: float) -> list[FoundQuote]:
        return marks_of(self.judged.prepared.analysis, self.pairs, pairs_from)

    def quotes(self, ranking_from: float, pairs_from: float) -> list[FoundQuote]:
        """All quotes, in the order of their first words, the longer first."""
        found = self.found(ranking_from) + self.marked(pairs_from)
        return sorted(found, key=lambda q: (q.parts[0].start, -q.parts[-1].stop))

    def score(self, ranking_from: float, pairs_from: float) -> Score:
        quotes = self.quotes(ranking_from, pairs_from)
        return compare(self.judged.prepared.gold, [_scored(quote) for quote in quotes])

    def right(self, quote: FoundQuote) -> bool:
        """Whether a quote overlaps a gold quote by half or more: what a confidence is the probability of."""
        return any(overlap(_scored(quote).words, gold.words) >= 0.5 for gold in self.judged.prepared.gold)


def _settle(judged: Sequence[Judged], plan: Plan, say: Say) -> Settled:
    """By cross-validation over the judged articles."""
    likely = _likely(judged, plan)

    pairs_from = plan.pairs_from

    def worth(ranking_from: float) -> float:
        total = _total([one.score(ranking_from, pairs_from) for one in likely])
        each = [total.type_f1(name) for name in total.types]
        return total.quote[2] + total.type_f1() + sum(each) / len(each)

    # Quotes and types count, and every type as much as the others: rare ones would be given up otherwise.
    ranking_from = max((float(at) for at in np.arange(0.2, 0.5, 0.025)), key=worth)
    scores = [one.score(ranking_from, pairs_from) for one in likely]
    low, high = bootstrap(scores)
    say(f"cross-validated, from {ranking_from:.3f} and {pairs_from:.1f}: {_total(scores)} [{100 * low:.1f}, {100 * high:.1f}]")
    found = [(quote.confidence, one.right(quote)) for one in likely for quote in one.found(ranking_from)]
    marked = [(quote.confidence, one.right(quote)) for one in likely for quote in one.marked(pairs_from)]
    unseen = {one.judged.prepared.article.id: one.quotes(ranking_from, pairs_from) for one in likely}
    return Settled(ranking_from, Calibration.fitted(found), pairs_from, Calibration.fitted(marked), unseen)


def _for_news(settled: Settled, judged: Sequence[Judged], plan: Plan) -> Settled:
    """The decisions for news with another density of statements: all odds change as the density does (Bayes)."""
    if plan.expected is None:
        return settled
    words = sum(len(j.prepared.analysis.lower) for j in judged)
    seen = 100 * sum(len(j.prepared.gold) for j in judged) / words
    shift = float(np.log(plan.expected / seen))
    return replace(
        settled,
        ranking_from=_moved(settled.ranking_from, -shift),
        ranking_worth=replace(settled.ranking_worth, shift=settled.ranking_worth.shift + shift),
        pairs_from=_moved(settled.pairs_from, -shift),
        pairs_worth=replace(settled.pairs_worth, shift=settled.pairs_worth.shift + shift),
    )


def _moved(probability: float, by: float) -> float:
    return float(1 / (1 + np.exp(-np.log(probability / (1 - probability)) - by)))


def _likely(judged: Sequence[Judged], plan: Plan) -> list[Likely]:
    part = np.random.default_rng(plan.seed).integers(0, 5, len(judged))
    found: dict[int, Likely] = {}
    for number in range(5):
        ranking, pairs = _classifiers([j for j, own in zip(judged, part, strict=True) if own != number], plan)
        for k in np.flatnonzero(part == number):
            j = judged[k]
            found[k] = Likely(j, ranking.probability(j.rows), pairs.probability(j.pair_rows))
    return [found[k] for k in sorted(found)]


def _total(scores: Sequence[Score]) -> Score:
    total = Score()
    for score in scores:
        total += score
    return total


def _scored(quote: FoundQuote) -> Quote:
    return Quote(LETTERS[quote.type], frozenset(i for part in quote.parts for i in part))

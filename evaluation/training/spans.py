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
from evaluation.training.measure import Quote, Score, balanced, bootstrap, compare, overlap
from evaluation.training.sentences import Seen, learn_sentences, mean_of, often
from evaluation.training.trees import Growth, grow
from laut.base.language import Language
from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.attribution import Attribution
from laut.extract.learned.calibration import Calibration
from laut.extract.learned.candidates import Candidate, candidates
from laut.extract.learned.chains import Floats
from laut.extract.learned.columns import Alphabet
from laut.extract.learned.crf import Crf
from laut.extract.learned.describe import Described, describe
from laut.extract.learned.evidence import Tagged, evidence_of
from laut.extract.learned.excerpt import Excerpt, excerpt
from laut.extract.learned.layers import Layers, layered_scores, layers_of
from laut.extract.learned.pairs import pair_rows
from laut.extract.learned.quote_habits import QuoteHabits
from laut.extract.learned.ranking import candidate_rows
from laut.extract.learned.role_habits import keys_of
from laut.extract.learned.sentences import KINDS, SentenceModel, signs_of, worth_reading
from laut.extract.learned.spans import FoundQuote, SpanModel, choose, marks_of
from laut.extract.learned.trees import Trees
from laut.extract.rules.engine import by_grammar

__all__ = ["USUALLY_LOST", "Plan", "learn_spans"]

USUALLY_LOST = 0.055

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a span model is learned; ``judged`` are the domains whose articles the classifiers are learned from, the
    first that for which articles are taken when they are read. Pairs of marks are judged by its conventions alone;
    in the ranking its articles have ``weight`` and others 1, and no more than ``most`` of another domain are judged.

    ``expected`` is how many statements a hundred words of the news to be read hold, if not as many as in the
    judged articles. ``lost`` is the share of the quotes' words that may be in sentences not read: most of
    them would not be found by reading on, either.
    """

    judged: tuple[str, ...]
    expected: float | None = None
    weight: float = 3.0
    most: int = 240
    folds: int = 4
    lost: float = USUALLY_LOST
    crf: Settings = field(default_factory=Settings)
    ranking: Growth = field(default_factory=lambda: Growth(trees=300, depth=3, rate=0.06, leaf=15))
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
    seen: Seen
    labels: Sequence[str]
    gold: Sequence[Quote]


@dataclass(frozen=True, slots=True)
class Read:
    """What is read of a marked article: the sentences worth it, and what each may hold."""

    prepared: Prepared
    short: Excerpt
    likely: Floats

    def described(self, domain: str) -> Described:
        return describe(self.short.analysis, self.prepared.by_rule, self.likely, domain)

    @property
    def labels(self) -> list[str]:
        return [self.prepared.labels[i] for i in self.short.whence]


@dataclass(frozen=True, slots=True)
class Judged:
    """An unseen article as a tagger sees it: candidates and pairs with their rows, and how good each is."""

    read: Read
    found: Sequence[Candidate]
    rows: Floats
    worth: Floats
    pair_rows: Floats
    pair_right: NDArray[np.bool_]


def learn_spans(articles: Sequence[Article], language: Language, plan: Plan, say: Say) -> SpanModel:
    """The model of ``articles``; ``say`` is told how it goes."""
    prepared = [_prepare(article, language, plan) for article in articles]
    fold = np.random.default_rng(plan.seed).integers(0, plan.folds, len(prepared))
    sentences, reads = _read_folds(prepared, fold, plan)
    say(f"{_share(reads):.0%} of the words are read; {_lost(reads):.1%} of the quotes' are not")
    described = [read.described(read.prepared.article.domain) for read in reads]
    alphabets = alphabets_of(described, seen_at_least)
    layers = [layers_of(r.short.analysis, d, alphabets) for r, d in zip(reads, described, strict=True)]
    counted = _counted(prepared, plan)
    judged: list[Judged] = []
    taggers: list[Crf] = []
    for number in range(plan.folds):
        crf = _tagger([(r, own) for r, own, k in zip(reads, layers, fold, strict=True) if k != number], alphabets, plan)
        habits = _habits([p for p, own in zip(prepared, fold, strict=True) if own != number], plan)
        held = [reads[k] for k in counted if fold[k] == number]
        judged += [_judge(r, crf, alphabets, habits, plan) for r in held]
        taggers.append(crf)
        say(f"fold {number + 1} of {plan.folds} learned, {len(held)} articles read")
    settled = _for_news(_settle(judged, plan, say), judged, plan)
    ranking, pairs = _classifiers(judged, plan)
    # The mean of the folds' taggers reads better than one tagger learned from all (81.4 to 79.4 on dev): a bag
    # is less sure of itself, as the classifiers are used to from articles that a tagger has not seen.
    return SpanModel(
        plan.judged[0], mean_of(sentences), alphabets, averaged(taggers), _habits(prepared, plan), ranking,
        settled.ranking_from, settled.ranking_worth, pairs, settled.pairs_from, settled.pairs_worth,
    )  # fmt: skip


def _counted(prepared: Sequence[Prepared], plan: Plan) -> list[int]:
    """The articles that are judged: all of the first domain, some of the others, spread evenly."""
    found: list[int] = []
    for domain in plan.judged:
        own = [k for k, p in enumerate(prepared) if p.article.domain == domain]
        step = 1 if domain == plan.judged[0] else 1 + (len(own) - 1) // plan.most
        found += own[::step]
    return sorted(found)


def _prepare(article: Article, language: Language, plan: Plan) -> Prepared:
    analysis = analyse(cut(article.text, language), language)
    by_rule = by_grammar(analysis)
    quotes = [Quote(LETTERS[s.type], frozenset(words_of(analysis.words, s.quote))) for s in article.statements]
    quotes = [q for q in quotes if q.words]
    holds = np.zeros((len(analysis.words.sentences), len(KINDS)), np.bool_)
    for quote in quotes:
        within = sorted({analysis.sentence_of[i] for i in quote.words})
        holds[within, KINDS.index(quote.type)] = True
        holds[within, 0] = True
    seen = Seen(analysis, keys_of(analysis), signs_of(analysis, by_rule), holds, article.domain != plan.judged[0])
    return Prepared(article, analysis, by_rule, seen, labels_of(analysis.words, article.statements), quotes)


def _read_folds(
    prepared: Sequence[Prepared], fold: NDArray[np.int64], plan: Plan
) -> tuple[list[SentenceModel], list[Read]]:
    """The folds' sentence models, and each article as it is read by one that has not seen it."""
    known = often([p.seen for p in prepared])
    models = [
        learn_sentences([p.seen for p, own in zip(prepared, fold, strict=True) if own != number], known)
        for number in range(plan.folds)
    ]
    likely = [
        models[n].probabilities(p.analysis, p.seen.keys, p.seen.signs) for p, n in zip(prepared, fold, strict=True)
    ]
    least = _least(
        [(p, own) for p, own in zip(prepared, likely, strict=True) if p.article.domain in plan.judged], plan.lost
    )
    reads = []
    for p, own in zip(prepared, likely, strict=True):
        kept = worth_reading(p.analysis, own, least)
        reads.append(Read(p, excerpt(p.analysis, kept), own[kept]))
    return [replace(model, least=least) for model in models], reads


def _least(articles: Sequence[tuple[Prepared, Floats]], lost: float) -> float:
    """The probability of a quote under which the sentences hold a share of ``lost`` of the quotes' words."""
    odds = np.concatenate([likely[:, 0] for _, likely in articles])
    words = np.concatenate(
        [
            np.bincount([p.analysis.sentence_of[i] for q in p.gold for i in q.words], minlength=len(own))
            for p, own in articles
        ]
    )
    order = np.argsort(odds, kind="stable")
    under = np.cumsum(words[order])
    return float(odds[order][np.searchsorted(under, lost * under[-1])])


def _share(reads: Sequence[Read]) -> float:
    return sum(len(r.short.whence) for r in reads) / sum(len(r.prepared.analysis.lower) for r in reads)


def _lost(reads: Sequence[Read]) -> float:
    """The share of quotes' words that are in sentences not read."""
    there = sum(len(q.words.intersection(r.short.whence.tolist())) for r in reads for q in r.prepared.gold)
    return 1 - there / sum(len(q.words) for r in reads for q in r.prepared.gold)


def _tagger(chosen: Sequence[tuple[Read, Layers]], alphabets: Mapping[str, Alphabet], plan: Plan) -> Crf:
    sizes = {name: len(alphabet) for name, alphabet in alphabets.items()}
    chains = (
        Chain(layers.of_words(tuple(alphabets)), r.labels, r.short.analysis.words.paragraphs) for r, layers in chosen
    )
    return learn(chains, TEMPLATES, sizes, plan.crf)


def _habits(prepared: Sequence[Prepared], plan: Plan) -> QuoteHabits:
    """The habits of words in the judged domains; articles that are judged with them must not be among ``prepared``.

    To leave out only the one article that is judged is not enough: a count that lacks its own answer gives the
    answer away (quote F1 81.5 instead of 80.4 in cross-validation, and nothing of it on other articles).
    """
    return QuoteHabits.learned((p.seen.keys, _places(p)) for p in prepared if p.article.domain in plan.judged)


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


def _judge(r: Read, crf: Crf, alphabets: Mapping[str, Alphabet], habits: QuoteHabits, plan: Plan) -> Judged:
    """The article as it would be read, as one of the domain that all articles are taken for."""
    analysis, by_rule = r.short.analysis, r.prepared.by_rule
    layers = layers_of(analysis, r.described(plan.judged[0]), alphabets)
    scores = layered_scores(crf, layers, {name: len(alphabet) for name, alphabet in alphabets.items()})
    chains = analysis.words.paragraphs
    tagged = Tagged(crf.labels, crf.probabilities(scores, chains))
    evidence = evidence_of(analysis, tagged, by_rule, habits.of(keys_of(analysis)), r.likely)
    found = candidates(crf.labels, scores, crf.transitions, chains)
    others = [quote for quote in r.prepared.gold if quote.type != "D"]
    direct = [quote for quote in r.prepared.gold if quote.type == "D"]
    worth = [_worth(c.letter, _article_words(r.short, c.parts), others, plan.wrong_type) for c in found]
    right = [
        any(overlap(_article_words(r.short, pair.parts), quote.words) > 0.7 for quote in direct)
        for pair in analysis.pairs
    ]
    return Judged(
        r, found, candidate_rows(analysis, found, evidence), np.array(worth, np.float32),
        pair_rows(analysis, evidence), np.array(right, np.bool_),
    )  # fmt: skip


def _article_words(short: Excerpt, parts: Sequence[range]) -> frozenset[int]:
    return frozenset(i for part in parts for i in short.whence[part.start : part.stop].tolist())


def _worth(letter: str, words: frozenset[int], gold: Sequence[Quote], wrong_type: float) -> float:
    """The overlap with the best gold quote, less where the type is wrong."""
    return max((overlap(words, q.words) * (1.0 if q.type == letter else wrong_type) for q in gold), default=0.0)


def _classifiers(judged: Sequence[Judged], plan: Plan) -> tuple[Trees, Trees]:
    ranked = [j for j in judged if len(j.found)]
    rows = np.concatenate([j.rows for j in ranked])
    worth = np.concatenate([j.worth for j in ranked])
    each = np.concatenate([np.full(len(j.found), plan.weight if _by_first(j, plan) else 1.0) for j in ranked])
    # A worth between no and yes is both, each with its weight.
    weights = np.concatenate([worth * each, (1 - worth) * each])
    answers = np.concatenate([np.ones(len(rows), np.bool_), np.zeros(len(rows), np.bool_)])
    counted = weights > 1e-6
    ranking = grow(np.concatenate([rows, rows])[counted], answers[counted], plan.ranking, weights[counted])
    marked = [j for j in judged if len(j.pair_right) and _by_first(j, plan)]
    pairs = grow(
        np.concatenate([j.pair_rows for j in marked]), np.concatenate([j.pair_right for j in marked]), plan.pairs
    )
    return ranking, pairs


def _by_first(judged: Judged, plan: Plan) -> bool:
    """Whether an article is of the first judged domain."""
    return judged.read.prepared.article.domain == plan.judged[0]


@dataclass(frozen=True, slots=True)
class Settled:
    """Where yes begins, and what a probability is worth."""

    ranking_from: float
    ranking_worth: Calibration
    pairs_from: float
    pairs_worth: Calibration


@dataclass(frozen=True, slots=True)
class Likely:
    """What classifiers that have not seen an article say of its candidates and pairs."""

    judged: Judged
    candidates: NDArray[np.float64]
    pairs: NDArray[np.float64]

    def found(self, ranking_from: float) -> list[FoundQuote]:
        return choose(self.judged.found, self.candidates, ranking_from)

    def marked(self, pairs_from: float) -> list[FoundQuote]:
        return marks_of(self.judged.read.short.analysis, self.pairs, pairs_from)

    def quotes(self, ranking_from: float, pairs_from: float) -> list[FoundQuote]:
        """All quotes, in the order of their first words, the longer first."""
        short = self.judged.read.short
        found = [
            replace(q, parts=short.in_article(q.parts)) for q in self.found(ranking_from) + self.marked(pairs_from)
        ]
        return sorted(found, key=lambda q: (q.parts[0].start, -q.parts[-1].stop))

    def score(self, ranking_from: float, pairs_from: float) -> Score:
        quotes = self.quotes(ranking_from, pairs_from)
        return compare(self.judged.read.prepared.gold, [_scored(quote) for quote in quotes])

    def right(self, quote: FoundQuote) -> bool:
        """Whether a quote overlaps a gold quote by half or more: what a confidence is the probability of."""
        words = _article_words(self.judged.read.short, quote.parts)
        return any(overlap(words, gold.words) >= 0.5 for gold in self.judged.read.prepared.gold)


def _settle(judged: Sequence[Judged], plan: Plan, say: Say) -> Settled:
    """By cross-validation over the judged articles."""
    likely = _likely(judged, plan)
    pairs_from = plan.pairs_from
    each = {float(at): [one.score(float(at), pairs_from) for one in likely] for at in np.arange(0.2, 0.5, 0.025)}
    totals = {at: _total(scores) for at, scores in each.items()}
    low, high = bootstrap(each[max(totals, key=lambda at: totals[at].value)])
    ranking_from = balanced(totals, (high - low) / (2 * 1.96))
    scores = each[ranking_from]
    low, high = bootstrap(scores)
    say(
        f"cross-validated, from {ranking_from:.3f} and {pairs_from:.1f}: {_total(scores)} [{100 * low:.1f}, {100 * high:.1f}]"
    )
    found = [(quote.confidence, one.right(quote)) for one in likely for quote in one.found(ranking_from)]
    ours = [one for one in likely if _by_first(one.judged, plan)]
    marked = [(quote.confidence, one.right(quote)) for one in ours for quote in one.marked(pairs_from)]
    return Settled(ranking_from, Calibration.fitted(found), pairs_from, Calibration.fitted(marked))


def _for_news(settled: Settled, judged: Sequence[Judged], plan: Plan) -> Settled:
    """The decisions for news with another density of statements: all odds change as the density does (Bayes)."""
    if plan.expected is None:
        return settled
    words = sum(len(j.read.prepared.analysis.lower) for j in judged)
    seen = 100 * sum(len(j.read.prepared.gold) for j in judged) / words
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
        for k in np.flatnonzero(part == number).tolist():
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

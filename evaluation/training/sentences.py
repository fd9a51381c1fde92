"""Marked articles -> a sentence model: one logistic regression a kind of quote, over words and signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from laut.extract.analysis import Analysis
from laut.extract.learned.chains import Floats
from laut.extract.learned.sentences import KINDS, SIGNS, SentenceModel

__all__ = ["Seen", "learn_sentences", "mean_of"]

# Found by cross-validation: stronger penalties rank sentences better but keep more of them.
_PENALTY = 0.1
_SEEN_AT_LEAST = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """An article's sentences: its analysis, what stands for its words, its signs, what it holds (sentences by ``KINDS``),
    and whether it is of another kind of text than those to be read."""

    analysis: Analysis
    keys: Sequence[str]
    signs: Floats
    holds: NDArray[np.bool_]
    foreign: bool


def learn_sentences(articles: Sequence[Seen], known: Sequence[str]) -> SentenceModel:
    """The model of ``articles`` over the words ``known``; from where on a sentence is worth reading is for others to say."""
    rows = {key: row for row, key in enumerate(known, 1)}
    matrix = csr_matrix(hstack([
        _counts(articles, rows), *(csr_matrix(part) for part in _signs(articles)),
    ]))  # fmt: skip
    holds = np.concatenate([a.holds for a in articles])
    weights, bases = [], []
    for kind in range(len(KINDS)):
        if not holds[:, kind].any():
            weights.append(np.zeros(matrix.shape[1]))
            bases.append(-6.0)
            continue
        learned = LogisticRegression(C=_PENALTY, solver="liblinear", random_state=1).fit(matrix, holds[:, kind])
        weights.append(learned.coef_[0])
        bases.append(float(learned.intercept_[0]))
    table = np.array(weights, np.float32).T
    cuts = np.cumsum([len(rows) + 1, len(SIGNS), len(SIGNS), len(SIGNS)])
    words, signs, before, after, _ = np.split(table, cuts)
    return SentenceModel(rows, words, signs, before, after, np.array(bases, np.float32), 0.0)


def mean_of(models: Sequence[SentenceModel]) -> SentenceModel:
    """The model whose scores are the mean of several that know the same words."""
    first = models[0]
    mean = {
        name: np.mean([getattr(m, name) for m in models], axis=0)
        for name in ("words", "signs", "before", "after", "base")
    }
    return SentenceModel(rows=first.rows, least=first.least, **mean)


def often(articles: Sequence[Seen]) -> list[str]:
    """The words that are seen often enough to be known."""
    seen = Counter(key for a in articles for key in a.keys)
    return sorted(key for key, times in seen.items() if times >= _SEEN_AT_LEAST)


def _counts(articles: Sequence[Seen], rows: dict[str, int]) -> csr_matrix:
    place: list[int] = []
    ends = [0]
    for a in articles:
        for sentence in a.analysis.words.sentences:
            place += [rows.get(a.keys[i], 0) for i in sentence]
            ends.append(len(place))
    return csr_matrix((np.ones(len(place), np.float32), place, ends), shape=(len(ends) - 1, len(rows) + 1))


def _signs(articles: Sequence[Seen]) -> list[Floats]:
    """Of each sentence its signs, those of its neighbours in the paragraph, and whether its text is foreign."""
    own, before, after, foreign = [], [], [], []
    for a in articles:
        paragraph = np.array([a.analysis.paragraph_of[s.start] for s in a.analysis.words.sentences])
        together = (paragraph[1:] == paragraph[:-1])[:, None]
        nothing = np.zeros((1, len(SIGNS)), np.float32)
        own.append(a.signs)
        before.append(np.concatenate([nothing, a.signs[:-1] * together]))
        after.append(np.concatenate([a.signs[1:] * together, nothing]))
        foreign.append(np.full((len(paragraph), 1), float(a.foreign), np.float32))
    return [np.concatenate(part) for part in (own, before, after, foreign)]

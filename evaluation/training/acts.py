"""Learns the weights for acts and hedges from our own corpus, and says what they are worth in cross-validation.

    python -m evaluation.training.acts [--corpus evaluation/corpus/train] [--language de …] [--check]

Multinomial logistic regression with an L2 penalty over the named features of
``laut.extract.judge_features`` (present or not, each group with a weight of its
own), fitted by L-BFGS. What does not depend on words (lexicon classes, types,
moods, signs) is learned from the statements of the other languages too. Articles
are kept whole in the folds. The weights are
written to ``languages/XX/model/judgement/weights.npz``; --check only validates.
Same data, same weights: nothing is drawn by chance.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from evaluation.judgement import articles
from evaluation.markup import attribution_of
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.judge_features import features, settings
from laut.extract.judge_model import FOLDER
from laut.extract.people import find_people
from laut.languages.registry import available, language_for

FOLDS = 5
# A feature met once tells nothing of the next article.
LEAST_COUNT = 2
ROUNDS = 60
# Groups of features that are words of one language.
LEXICAL = frozenset({"q", "f", "s", "c", "q1", "bc", "oc"})


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one task is learned: the size of each group of features (1 where not named), the penalty, a handicap of the commonest class (0: none).

    Larger groups are trusted sooner. Chosen by cross-validation on the train split.
    """

    sizes: Mapping[str, float]
    penalty: float
    handicap: float
    commonest: str


ACT = Recipe(
    sizes={
        "ca": 3, "ph": 3, "to": 3, "tk": 2, "tt": 2, "qa": 3, "qx": 2, "qc": 2, "qp": 0.5, "type": 2, "oqa": 2, "oqp": 0.3, "q": 0.4, "f": 0.4, "s": 0.3, "q1": 0.4,
    },
    penalty=12.0,
    handicap=0.0,
    commonest="claim",
)  # fmt: skip
HEDGE = Recipe(
    sizes={
        "h": 2, "hr": 5, "ph": 1.5, "to": 1.5, "ds": 0, "dst": 0, "do": 0, "dot": 0, "q": 0.2, "s": 0.1, "f": 0.2, "qp": 0.3, "oqp": 0, "oqc": 0.3, "oqa": 0.3, "bqa": 0.3, "bca": 0.3,
        "ca": 1.5, "qa": 1.5, "type": 2, "q1": 0.4,
    },
    penalty=3.0,
    handicap=0.9,
    commonest="none",
)  # fmt: skip

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Statements as sets of feature names, with their labels and the article each is from."""

    features: list[list[str]]
    acts: list[str]
    hedges: list[str]
    articles: list[int]


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Statements of other languages, without their words."""

    features: list[list[str]]
    acts: list[str]
    hedges: list[str]


def borrowed(samples: Mapping[str, Sample], code: str) -> Borrowed:
    """What the other languages lend to ``code``."""
    others = [sample for other, sample in samples.items() if other != code]
    return Borrowed(
        features=[
            [name for name in one if name.split("=", 1)[0] not in LEXICAL]
            for sample in others
            for one in sample.features
        ],
        acts=[act for sample in others for act in sample.acts],
        hedges=[hedge for sample in others for hedge in sample.hedges],
    )


def gather(folder: Path, code: str) -> Sample:
    """The marked-up statements of one language."""
    language = language_for(code)
    found = Sample([], [], [], [])
    for number, article in enumerate(articles(folder, code)):
        analysis = analyse(cut(article.marked.text, language), language)
        attributions = [attribution_of(s) for s in article.marked.statements]
        speakers = find_people(analysis, attributions).speakers
        for setting, gold in zip(settings(analysis, attributions, speakers), article.marked.statements, strict=True):
            found.features.append(features(analysis, setting))
            found.acts.append(gold.act)
            found.hedges.append(gold.hedge)
            found.articles.append(number)
    return found


def vocabulary(samples: Sequence[Sequence[str]]) -> list[str]:
    """Features often enough to learn from, sorted."""
    counts = Counter(name for sample in samples for name in sample)
    return sorted(name for name, count in counts.items() if count >= LEAST_COUNT)


def matrix(samples: Sequence[Sequence[str]], names: Sequence[str], sizes: Floats) -> csr_matrix:
    """Statements by features."""
    at = {name: i for i, name in enumerate(names)}
    rows = [(i, at[name]) for i, sample in enumerate(samples) for name in sample if name in at]
    columns = [column for _, column in rows]
    return csr_matrix((sizes[columns], ([row for row, _ in rows], columns)), shape=(len(samples), len(names)))


def sizes_of(names: Sequence[str], recipe: Recipe) -> Floats:
    """The size of each feature by its group."""
    return np.array([recipe.sizes.get(name.split("=", 1)[0], 1.0) for name in names])


def fit(samples: csr_matrix, labels: npt.NDArray[np.int64], classes: int, penalty: float) -> Floats:
    """Weights, features by classes."""
    count, width = samples.shape
    truth = np.zeros((count, classes))
    truth[np.arange(count), labels] = 1
    turned = samples.T.tocsr()

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(width, classes)
        scores = samples @ weights
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        value = -np.log(shares[np.arange(count), labels] + 1e-12).sum() + 0.5 * penalty * (weights * weights).sum()
        return float(value), np.asarray(turned @ (shares - truth) + penalty * weights).ravel()

    found = minimize(loss, np.zeros(width * classes), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x).reshape(width, classes)


def learn(
    samples: Sequence[Sequence[str]], labels: Sequence[str], classes: Sequence[str], recipe: Recipe
) -> tuple[list[str], Floats]:
    """Feature names and their weights for features that are there or not (their size and the handicap worked in)."""
    names = vocabulary(samples)
    sizes = sizes_of(names, recipe)
    numbers = np.array([classes.index(label) for label in labels])
    weights = fit(matrix(samples, names, sizes), numbers, len(classes), recipe.penalty) * sizes[:, None]
    weights[names.index("bias"), classes.index(recipe.commonest)] -= recipe.handicap
    return names, weights


def cross_validated(
    sample: Sample, labels: Sequence[str], recipe: Recipe, lent: tuple[list[list[str]], list[str]]
) -> list[str]:
    """The label that weights learned without its article give each statement; ``lent``: features and labels beside."""
    classes = sorted({*labels, *lent[1]})
    said = [""] * len(labels)
    for fold in range(FOLDS):
        inside = [i for i, article in enumerate(sample.articles) if article % FOLDS != fold]
        outside = [i for i, article in enumerate(sample.articles) if article % FOLDS == fold]
        seen = [sample.features[i] for i in inside] + lent[0]
        names, weights = learn(seen, [labels[i] for i in inside] + lent[1], classes, recipe)
        scores = matrix([sample.features[i] for i in outside], names, np.ones(len(names))) @ weights
        for i, best in zip(outside, scores.argmax(axis=1), strict=True):
            said[i] = classes[best]
    return said


def f1(true: Sequence[str], said: Sequence[str], none: str) -> float:
    """F1 over labels other than ``none``."""
    right = sum(t == s != none for t, s in zip(true, said, strict=True))
    return 2 * right / max(1, sum(t != none for t in true) + sum(s != none for s in said))


def write(sample: Sample, beside: Borrowed, path: Path) -> None:
    """The weights learned from the whole sample and what is lent to it, half precision."""
    seen = sample.features + beside.features
    acts, hedges = sorted({*sample.acts, *beside.acts}), sorted({*sample.hedges, *beside.hedges})
    names, act_weights = learn(seen, sample.acts + beside.acts, acts, ACT)
    _, hedge_weights = learn(seen, sample.hedges + beside.hedges, hedges, HEDGE)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path, names=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8), act_weights=act_weights.astype(np.float16),
        hedge_weights=hedge_weights.astype(np.float16), acts=np.array(acts), hedges=np.array(hedges),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("evaluation/corpus/train"))
    parser.add_argument("--language", nargs="*", default=["de", "en"])
    parser.add_argument("--check", action="store_true", help="cross-validate only")
    args = parser.parse_args()
    samples = {code: gather(args.corpus, code) for code in available()}
    for code in args.language:
        sample, beside = samples[code], borrowed(samples, code)
        acts = cross_validated(sample, sample.acts, ACT, (beside.features, beside.acts))
        hedges = cross_validated(sample, sample.hedges, HEDGE, (beside.features, beside.hedges))
        right = np.mean([t == s for t, s in zip(sample.acts, acts, strict=True)])
        print(
            f"{code}: {len(sample.acts)} statements, {FOLDS} folds: act {right:.3f}, hedge F1 {f1(sample.hedges, hedges, 'none'):.3f}"
        )
        if not args.check:
            write(sample, beside, language_for(code).folder / "model" / FOLDER / "weights.npz")


if __name__ == "__main__":
    main()

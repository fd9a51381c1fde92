"""Columns and labels -> a CRF: learned by python-crfsuite (L-BFGS), packed into tables."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pycrfsuite

from laut.extract.learned.columns import Columns
from laut.extract.learned.crf import Crf, Template, codes_of

__all__ = ["Chain", "Settings", "averaged", "learn"]


@dataclass(frozen=True, slots=True)
class Settings:
    """``l1`` and ``l2`` are the penalties, ``rounds`` the most L-BFGS takes: more fit the fold and not the next article."""

    l1: float = 0.2
    l2: float = 0.6
    rounds: int = 40


@dataclass(frozen=True, slots=True)
class Chain:
    """One marked article: its columns, its labels, the ranges labelled together, and what it weighs."""

    columns: Columns
    labels: Sequence[str]
    ranges: Sequence[range]


def learn(chains: Iterable[Chain], templates: Sequence[Template], sizes: Mapping[str, int], settings: Settings) -> Crf:
    """The CRF that fits the chains."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": settings.l1, "c2": settings.l2, "max_iterations": settings.rounds, "feature.possible_transitions": True}
    )
    for chain in chains:
        codes = [codes_of(template, chain.columns, sizes).tolist() for template in templates]
        names = [[f"{number}:{code}" for code in row] for number, row in enumerate(codes)]
        words = list(zip(*names, strict=True))
        for part in chain.ranges:
            trainer.append([list(words[i]) for i in part], [chain.labels[i] for i in part])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crf"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        info = tagger.info()
        tagger.close()
    return _packed(info, tuple(templates), sizes)


def _packed(info: pycrfsuite.ParsedDump, templates: tuple[Template, ...], sizes: Mapping[str, int]) -> Crf:
    labels = tuple(sorted(info.labels))
    number = {label: i for i, label in enumerate(labels)}
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[number[before], number[after]] = weight
    rows = tuple(np.zeros(int(np.prod([sizes[name] for name, _ in template])), np.int32) for template in templates)
    weights = [np.zeros(len(labels), np.float32)]
    for (feature, label), weight in sorted(info.state_features.items()):
        template, code = (int(part) for part in feature.split(":"))
        if not rows[template][code]:
            rows[template][code] = len(weights)
            weights.append(np.zeros(len(labels), np.float32))
        weights[rows[template][code]][number[label]] = weight
    return Crf(labels=labels, templates=templates, rows=rows, weights=np.stack(weights), transitions=transitions)


def averaged(crfs: Sequence[Crf]) -> Crf:
    """The CRF whose scores are the mean of several with the same templates and labels (a bag of them in one)."""
    first = crfs[0]
    rows: list[np.ndarray] = []
    weights = [np.zeros((1, len(first.labels)), np.float32)]
    size = 1
    for number in range(len(first.templates)):
        known = np.any([crf.rows[number] > 0 for crf in crfs], axis=0)
        own = np.where(known, np.cumsum(known) - 1 + size, 0).astype(np.int32)
        rows.append(own)
        weights.append(np.mean([crf.weights[crf.rows[number][known]] for crf in crfs], axis=0))
        size += int(known.sum())
    transitions = np.mean([crf.transitions for crf in crfs], axis=0)
    return Crf(first.labels, first.templates, tuple(rows), np.concatenate(weights), transitions)

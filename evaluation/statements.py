"""Scores statements as the German Wikinews quotation corpus does (Petersen-Frey and Biemann 2024, arXiv 2404.16764).

    python -m evaluation.statements FOLDER [--language de] [--engine default|open|grammar]

FOLDER holds .json files of that corpus, or .txt files of laut's own. True and
read statements are paired so that the word overlap (F1) of their quotes is
greatest; words right, wrong and missed are then counted a pair. 'quote',
'roles' and 'joint' are macro averages over pairs; a statement without a
partner is a pair of its own with 0. 'type' is the F1 of pairs with the right type.
'speaker' is the share of true statements with a speaker whose partner's quote
overlaps by half and whose speaker shares a word; 'medium' that of pairs that overlap by half and have
the same one (speech, writing, thought, or one of them left open).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

import numpy as np
from scipy.optimize import linear_sum_assignment

from evaluation.training.data import Article, load_corpus, load_wikinews
from laut.base.records import Engine, Part, Reading, Speaker
from laut.base.span import Span
from laut.reader import read_text

__all__ = ["StatementScores", "score"]

ROLES = ("quote", "speaker", "cue", "frame", "addressee")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement as sets of word numbers, one a role."""

    type: str
    medium: str
    words: dict[str, frozenset[int]]

    def overlap(self, other: _Statement) -> float:
        """Dice overlap of the two quotes, 0 to 1."""
        mine, theirs = self.words["quote"], other.words["quote"]
        return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine & theirs else 0.0


_NONE = _Statement("", "", dict.fromkeys(ROLES, frozenset()))


@dataclass(slots=True)
class StatementScores:
    """Sums over articles; ``figures()`` gives the measures."""

    precisions: dict[str, list[float]] = field(default_factory=lambda: {role: [] for role in ROLES})
    recalls: dict[str, list[float]] = field(default_factory=lambda: {role: [] for role in ROLES})
    types: list[int] = field(default_factory=lambda: [0, 0, 0])
    speakers: list[int] = field(default_factory=lambda: [0, 0])
    media: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, true: _Statement, read: _Statement) -> None:
        """Count one pair; either side may be the empty statement."""
        for role in ROLES:
            both = len(true.words[role] & read.words[role])
            if read.words[role]:
                self.precisions[role].append(both / len(read.words[role]))
            if true.words[role]:
                self.recalls[role].append(both / len(true.words[role]))
        overlap = true.overlap(read)
        same = bool(overlap) and true.type == read.type
        self.types = [self.types[0] + same, self.types[1] + bool(read.type), self.types[2] + bool(true.type)]
        if true.words["speaker"]:
            right = overlap >= 0.5 and bool(true.words["speaker"] & read.words["speaker"])
            self.speakers = [self.speakers[0] + right, self.speakers[1] + 1]
        if overlap >= 0.5:
            self.media = [self.media[0] + (true.medium == read.medium), self.media[1] + 1]

    def figures(self) -> dict[str, float]:
        """The measures by name, each 0 to 1."""

        def macro(roles: Sequence[str]) -> float:
            p = [x for role in roles for x in self.precisions[role]]
            r = [x for role in roles for x in self.recalls[role]]
            return _harmonic(fmean(p) if p else 0.0, fmean(r) if r else 0.0)

        right, read, true = self.types
        return {
            "quote": macro(ROLES[:1]),
            "roles": macro(ROLES[1:]),
            "joint": macro(ROLES),
            "type": 2 * right / (read + true) if read + true else 0.0,
            "speaker": self.speakers[0] / self.speakers[1] if self.speakers[1] else 0.0,
            "medium": self.media[0] / self.media[1] if self.media[1] else 0.0,
        }


def score(articles: Sequence[Article], readings: Sequence[Reading]) -> StatementScores:
    """The scores of ``readings`` against the marked ``articles``, in the same order."""
    scores = StatementScores()
    for article, reading in zip(articles, readings, strict=True):
        cuts = [Span(*m.span()) for m in _WORD.finditer(article.text)]
        true = [
            _Statement(s.type, s.medium, {r: _numbers(getattr(s, r), cuts) for r in ROLES}) for s in article.statements
        ]
        read = [
            _Statement(s.type, s.medium, {r: _numbers(_spans(getattr(s, r)), cuts) for r in ROLES})
            for s in reading.statements
        ]
        for pair in _pairs(true, read):
            scores.add(*pair)
    return scores


def _pairs(true: list[_Statement], read: list[_Statement]) -> list[tuple[_Statement, _Statement]]:
    overlaps = np.array([[t.overlap(r) + 0.01 * (t.type == r.type) * bool(t.overlap(r)) for r in read] for t in true])
    rows, columns = linear_sum_assignment(overlaps.reshape(len(true), len(read)), maximize=True)
    met = [(true[i], read[j]) for i, j in zip(rows, columns, strict=True)]
    alone = [(t, _NONE) for i, t in enumerate(true) if i not in rows]
    return [*met, *alone, *((_NONE, r) for j, r in enumerate(read) if j not in columns)]


def _numbers(spans: Sequence[Span], cuts: list[Span]) -> frozenset[int]:
    return frozenset(n for n, cut in enumerate(cuts) if any(cut.meets(span) for span in spans))


def _spans(part: Part | Speaker | None) -> tuple[Span, ...]:
    return part.spans if part else ()


def _harmonic(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    """Print the measures of one engine on one folder."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--language", default="de")
    options.add_argument("--engine", choices=["default", "open", "grammar"], default="default")
    asked = options.parse_args()
    articles = [*load_wikinews(asked.folder), *load_corpus(asked.folder, asked.language)]
    engine: Engine = asked.engine
    readings = [read_text(a.text, published=a.published, language=asked.language, engine=engine) for a in articles]
    for name, value in score(articles, readings).figures().items():
        print(f"{name:<10}{value:.3f}")


if __name__ == "__main__":
    main()

"""Scores figures of laut's own corpus, and counts the rates that their confidence rests on.

    python -m evaluation.figures FOLDER [--language de] [--errors N] [--rates]

FOLDER holds .txt files of the corpus. A read figure meets a true one where their
spans share a character, one to one, greatest overlap first. found: F1 over
figures; value, qualifier, measure, counted, source, hedge, place, unit: share of
those met that are right (a place where both name none, or share a word);
whole: F1 over figures right in value, measure and source.
``--rates`` prints ``lexicon/figure_rates.toml`` as counted on FOLDER.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.markup import MarkedArticle, MarkedFigure, read_article
from laut.base.records import Figure, Reading
from laut.base.span import Span
from laut.extract.figures.confidence import source_ground
from laut.reader import read_text

__all__ = ["Score", "load", "score"]

_SHOWN = 60
# A count of one in so many is added to each side of a rate, so that a rare case gives no certainty.
_PRIOR = 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over a folder: figures ``true`` and ``read``, those ``met``, and of these how many fields are right."""

    true: int
    read: int
    met: int
    right: Mapping[str, int]

    def f1(self, name: str) -> float:
        """F1 of "found" or "whole"."""
        hits = self.met if name == "found" else self.right[name]
        return 2 * hits / (self.true + self.read) if self.true + self.read else 1.0

    def share(self, name: str) -> float:
        """Share of the met figures whose field is right."""
        return self.right[name] / self.met if self.met else 1.0


def load(folder: Path, language: str) -> list[MarkedArticle]:
    """The articles of ``folder`` in ``language``, by name."""
    articles = (read_article(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt")))
    return [article for article in articles if article.language == language]


def read(article: MarkedArticle) -> Reading:
    """What laut reads in the article's text."""
    return read_text(article.marked.text, published=article.date, language=article.language)


def score(pairs: Iterable[tuple[MarkedArticle, Reading]]) -> Score:
    """The counts over true and read articles."""
    right: Counter[str] = Counter()
    true = said = met = 0
    for article, reading in pairs:
        true, said = true + len(article.marked.figures), said + len(reading.figures)
        for one, other in _met(article.marked.figures, reading.figures):
            met += 1
            fields = {name: check(one, other) for name, check in _CHECKS.items()}
            right.update(name for name, ok in fields.items() if ok)
            right["whole"] += fields["value"] and fields["measure"] and fields["source"]
    return Score(true, said, met, right)


def _met(true: Sequence[MarkedFigure], said: Sequence[Figure]) -> Iterator[tuple[MarkedFigure, Figure]]:
    """Pairs of true and read figures, greatest overlap first."""
    overlaps = sorted(
        (
            (Span(t.start, t.end).shared(Span(s.start, s.end)), -i, -j)
            for i, t in enumerate(true)
            for j, s in enumerate(said)
        ),
        reverse=True,
    )
    left_true, left_said = set(range(len(true))), set(range(len(said)))
    for shared, i, j in overlaps:
        if shared and -i in left_true and -j in left_said:
            left_true.remove(-i)
            left_said.remove(-j)
            yield true[-i], said[-j]


def _same(a: float | None, b: float | None) -> bool:
    return a is b or (a is not None and b is not None and abs(a - b) <= 1e-6 * max(1.0, abs(a)))


def _share_word(a: str | None, b: str | None, least: int) -> bool:
    words = [set(re.findall(rf"\w{{{least},}}", (text or "").lower())) for text in (a, b)]
    return not words[0].isdisjoint(words[1])


_CHECKS: Mapping[str, Callable[[MarkedFigure, Figure], bool]] = {
    "value": lambda t, s: _same(t.low, s.low) and _same(t.high, s.high),
    "qualifier": lambda t, s: t.qualifier == s.qualifier,
    "measure": lambda t, s: t.measure == s.measure,
    "counted": lambda t, s: _share_word(t.counted, s.counted, 4) or not (t.counted or s.counted),
    "source": lambda t, s: _share_word(t.source, s.source_name, 3) if t.source else s.source_name is None,
    "hedge": lambda t, s: t.hedge == s.hedge,
    "place": lambda t, s: _share_word(t.place, s.place.text, 3) if t.place and s.place else not (t.place or s.place),
    "unit": lambda t, s: t.unit == (s.unit or ""),
}


def _rates(pairs: Sequence[tuple[MarkedArticle, Reading]]) -> str:
    """``lexicon/figure_rates.toml``: how often measure and source are right, by how they are known."""
    counts: dict[str, Counter[tuple[str, bool]]] = {"measure": Counter(), "source": Counter()}
    for article, reading in pairs:
        statements = {s.id: s for s in reading.statements}
        for one, other in _met(article.marked.figures, reading.figures):
            counts["measure"][other.found_by.split("/")[1], _CHECKS["measure"](one, other)] += 1
            ground = source_ground(statements.get(other.statement or ""))
            counts["source"][ground, _CHECKS["source"](one, other)] += 1
    lines = []
    for name, found in counts.items():
        lines.append(f"[{name}]")
        for ground in _GROUNDS[name]:
            hits, misses = found[ground, True] + _PRIOR, found[ground, False] + _PRIOR
            lines.append(f"{ground} = {hits / (hits + misses):.2f}    # of {int(hits + misses - 2 * _PRIOR)}")
        lines.append("")
    return "\n".join(lines)


_GROUNDS = {
    "measure": ("unit", "noun", "predicate", "before", "default"),
    "source": ("none", "direct", "indirect", "indirect_free_indirect", "free_indirect", "reported"),
}


def _differences(article: MarkedArticle, reading: Reading) -> Iterator[str]:
    text = article.marked.text
    for one, other in _met(article.marked.figures, reading.figures):
        wrong = [name for name, check in _CHECKS.items() if not check(one, other)]
        if wrong:
            around = f"{text[max(0, one.start - _SHOWN) : one.start]}[{one.text}]{text[one.end : one.end + _SHOWN]}"
            yield f"{article.id} {'+'.join(wrong)}: {around.replace(chr(10), ' ')}"


def main() -> None:
    """Score a folder and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="de")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--rates", action="store_true")
    args = parser.parse_args()
    pairs = [(article, read(article)) for article in load(args.folder, args.language)]
    if args.rates:
        print(_rates(pairs))
        return
    counts = score(pairs)
    print(f"{len(pairs)} articles, {counts.true} true figures")
    for name in ("found", "whole"):
        print(f"{name:10} F1 {counts.f1(name):.3f}")
    for name in _CHECKS:
        print(f"{name:10} right {counts.share(name):.3f}")
    lines = [line for article, reading in pairs for line in _differences(article, reading)]
    print("\n".join(lines[: args.errors]), end="\n" if args.errors else "")


if __name__ == "__main__":
    main()

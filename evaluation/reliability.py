"""Whether confidence is a probability: python -m evaluation.reliability GOLD_FOLDER [--engine default|open]

GOLD_FOLDER holds .json files of the Wikinews corpus or German .txt files of laut's own. A statement counts as
right if its quote overlaps a gold quote by half or more (F1 of their characters). Prints, by tenths of
confidence, how many statements there are, how sure laut was and how many were right, and the expected
calibration error: the mean distance of the two, weighted by the statements.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.training.data import load_corpus, load_wikinews
from laut.base.span import Span
from laut.reader import read_text

__all__ = ["expected_error", "reliability"]

Judged = tuple[float, bool]
"""A confidence, and whether the statement was right."""


def reliability(judged: Sequence[Judged]) -> Iterator[tuple[float, int, float, float]]:
    """By tenths: where the tenth begins, how many statements, their mean confidence, the share that was right."""
    for tenth in range(10):
        here = [(sure, right) for sure, right in judged if min(9, int(sure * 10)) == tenth]
        if here:
            yield tenth / 10, len(here), sum(sure for sure, _ in here) / len(here), sum(r for _, r in here) / len(here)


def expected_error(judged: Sequence[Judged]) -> float:
    """The expected calibration error over tenths."""
    return sum(many * abs(sure - right) for _, many, sure, right in reliability(judged)) / max(1, len(judged))


def _overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    both = sum(x.shared(y) for x in a for y in b)
    return 2 * both / sum(span.end - span.start for span in (*a, *b))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--engine", choices=("default", "open", "grammar"), default="default")
    args = parser.parse_args()
    judged: list[Judged] = []
    for article in load_wikinews(args.gold) + load_corpus(args.gold, "de"):
        reading = read_text(article.text, published=article.published, language="de", engine=args.engine)
        for said in reading.statements:
            right = any(_overlap(said.quote.spans, gold.quote) >= 0.5 for gold in article.statements)
            judged.append((said.confidence, right))
    print("from  statements  confidence  right")
    for start, many, sure, right in reliability(judged):
        print(f"{start:.1f}   {many:9d}  {sure:10.3f}  {right:5.3f}")
    print(f"expected calibration error {expected_error(judged):.3f} over {len(judged)} statements")


if __name__ == "__main__":
    main()

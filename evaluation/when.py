"""Scores which time a figure is of, on ``when.toml``: what no scorer of the corpus looks at.

    python -m evaluation.when [de]        prints the share right and each figure that is tied otherwise

Right is a figure that is found and has the value of its time, or none where it has none.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from laut.languages.registry import available
from laut.reader import read_text

__all__ = ["Tied", "read", "share"]

GOLD = Path(__file__).parent / "when.toml"


@dataclass(frozen=True, slots=True)
class Tied:
    """One figure of the set: ``true`` and ``said`` are values of times, "" for none; ``said`` is None where it was not found."""

    text: str
    figure: str
    true: str
    said: str | None

    @property
    def right(self) -> bool:
        """Whether the figure is found and tied as it should be."""
        return self.true == self.said


def read(language: str) -> list[Tied]:
    """The figures of a language in the order of the file, as they are read now."""
    data = tomllib.loads(GOLD.read_text("utf-8"))
    return [
        tied
        for row in data.get(language, [])
        for tied in _row(row["text"], row["figures"], data["published"], language)
    ]


def _row(text: str, figures: dict[str, str], published: str, language: str) -> Iterator[Tied]:
    found = read_text(text, published=published, language=language).figures
    for written, true in figures.items():
        at = text.index(written)
        said = next((f for f in found if f.start <= at < f.end), None)
        yield Tied(text, written, true, None if said is None else said.when.value if said.when else "")


def share(tied: list[Tied]) -> float:
    """The share of figures tied as they should be, 0 to 1."""
    return sum(one.right for one in tied) / len(tied) if tied else 1.0


def main() -> None:
    """Print the share right and what is wrong."""
    for language in sys.argv[1:] or available():
        found = read(language)
        print(f"{language}: {share(found):.3f} of {len(found)}")
        for one in found:
            if not one.right:
                print(f"  {one.figure!r} true {one.true!r} said {one.said!r}: {one.text}")


if __name__ == "__main__":
    main()

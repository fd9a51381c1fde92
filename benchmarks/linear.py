"""The time per character from 1 kB to 1 MB of text, on prose and on patterns that make careless code quadratic.

    python -m benchmarks.linear [--most CHARACTERS] [--patience SECONDS] [--engine ENGINE] [--only PATTERN]

A row is a pattern, a column a size: the seconds of processor time per character there, as a ratio to
those of 4 kB of the corpus's prose (the least of three runs). Where all is linear a row
stays level; a quadratic stage makes it grow tenfold a column. A pattern whose next size
would take longer than the patience, were it quadratic, ends in "-".
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from time import process_time

from evaluation.markup import read_article
from laut.base.errors import LautError
from laut.base.records import Engine
from laut.reader import read_text

CORPUS = Path(__file__).parent.parent / "evaluation" / "corpus"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
_PROSE = 4_000


def _corpus(language: str) -> str:
    """Articles of the corpus one behind the other: prose as it is written."""
    articles = (read_article(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*/*.txt")))
    return "\n\n".join(islice((a.marked.text for a in articles if a.language == language), 40)) + "\n\n"


PATTERNS: dict[str, Callable[[], str]] = {
    "prose (de)": lambda: _corpus("de"),
    "prose (en)": lambda: _corpus("en"),
    "prose in one paragraph": lambda: _corpus("de").replace("\n\n", " "),
    "prose without full stops": lambda: _corpus("de").replace("\n\n", " ").replace(".", ","),
    "quotation marks": lambda: "„“",
    "opening marks": lambda: "„",
    "straight marks": lambda: '"',
    "quotations side by side": lambda: "„Ja“, „Nein“ ",
    "nested quotations": lambda: "„Er sagte: ‚Ja, „und wie‘, ",
    "commas": lambda: ",",
    "words and commas": lambda: "Haus, ",
    "one word": lambda: "a",
    "capital letters": lambda: "A",
    "digits": lambda: "7",
    "digits and marks": lambda: "7.",
    "numbers": lambda: "12 ",
    "numbers and dashes": lambda: "12-",
    "number words": lambda: "zwei",
    "numbers spelled apart": lambda: "zwei und drei Millionen ",
    "counted": lambda: "12 Tote und 30 Verletzte, ",
    "dates": lambda: "am 3. Mai ",
    "weekdays": lambda: "Montag ",
    "Konjunktiv chain": lambda: "Er habe es gewusst, er sei dagegen gewesen, ",
    "Konjunktiv sentences": lambda: "Er habe es gewusst. ",
    "sagte": lambda: "sagte ",
    "sagte er, sagte sie": lambda: "sagte er, sagte sie, ",
    "laut": lambda: "laut Polizei, laut dpa, ",
    "initials": lambda: "J. K. Meier, A. B. Schulz und C. D. Kunz ",
    "one name": lambda: "Anna Meier sagte es. ",
    "capitalised words": lambda: "Anna Meier Schulz ",
    "parentheses": lambda: "(",
    "nested parentheses": lambda: "(a (b) ",
    "blanks": lambda: " x" + " " * 98,
    "lines": lambda: "a\n",
    "paragraphs": lambda: "a\n\n",
    "full stops": lambda: ".",
    "dashes": lambda: "– ",
    "slashes": lambda: "a/",
    "apostrophes": lambda: "a'",
    "hyphens": lambda: "a-",
    "combining marks": lambda: "a\u0301\u200b\u202e",
    "address": lambda: "https://a.example/",
}  # fmt: skip


def of_size(pattern: str, size: int) -> str:
    """``pattern`` over and over, ``size`` code points in all."""
    return (pattern * (size // len(pattern) + 1))[:size]


def seconds(text: str, engine: Engine, language: str) -> float:
    """Seconds of processor time to read ``text``; one that is refused was still looked at."""
    start = process_time()
    with suppress(LautError):
        read_text(text, language=language, published="2025-03-14", engine=engine)
    return process_time() - start


def main() -> None:
    """Print a row for each pattern."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--patience", type=float, default=120.0)
    parser.add_argument("--engine", choices=["default", "open", "grammar"], default="default")
    parser.add_argument("--only", choices=[*PATTERNS])
    asked = parser.parse_args()

    prose = of_size(_corpus("de"), _PROSE)
    seconds(prose, asked.engine, "de")  # tables and weights are loaded once
    unit = min(seconds(prose, asked.engine, "de") for _ in range(3)) / _PROSE
    sizes = [size for size in SIZES if size <= asked.most]
    print(f"{1e6 * unit:.1f} microseconds a character of prose = 1.00")
    print(f"{'characters':28}" + "".join(f"{size:>12,}" for size in sizes))
    for name in [asked.only] if asked.only else PATTERNS:
        language = "en" if name.endswith("(en)") else "de"
        print(f"{name:28}", end="", flush=True)
        pattern, took = PATTERNS[name](), 0.0
        for size in sizes:
            if 100 * took > asked.patience:
                print(f"{'-':>12}", end="")
                continue
            took = seconds(of_size(pattern, size), asked.engine, language)
            print(f"{took / size / unit:12.2f}", end="", flush=True)
        print()


if __name__ == "__main__":
    main()

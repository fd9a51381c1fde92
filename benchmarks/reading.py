"""laut's time per page against trafilatura's own extraction of the same page, in one run.

    python -m benchmarks.reading [--pages FOLDER] [--rounds N] [--language CODE] [--engine ENGINE]

FOLDER holds .html pages; without it the articles of evaluation/corpus are set
into a plain page each (real pages carry more to strip, so real ratios are lower).
Each round takes every page through both, turn about, and the process's own time
counts, the least of a page over the rounds, so that a busy machine slows neither.
With ``--language`` only the articles of that language are read.
"""

from __future__ import annotations

import argparse
import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time

import trafilatura

from evaluation.markup import read_article
from laut.base.errors import LautError
from laut.base.records import Document
from laut.document.article import Facts
from laut.document.sources import Input
from laut.languages.registry import available
from laut.reader import find_document, read_document

CORPUS = Path(__file__).parent.parent / "evaluation" / "corpus"


@dataclass
class Timed:
    """Least seconds seen for one page: trafilatura's extraction, laut's page to text, laut's reading of the text."""

    words: int
    extraction: float = field(default=float("inf"))
    page: float = field(default=float("inf"))
    reading: float = field(default=float("inf"))


def pages(folder: Path | None) -> Iterator[bytes]:
    """The pages of a folder, or the corpus's articles as pages."""
    if folder:
        yield from (path.read_bytes() for path in sorted(folder.glob("*.html")))
        return
    for path in sorted(CORPUS.glob("*/*.txt")):
        article = read_article(path.read_text("utf-8"))
        body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in article.marked.text.split("\n\n"))
        title = html.escape(article.title)
        yield (
            f'<html lang="{article.language}"><head><title>{title}</title></head>'
            f"<body><article><h1>{title}</h1>{body}</article></body></html>"
        ).encode()


def clocked(work: Callable[[], object]) -> float:
    """Seconds of the processor that ``work`` takes, once."""
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    """Print the ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--engine", choices=["default", "open", "grammar"], default="default")
    options.add_argument("--language", choices=available())
    asked = options.parse_args()

    timed: list[tuple[bytes, Document, Timed]] = []
    for page in pages(asked.pages):
        try:
            document = find_document(Input(page, Facts()))
        except LautError:
            continue  # no article, or a language that is not supplied: nothing to compare
        if asked.language in (None, document.language):
            timed.append((page, document, Timed(words=len(document.text.split()))))
    for document in {document.language: document for _, document, _ in timed}.values():
        read_document(document, engine=asked.engine)  # tables and weights are loaded once a run, not once a page
    for _ in range(asked.rounds):
        for page, document, best in timed:
            best.extraction = min(best.extraction, clocked(lambda p=page: trafilatura.extract(p)))  # type: ignore[misc]
            best.page = min(best.page, clocked(lambda p=page: find_document(Input(p, Facts()))))  # type: ignore[misc]
            best.reading = min(best.reading, clocked(lambda d=document: read_document(d, engine=asked.engine)))  # type: ignore[misc]

    rows = [best for _, _, best in timed]
    words, extraction, page_time, reading = (
        sum(getattr(row, k) for row in rows) for k in ("words", "extraction", "page", "reading")
    )
    print(
        f"{len(rows)} pages, {words / len(rows):.0f} words a page (median {median(r.words for r in rows):.0f}), language {asked.language or 'any'}, engine {asked.engine}"
    )
    print(f"trafilatura.extract        {1000 * extraction / len(rows):7.1f} ms a page   1.00")
    print(f"laut, page to text         {1000 * page_time / len(rows):7.1f} ms a page   {page_time / extraction:.2f}")
    print(
        f"laut, text to records      {1000 * reading / len(rows):7.1f} ms a page   {reading / extraction:.2f}   {words / reading:.0f} words a second"
    )


if __name__ == "__main__":
    main()

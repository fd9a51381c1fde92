"""From an archive to the ledger: how many articles a second, and the share of each stage.

    python -m benchmarks.archive [--warc FILE] [--pages N] [--engine ENGINE]

Without FILE the corpus's articles, set into pages, are packed as Common Crawl News
packs them (a gzip member a record, each response after its request). One process;
seconds are those of the processor, since other programs may be running.
"""

from __future__ import annotations

import argparse
import gzip
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import IO

from benchmarks.reading import pages as corpus_pages
from laut.base.comparison import Article
from laut.base.errors import InputError, LautError
from laut.base.records import Engine, Reading
from laut.document.article import Facts
from laut.document.sources import Input
from laut.document.warc import ArchivedPage, pages
from laut.ledger.entries import Entry, identified, page_of
from laut.ledger.keeping import keep
from laut.ledger.store import Ledger
from laut.questions.sketches import sketch
from laut.reader import Wishes, find_document, read_document
from laut.recorder.pool import Pool
from laut.recorder.preparing import told_of
from laut.recorder.settling import settle_all

STAGES = ("archive to page", "page to text", "text to records", "records to entry", "entry to ledger", "comparison")
_KEPT_AT_ONCE = 16


def archive_of(number: int, *, first: int = 0) -> bytes:
    """An archive of so many pages: the corpus's from the ``first`` on, over and over, each with an address of its own."""
    whole = BytesIO()
    for n, page in enumerate(islice(cycle(list(corpus_pages(None))), first, first + number), first):
        for kind, block in (("request", b"GET / HTTP/1.1\r\n\r\n"), ("response", _ANSWER + page)):
            whole.write(gzip.compress(_record(kind, f"https://bote{n % 80}.example/{n}", block), 6, mtime=0))
    return whole.getvalue()


_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"


def _record(kind: str, url: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


class Clock:
    """Seconds of the processor, by stage."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Count what is done inside for ``stage``."""
        began = process_time()
        try:
            yield
        finally:
            self.spent[stage] += process_time() - began


def fill(ledger: Ledger, archive: IO[bytes], engine: Engine) -> tuple[int, int, Clock]:
    """Everything that ``laut add`` does with an archive, in one process, by the clock: pages, articles, seconds."""
    clock, batch, read, kept = Clock(), [], 0, 0
    found = pages(archive, "a.warc.gz")
    while True:
        with clock.of("archive to page"):
            page = next(found, None)
        if page is None:
            break
        if isinstance(page, InputError):
            continue
        read += 1
        entry = _entry(page, engine, clock)
        if entry is None:
            continue
        kept += 1
        batch.append(entry)
        if len(batch) == _KEPT_AT_ONCE:
            with clock.of("entry to ledger"):
                keep(ledger, batch)
            batch = []
    with clock.of("entry to ledger"):
        keep(ledger, batch)
    with clock.of("comparison"), Pool(1) as crew:
        for _ in settle_all(ledger, crew):
            pass
    return read, kept, clock


def _entry(page: ArchivedPage, engine: Engine, clock: Clock) -> Entry | None:
    given = Input(page.data, Facts(source=page.url, url=page.url, html=page.html, charset=page.charset))
    try:
        with clock.of("page to text"):
            document = find_document(given, Wishes())
    except LautError:
        return None
    with clock.of("text to records"):
        reading: Reading = read_document(document, engine=engine)
    with clock.of("records to entry"):
        named, given_id = identified(reading)
        kept = page_of(given.data, given.facts.source, told_of(given, Wishes()))
        return Entry(kept, given_id, named, sketch(Article(named.document.id, named)))


def main() -> None:
    """Print articles a second and the share of each stage."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--warc", type=Path)
    options.add_argument("--pages", type=int, default=390)
    options.add_argument("--engine", choices=["default", "open", "grammar"], default="default")
    asked = options.parse_args()
    content = asked.warc.read_bytes() if asked.warc else archive_of(asked.pages)
    with TemporaryDirectory() as folder:
        for path, archive in (
            ("warm.db", archive_of(16)),
            ("l.db", content),
        ):  # models load once, before the clock counts
            with Ledger.open(Path(folder) / path, create=True) as ledger:
                read, kept, clock = fill(ledger, BytesIO(archive), asked.engine)
    total = sum(clock.spent.values())
    print(f"{read} pages of {len(content) / 1e6:.1f} MB, {kept} articles, engine {asked.engine}")
    for stage, seconds in clock.spent.items():
        print(f"{stage:20}{1000 * seconds / max(read, 1):8.2f} ms a page{100 * seconds / total:7.1f} %")
    print(f"{'all':20}{1000 * total / max(read, 1):8.2f} ms a page   {read / total:.1f} pages a second of one core")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

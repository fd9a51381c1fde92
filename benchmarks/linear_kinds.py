"""What each reader of laut is given in ``benchmarks/linear.py``, at any size: texts, pages, rows, feeds, archives."""

from __future__ import annotations

import gzip
import json
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from zipfile import ZipFile

from evaluation.markup import read_article
from laut.base.errors import InputError, LautError
from laut.base.records import Engine
from laut.document.article import Facts
from laut.document.feeds import entries
from laut.document.rows import rows
from laut.document.sources import Input
from laut.document.wacz import packed_pages
from laut.document.warc import pages
from laut.reader import Wishes, read_input, read_text

__all__ = ["KINDS", "Kind", "of_size", "prose"]

CORPUS = Path(__file__).parent.parent / "evaluation" / "corpus"


def prose(language: str) -> str:
    """Articles of the corpus one behind the other: prose as it is written."""
    articles = (read_article(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*/*.txt")))
    return "\n\n".join(islice((a.marked.text for a in articles if a.language == language), 40)) + "\n\n"


def of_size(pattern: str, size: int) -> str:
    """``pattern`` over and over, ``size`` code points in all."""
    return (pattern * (size // len(pattern) + 1))[:size]


@dataclass(frozen=True, slots=True)
class Kind:
    """A reader: what it is given for a size (bytes or code points), and how it takes that."""

    made: Callable[[int], bytes]
    taken: Callable[[bytes, Engine], object]


def _text(pattern: Callable[[], str], language: str = "de") -> Kind:
    def taken(given: bytes, engine: Engine) -> object:
        return read_text(given.decode(), language=language, published="2025-03-14", engine=engine)

    return Kind(lambda size: of_size(pattern(), size).encode(), taken)


def _page(
    piece: str,
    *,
    around: tuple[str, str] = ("<html lang='de'><article><p>Die Wehr war da, sagte Ada Moor. ", "</article></html>"),
) -> Kind:
    def made(size: int) -> bytes:
        return (around[0] + of_size(piece, size - len(around[0]) - len(around[1])) + around[1]).encode()

    return Kind(made, lambda given, engine: read_input(Input(given, Facts(language="de")), Wishes(engine=engine)))


def _prose_page(size: int) -> bytes:
    text = of_size(prose("de"), size)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<html lang='de'><article><h1>Wehr</h1>{body}</article></html>".encode()[: size + 200]


def _all(found: Iterable[object]) -> object:
    return deque(found, maxlen=0)


def _row_of(size: int) -> bytes:
    return json.dumps({"text": "a " * (size // 2)}).encode()


def _feed(item: str, around: tuple[str, str]) -> Kind:
    def taken(given: bytes, _: Engine) -> object:
        with suppress(InputError):
            return entries(given, "https://a.example/feed")
        return None

    return Kind(lambda size: (around[0] + of_size(item, size) + around[1]).encode(), taken)


def _record(size: int, length: int | None = None) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>" + b"a " * (size // 2)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length or len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def _archive(piece: Callable[[], bytes]) -> Kind:
    def made(size: int) -> bytes:
        one = piece()
        return (_record(40) + one * (size // len(one) + 1))[: max(size, 400)]

    return Kind(made, lambda given, _: _all(pages(BytesIO(given), "a.warc")))


def _zipped(size: int) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        file.writestr("archive/a.warc", _record(400) * (size // 600 + 1))
    return whole.getvalue()


_RSS = ("<rss version='2.0'><channel>", "</channel></rss>")
_URLSET = ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', "</urlset>")
_TEXTS: dict[str, Callable[[], str]] = {
    "prose in one paragraph": lambda: prose("de").replace("\n\n", " "),
    "prose without full stops": lambda: prose("de").replace("\n\n", " ").replace(".", ","),
    "quotation marks": lambda: "„“",
    "opening marks": lambda: "„",
    "straight marks": lambda: '"',
    "quotations side by side": lambda: "„Ja“, „Nein“ ",
    "quotations in one": lambda: "„Ja ‚so‘, " * 60 + "“ ",
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
_PAGES = {
    "tags": "<p>a</p>", "open tags": "<div>", "open tags in turn": "<b><i>", "closed tags": "</div>", "attributes": "<a href='x' class='y z' id='q'>a</a> ",
    "one attribute": "a", "comments": "<!-- a -->", "open comments": "<!--", "scripts": "<script>var a = 1 < 2;</script>", "open scripts": "<script>",
    "links": "<li><a href='/a'>Mehr dazu</a></li>", "tables": "<table><tr><td>1</td></tr></table>", "line breaks": "a<br>", "references": "&amp;&#228;&uuml;",
    "broken references": "&", "open tag": "<", "markup declarations": "<![CDATA[", "frames": "<iframe src='x'></iframe>", "teasers": "<p>Lesen Sie auch: Haus</p>",
}  # fmt: skip

KINDS: dict[str, Kind] = {
    "prose (de)": _text(lambda: prose("de")),
    "prose (en)": _text(lambda: prose("en"), "en"),
    **{name: _text(pattern) for name, pattern in _TEXTS.items()},
    "page: prose": Kind(
        _prose_page, lambda given, engine: read_input(Input(given, Facts(language="de")), Wishes(engine=engine))
    ),
    **{
        f"page: {name}": _page(piece, around=("<html><article><p title='", "'>Haus</p></article></html>"))
        if name == "one attribute"
        else _page(piece)
        for name, piece in _PAGES.items()
    },
    "rows: one long": Kind(_row_of, lambda given, _: _all(rows(BytesIO(given), "a.jsonl"))),
    "rows: many": Kind(
        lambda size: b'{"text": "a"}\n' * (size // 14), lambda given, _: _all(rows(BytesIO(given), "a.jsonl"))
    ),
    "rows: brackets": Kind(lambda size: b"[" * size, lambda given, _: _all(rows(BytesIO(given), "a.jsonl"))),
    "feed: RSS": _feed("<item><title>a</title><link>https://a.example/a</link></item>", _RSS),
    "feed: one title": _feed("a &amp; b ", (_RSS[0] + "<item><title>", "</title></item>" + _RSS[1])),
    "feed: open tags": _feed("<a>", _RSS),
    "feed: sitemap": _feed("<url><loc>https://a.example/a</loc></url>", _URLSET),
    "feed: JSON": _feed('{"url": "https://a.example/a"}, ', ('{"items": [', "{}]}")),
    "archive: records": _archive(lambda: _record(400)),
    "archive: members": _archive(lambda: gzip.compress(_record(400))),
    "archive: lying records": _archive(lambda: _record(400, length=100)),
    "archive: members' heads": _archive(lambda: b"\x1f\x8b\x08\x00\x00"),
    "archive: nothing": _archive(lambda: b"\0"),
    "archive: blank lines": _archive(lambda: b"\r\n"),
    "archive: zipped": Kind(_zipped, lambda given, _: _all(packed_pages(BytesIO(given), "a.wacz"))),
}


def read(kind: Kind, given: bytes, engine: Engine) -> None:
    """Give a reader what was made for it; one that refuses it has still looked at it."""
    with suppress(LautError):
        kind.taken(given, engine)

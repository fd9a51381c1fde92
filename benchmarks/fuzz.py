"""Reads pages, texts, rows, feeds, archives and shards that were damaged at random, and keeps what breaks laut.

    python -m benchmarks.fuzz [--seed N] [--minutes M] [--findings FOLDER] [--slow SECONDS] [--engine ENGINE] [--only KIND]

Each round takes a demo page or an article of the corpus, damages it a few times
and reads it. A finding is any exception that is no LautError, a reading that is not
sound (``tests/hostile/sound.py``), or a reading that takes more than ``--slow`` seconds of processor time; its bytes
go to the folder, named by kind and round, to be made small and kept in ``tests/hostile/``.
The same seed gives the same rounds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import brotli

from evaluation.markup import read_article
from laut.base.errors import InputError, LautError
from laut.base.records import Engine
from laut.document.article import Facts
from laut.document.feeds import entries
from laut.document.rows import Row
from laut.document.rows import rows as json_rows
from laut.document.sources import Input, inputs
from laut.document.wacz import packed_pages
from laut.document.warc import ArchivedPage, pages
from laut.ledger.entries import Entry
from laut.reader import Wishes, read_input
from laut.recorder.preparing import prepared
from laut.recorder.shards import SHARD, from_shard, to_shard
from tests.hostile.sound import faults

CORPUS = Path(__file__).parent.parent / "evaluation" / "corpus"
_MARKS = "„“”\"'‚‘’»«›‹()[]{}–—-…:;,.!?/\\%€$&#*+=~|<>"
_ODD = "\0\x01\x07\x08\x0b\x0c\x1b\x7f\x85\xa0\xad\u0301\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\ufeff\ufffd\ufffe\U0001f468\U000e0001\U0010ffff\ud800\udfff"
_TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<b>", "<!--", "-->", "<script>", "</script>", "<style>", "<article>", "</article>", "<body>",
    "</html>", "<table><tr><td>", "<![CDATA[", "]]>", "<svg><title>", "<template>", "<noscript>", "<frameset>", "<a href='x'>", "<br/>",
    '<script type="application/ld+json">{"@graph": [[[{"@type": "NewsArticle", "datePublished": 7, "author": {"name": []}}]]]}</script>',
    '<meta property="article:published_time" content="0000-99-99T99:99:99+99:99">', '<html lang="xx">', "<?xml version='1.0'?>",
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>&b;', "&#0;", "&#xD800;", "&#x110000;", "&nbsp;", "&amp;lt;", "&unknown;",
)  # fmt: skip
_WORDS = (
    " sagte ", " laut ", " zufolge ", " nach Angaben ", " habe ", " sei ", " said ", " according to ", " told ", " 12.000 ", " 1,5 ",
    " zwischen 3 und 2 ", " 99999999999999999999 ", " 10^400 ", " ²³½ ", " ٣٤ ", " Ⅷ ", " null ", " zwei bis drei Dutzend ", " minus 3 ", " 0 ",
    " am 31. Februar ", " am 99.99.9999 ", " 25:61 Uhr ", " im Jahr 0 ", " vor 99999999 Jahren ", " in 10000 Jahren ", " on February 30 ", " 9999 ",
    "\n\n", "\n", "\r\n", "\t", " İ ", " ß ", " ǅ ", " ŉ ", " (dpa) ", " dr. ", " J. ", " z. B. ", " rund ", " mindestens ", " about a dozen ",
)  # fmt: skip


KINDS = ("page", "plain", "rows", "feed", "archive", "zipped", "crawled", "sharded")


def sources() -> list[str]:
    """Pages and articles as they are before any damage."""
    demo = files("laut.show") / "demo"
    found = [page.read_text("utf-8") for page in sorted(demo.iterdir(), key=str) if page.name.endswith(".html")]
    return found + [read_article(path.read_text("utf-8")).marked.text for path in sorted(CORPUS.glob("*/*.txt"))]


def damaged(text: str, chance: random.Random) -> str:
    """``text`` after one piece of damage."""
    i, j = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    j = min(j, i + 4_000)
    many = chance.choice((1, 1, 1, 2, 5, 50, 1_000))
    match chance.randrange(10):
        case 0:
            return text[:i] + text[j:]
        case 1:
            return text[:j] + text[i:j] * min(many, 5) + text[j:]
        case 2:
            return text[:i] + chance.choice(_MARKS) * many + text[i:]
        case 3:
            return text[:i] + chance.choice(_TAGS) * many + text[i:]
        case 4:
            return text[:i] + chance.choice(_ODD) * min(many, 50) + text[i:]
        case 5:
            return text[:i] + chance.choice(_WORDS) * many + text[i:]
        case 6:
            return text[:i] + chance.choice(("a", "7", "A", ".", " ", "ä", "\n", "-", "zwei")) * many * 10 + text[i:]
        case 7:  # single characters all over
            letters = list(text)
            for _ in range(20):
                letters[chance.randrange(len(letters) or 1) : 0] = [chance.choice(_MARKS + _ODD)] if letters else []
            return "".join(letters)
        case 8:
            return (
                text[:i]
                + text[i:j].translate({ord(a): b for a, b in zip(" .„“", chance.sample(_MARKS, 4), strict=True)})
                + text[j:]
            )
        case _:  # words shuffled, as no grammar has them
            words = text[i:j].split(" ")
            chance.shuffle(words)
            return text[:i] + " ".join(words) + text[j:]


def warc_of(page: bytes, chance: random.Random) -> bytes:
    """``page`` in an archive of two responses, in one or as gzip members, packed as HTTP has it or not."""
    encoding, body = chance.choice(
        (("identity", page), ("gzip", gzip.compress(page)), ("br", brotli.compress(page, quality=1)), ("gzip", page))
    )
    http = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: {encoding}\r\n\r\n".encode()
        + body
    )
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    record = head.encode() + http + b"\r\n\r\n"
    return (gzip.compress(record, 1) if chance.random() < 0.5 else record) * 2


def zip_of(archive: bytes, chance: random.Random) -> bytes:
    """``archive`` in a WACZ."""
    whole = BytesIO()
    with ZipFile(whole, "w", chance.choice((ZIP_STORED, ZIP_DEFLATED))) as file:
        file.writestr("datapackage.json", "{}")
        file.writestr(chance.choice(("archive/a.warc.gz", "../a.warc", "\u202e.warc")), archive)
    return whole.getvalue()


def changed(data: bytes, chance: random.Random) -> bytes:
    """``data`` with some bytes changed, most of them where headers stand, or cut, or with a piece twice."""
    whole = bytearray(data)
    for _ in range(chance.randrange(6)):
        place = chance.choice(
            (
                chance.randrange(min(len(whole), 400)),
                chance.randrange(len(whole)),
                len(whole) - 1 - chance.randrange(min(len(whole), 300)),
            )
        )
        whole[place] = chance.randrange(256)
    i, j = sorted(chance.randrange(len(whole) + 1) for _ in range(2))
    match chance.randrange(8):
        case 0:
            del whole[i:]
        case 1:
            del whole[i : min(j, i + 500)]
        case 2:
            whole[i:i] = whole[i:j]
        case _:
            pass
    return bytes(whole)


def read(given: Input, wishes: Wishes) -> None:
    """Reads one input; raises AssertionError where the reading is not sound."""
    try:
        reading = read_input(given, wishes)
    except LautError as error:
        if "\n" in str(error):
            raise AssertionError(f"more than one line: {error}") from error
        return
    wrong = faults(reading)
    assert not wrong, "; ".join(wrong[:5])


def rounds(engine: Engine, folder: Path) -> dict[str, Callable[[str, random.Random], None]]:
    """What a damaged text is given to, by the kind of input."""

    def page(text: str, chance: random.Random) -> None:
        data = text.encode(chance.choice(("utf-8", "utf-8", "cp1252", "utf-16", "latin-1")), "replace")
        read(
            Input(data, Facts(charset=chance.choice((None, "utf-8", "latin-1", "utf-16", "nonsense", "utf-7")))),
            Wishes(engine=engine),
        )

    def plain(text: str, _: random.Random) -> None:
        read(Input(text.encode("utf-8", "replace"), Facts()), Wishes(engine=engine, as_is=True))

    def rows(text: str, chance: random.Random) -> None:
        keys = ("text", "html", "id", "title", "published", "language", "url", "outlet")
        row = {
            chance.choice(keys): chance.choice((text, "de", "2025-03-14", 7, None, [], {}, "\ud800")) for _ in range(3)
        }
        line = json.dumps({"text": text, **row}, ensure_ascii=chance.random() < 0.5)
        cut = line if chance.random() < 0.7 else line[: chance.randrange(len(line))]
        path = folder / "rows.jsonl"
        path.write_bytes(cut.encode("utf-8", "surrogatepass"))
        for given in inputs(str(path)):
            if isinstance(given, Input):
                read(given, Wishes(engine=engine))

    def feed(text: str, _: random.Random) -> None:
        shells = (
            "{}",
            "<rss version='2.0'><channel><item><link>{}</link></item></channel></rss>",
            '{{"items": [{{"url": "{}"}}]}}',
        )
        urlset = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>'
        for shell in (*shells, urlset):
            with suppress(InputError):
                entries(shell.format(text[:3_000]).encode("utf-8", "replace"), "https://a.example/feed")

    def archive(text: str, chance: random.Random) -> None:
        found = changed(warc_of(text[:20_000].encode("utf-8", "replace"), chance), chance)
        take(pages(BytesIO(found), "a.warc"))

    def zipped(text: str, chance: random.Random) -> None:
        whole = zip_of(warc_of(text[:20_000].encode("utf-8", "replace"), chance), chance)
        take(packed_pages(BytesIO(changed(whole, chance) or b"x"), "a.wacz"))

    def take(archived: Iterable[ArchivedPage | InputError]) -> None:
        for found in archived:
            if isinstance(found, InputError):
                assert "\n" not in str(found), found
            else:
                read(
                    Input(found.data, Facts(source=found.url, html=found.html, charset=found.charset)),
                    Wishes(engine=engine),
                )

    def crawled(text: str, chance: random.Random) -> None:
        odd = (text[:200], None, 7, [], {}, [None], "\ud800", "2025-03-14 06:12:00", True)
        fundus = {
            "body": {
                "summary": [text[:99]],
                "sections": [{"headline": [text[:50]], "paragraphs": text[:20_000].split("\n")}],
            },
            "publishing_date": "x",
        }
        please = {
            "maintext": text[:20_000],
            "date_publish": "None",
            "source_domain": "a.example",
            "authors": ["A"],
            "language": "de",
        }
        row = chance.choice((fundus, please))
        keys = [*row, "lang", "html", "publisher", "title", "url", "date_modify", "plaintext", "authors"]
        row |= {chance.choice(keys): chance.choice(odd) for _ in range(chance.randrange(4))}
        for found in json_rows(BytesIO(json.dumps(row).encode()), "a.jsonl"):
            if isinstance(found, Row):
                read(Input(found.content, found.facts), Wishes(engine=engine))

    def sharded(text: str, chance: random.Random) -> None:
        given = Input(text[:5_000].encode("utf-8", "replace"), Facts(source="a.txt", language="de"), as_is=True)
        path = folder / f"a{SHARD}"
        to_shard([prepared(given, Wishes(engine=engine))], path)
        path.write_bytes(changed(path.read_bytes(), chance))
        for found in from_shard(str(path)):
            if isinstance(found, Entry):
                assert not (wrong := faults(found.reading)), wrong[0]
            elif isinstance(found, InputError):
                assert "\n" not in str(found), found

    return {
        "page": page, "plain": plain, "rows": rows, "feed": feed, "archive": archive, "zipped": zipped, "crawled": crawled,
        "sharded": sharded,
    }  # fmt: skip


def main() -> None:
    """Fuzz until the time is over; tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--findings", type=Path, default=Path("findings"))
    parser.add_argument("--slow", type=float, default=10.0)
    parser.add_argument("--engine", choices=["default", "open", "grammar"], default="default")
    parser.add_argument("--only", choices=KINDS)
    asked = parser.parse_args()

    given = sources()
    seen: Counter[str] = Counter()
    number, until = 0, monotonic() + 60 * asked.minutes
    with TemporaryDirectory() as folder:
        kinds = rounds(asked.engine, Path(folder))
        while monotonic() < until:
            number += 1
            chance = random.Random(f"{asked.seed}:{number}")
            text = chance.choice(given)
            for _ in range(chance.randrange(1, 6)):
                text = damaged(text, chance)[:60_000]
            kind = asked.only or chance.choice(("page", "page", "plain", "plain", *kinds))
            start = process_time()
            why = trace = ""
            try:
                kinds[kind](text, chance)
            except Exception as error:  # noqa: BLE001  every exception is what we are after
                trace = traceback.format_exc()
                place = traceback.extract_tb(error.__traceback__)[-1]
                why = f"{type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno})"
            took = process_time() - start
            if not why and took > asked.slow:
                why = f"slow: {took:.1f} s for {len(text):,} characters"
            if why:
                seen[why[:120]] += 1
                asked.findings.mkdir(parents=True, exist_ok=True)
                (asked.findings / f"{asked.seed}-{number}-{kind}.bin").write_bytes(
                    text.encode("utf-8", "surrogatepass")
                )
                (asked.findings / f"{asked.seed}-{number}-{kind}.txt").write_text(f"{why}\n{trace}", "utf-8", "replace")
                print(f"round {number} ({kind}): {why[:300]}", flush=True)
    print(f"{number} rounds, seed {asked.seed}: {sum(seen.values())} findings")
    for why, count in seen.most_common():
        print(f"{count:6}  {why}")


if __name__ == "__main__":
    main()

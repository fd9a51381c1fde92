"""Properties that hold of any input at all: no exception but laut's own, every reading sound, two runs the same."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laut.base.errors import InputError, LautError
from laut.base.plain import to_json
from laut.base.records import Reading
from laut.document.article import Facts
from laut.document.feeds import entries
from laut.document.sources import Input, inputs
from laut.document.warc import pages
from laut.reader import Wishes, read_input
from tests.hostile.sound import faults

few = settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))

# Words and marks that wake every stage, between characters of any kind.
_NEWS_WORDS = """„ “ " ' ‚ ‘ » « ( ) , . : ; – ! ? sagte sagt laut zufolge habe sei er sie Polizei Anna Meier J. Dr. die der dass
mindestens rund zwölf 12 3.000 1,5 2–3 Millionen Tote Verletzte Euro Prozent am Montag 3. Mai 31. Februar 2025 Uhr dpa (dpa)
said told according to police about twelve people killed on Monday Video auf Telegram nicht soll worden sein"""
_NEWS = st.sampled_from([*_NEWS_WORDS.split(), "\n\n", "\n", " ", "\u00a0", "\u200b"])
_ANY = st.text(max_size=8)
texts = st.lists(st.one_of(_NEWS, _NEWS, _NEWS, _ANY), max_size=120).map(" ".join)
_tags = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<article>",
        "<h1>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<time>",
        "<figure>",
        "&#0;",
        "&#xD800;",
    ]
)
markup = st.lists(st.one_of(texts, _tags), max_size=12).map("".join)
charsets = st.sampled_from([None, "utf-8", "latin-1", "utf-16", "utf-7", "idna", "hex", "nonsense"])


def told_in_one_line(error: LautError) -> None:
    assert "\n" not in str(error)


def reading_of(given_input: Input) -> Reading | None:
    """The reading, sound and the same twice; None where laut says, in one line, why there is none."""
    try:
        reading = read_input(given_input, Wishes())
    except LautError as error:
        told_in_one_line(error)
        return None
    assert faults(reading) == []
    assert to_json(reading) == to_json(read_input(given_input, Wishes()))
    return reading


@few
@given(texts, st.sampled_from(["de", "en"]))
def test_any_text(text: str, language: str) -> None:
    data = text.encode("utf-8", "replace")
    reading_of(Input(data, Facts(charset="utf-8", language=language), as_is=True))


@few
@given(markup, charsets, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_page(page: str, declared: str | None, real: str) -> None:
    body = f"<html lang='de'><title>Haus</title><article><p>{page}</p></article>".encode(real, "replace")
    reading_of(Input(body, Facts(charset=declared)))


@few
@given(st.binary(max_size=400), charsets)
def test_any_bytes(data: bytes, declared: str | None) -> None:
    reading_of(Input(data, Facts(charset=declared)))
    reading_of(Input(data, Facts(charset=declared, language="de"), as_is=True))


_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_rows = st.dictionaries(
    st.sampled_from(["text", "html", "id", "title", "published", "url", "outlet", "language"]), _values | texts
)


@few
@given(st.lists(st.one_of(_rows.map(lambda row: json.dumps(row).encode()), st.binary(max_size=60)), max_size=6))
def test_any_rows(lines: list[bytes]) -> None:
    with NamedTemporaryFile(suffix=".jsonl") as file:
        Path(file.name).write_bytes(b"\n".join(lines))
        for found in inputs(file.name):
            if isinstance(found, InputError):
                told_in_one_line(found)
            else:
                reading_of(found)


_links = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["http://[", "//", "&#xD800;", "&#1114112;", "javascript:x", "https://b.example/x"]),
)
_shells = st.sampled_from(
    [
        "{}",
        '<?xml version="1.0"?><rss version="2.0"><channel><item><title>{0}</title><link>{0}</link><pubDate>{0}</pubDate></item></channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{0}"/><updated>{0}</updated></entry></feed>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>',
        '{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"url": "{0}", "title": "{0}"}}]}}',
    ]
)


@few
@given(_shells, _links, st.binary(max_size=30))
def test_any_feed(shell: str, link: str, tail: bytes) -> None:
    for content in (shell.format(link).encode("utf-8", "replace") + tail, tail):
        try:
            found = entries(content, "https://a.example/feed")
        except InputError as error:
            told_in_one_line(error)
            continue
        assert len({entry.url for entry in found}) == len(found)
        assert all(entry.url.startswith(("http://", "https://")) for entry in found)
        for entry in found:
            f"{entry.url}{entry.title}{entry.published}".encode()


@few
@given(st.binary(max_size=200), st.integers(0, 400), st.binary(max_size=6))
def test_any_archive(page: bytes, place: int, damage: bytes) -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + page
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(http), http)
    )
    whole = bytearray(record * 2)
    whole[place : place + len(damage)] = damage
    for found in pages(BytesIO(bytes(whole)), "a.warc"):
        if isinstance(found, InputError):
            told_in_one_line(found)
        else:
            reading_of(Input(found.data, Facts(source=found.url, html=found.html, charset=found.charset)))

"""What fuzzing and the linear benchmark found, each made small; none may come back."""

from __future__ import annotations

import io
import time
from contextlib import suppress
from pathlib import Path

import pytest

from laut.base.errors import InputError
from laut.base.span import Span
from laut.document import rows
from laut.document.article import Facts
from laut.document.charset import decoded
from laut.document.feeds import entries
from laut.document.sources import Input, inputs
from laut.document.tree import markup, parsed
from laut.document.words import cut
from laut.extract import judge_telling
from laut.extract.analysis import analyse
from laut.extract.attribution import Attribution
from laut.extract.figures.units import units_of
from laut.extract.learned.spans import FoundQuote, _interrupted
from laut.languages.registry import language_for
from laut.reader import find_document, read_text
from tests.hostile.sound import faults

AT = "https://a.example/feed"
_SITEMAP = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc></url></urlset>'


@pytest.mark.parametrize("reference", [b"&#xD800;", b"&#55296;", b"&#x110000;", b"&#1114112;"])
def test_a_feed_that_breaks_its_parser_is_named(reference: bytes) -> None:
    """feedparser: UnicodeEncodeError, ValueError; lxml: UnicodeDecodeError."""
    for content in (reference * 3, b"<rss version='2.0'><channel><item><link>%s</link></item></channel>" % reference):
        with suppress(InputError):
            assert all(entry.url.isprintable() for entry in entries(content, AT))
    assert all(entry.url.isprintable() for entry in entries(_SITEMAP % reference, AT))


@pytest.mark.parametrize("url", [b"http://[", b"https://c.example/\\u0000"])
def test_a_feed_offers_no_address_that_is_none(url: bytes) -> None:
    """urljoin: "Invalid IPv6 URL"; PostgreSQL: "text fields cannot contain NUL"."""
    feed = b'{"items": [{"url": "%s"}, {"url": "https://b.example/x"}]}' % url
    assert [entry.url for entry in entries(feed, AT)] == ["https://b.example/x"]


@pytest.mark.parametrize("claim", ["idna", "punycode", "utf-7", "unicode_escape", "undefined", "hex"])
def test_a_codec_that_is_no_charset_claims_nothing(claim: str) -> None:
    assert decoded("Tür".encode("cp1252"), declared=claim) == "Tür"


def test_a_row_without_end_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory: a line is read up to a bound, its rest is not kept."""
    monkeypatch.setattr(rows, "_LONGEST", 50)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 500 + b'"}\n{"text": "drei"}\n')
    long, short = inputs(str(path))
    assert isinstance(long, InputError)
    assert "line 1: longer than" in str(long)
    assert isinstance(short, Input)
    assert short.facts.source.endswith(":2")


@pytest.mark.parametrize(
    "text", ["a" * 5_000, "zwei" * 2_000, "7" * 5_000, "a-" * 2_000, "Haus, " * 2_000, '"' * 3_000, "! " * 3_000]
)
def test_no_word_and_no_sentence_is_endless(text: str) -> None:
    words = cut(text, language_for("de"))
    assert max(map(len, words.forms)) <= 400
    assert max(map(len, words.sentences)) <= 300
    assert all(text[a:b] == form for form, a, b in zip(words.forms, words.starts, words.ends, strict=True))
    assert [i for sentence in words.sentences for i in sentence] == list(range(len(words.forms)))


@pytest.mark.parametrize(
    "text",
    [
        "„“" * 400, '"' * 800, "„" * 800, "„Er sagte: ‚Ja, „und wie‘, " * 30, "laut Polizei, laut dpa, " * 30,
        "Er habe es gewusst, er sei dagegen gewesen, " * 20, "J. K. Meier, A. B. Schulz und C. D. Kunz " * 20,
        "a\u0301\u200b\u202e" * 200, "\x00\x07 „Ja“, sagte er. \ufffe\U0010ffff" * 20, "sagte " * 300, "(a (b) " * 200,
        "a\n\n" * 400 + "b " * 2_000, "9" * 5_000 + " Tote", "zwischen 3 und 2 Toten, 10^400, ²³½ Ⅷ ٣٤ Tote, 99999999999999999999 Euro. " * 5,
        "am 31. Februar, 25:61 Uhr, vor 99999999 Jahren, in 10000 Jahren, im Jahr 0. " * 5,
    ],
)  # fmt: skip
def test_nasty_patterns_give_sound_readings(text: str) -> None:
    for language in ("de", "en"):
        assert faults(read_text(text, language=language, published="2025-03-14")) == []


def test_a_stream_of_blank_lines_is_no_row() -> None:
    assert list(rows.rows(io.BytesIO(b"\n" * 100), "a.jsonl")) == []


@pytest.mark.parametrize(
    "mark", ["\x01", "\x0b", "\x0c", "\x1f", "\ufffe", "&#1;", "&#0031", "&#x0B;", "&#xFFFE;", "&#12x"]
)
def test_an_element_before_what_is_no_character_can_be_dropped(mark: str) -> None:
    """lxml: "All strings must be XML compatible"."""
    root = parsed(markup(f"<html><body><p>Tür<b>en</b>{mark} zu</p></body></html>"))
    next(root.iter("b")).drop_tree()
    assert root.text_content().replace("x", "").split() == ["Tür", "zu"]


def test_a_quotation_within_another_is_no_part_of_it() -> None:
    """The grammar joins „A“, sagte X, „B“; a pair of marks inside A was joined to A too, its words twice."""
    whole, inside, later = (FoundQuote("direct", (words,), 0.9) for words in (range(9), range(3, 6), range(12, 15)))
    text = "„Es brach „der Damm“ am Morgen“, sagte Ada Moor, „das ist wahr“."
    analysis = analyse(cut(text, language_for("de")), language_for("de"))
    said = [analysis.words.span(words) for words in (range(9), range(12, 15))]
    ruled = Attribution("direct", "speech", tuple(said))
    found = _interrupted(analysis, [whole, inside, later], [ruled])
    assert [quote.parts for quote in found] == [(range(9), range(12, 15)), (range(3, 6),)]


def test_a_quotation_that_holds_a_thousand_is_looked_through_once() -> None:
    """987 quotations in one took 26 s: the act of each was asked of all words around it."""
    analysis = analyse(cut("ja " * 2_000, language_for("de")), language_for("de"))
    assert len(list(judge_telling.reach(analysis, [Span(0, 6_000)]))) == judge_telling._MOST_WORDS


def test_a_unit_ends_where_the_search_ends() -> None:
    """All words before a number's end were copied for each number of "12-12-12-…"; now the end alone is told."""
    units = units_of(language_for("de"))
    assert units.behind(["3", "Euro"], 1, digits=True, stop=1) is None
    assert units.behind(["3", "Euro"], 1, digits=True, stop=2) is not None


@pytest.mark.parametrize("blank", ["\u2003", "\u2009", "\u3000"])
def test_a_run_of_odd_blanks_takes_linear_time(blank: str) -> None:
    """Patterns with blanks on both sides of a mark, over what looks like a list of names."""
    said = "Der Bürgermeister von Olmen, Adam Moor, sprach am Montag von mindestens 12 Toten. " * 3
    run = blank * 40_000
    page = f"<html><article><h1>Lage</h1><p>Von Ada{run}Moor</p><p>{said}</p><p>Der Ort{run}ist klein, sagte er, und arm.</p>"
    began = time.perf_counter()
    find_document(Input(page.encode(), Facts(html=True, language="de")))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("mark", ["–", "("])
def test_marks_behind_a_verb_are_not_looked_through_again_for_each(mark: str) -> None:
    """A prefix that stands alone was looked for from every mark back to the verb."""
    words = cut(f"Ada Moor sagte am Montag {mark * 10_000} nichts.", language_for("de"))
    began = time.perf_counter()
    analyse(words, language_for("de"))
    assert time.perf_counter() - began < 3

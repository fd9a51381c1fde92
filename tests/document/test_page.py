"""Whole pages and copied texts: invented outlets, each with other residue than the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from laut.base.errors import InputError, UsageError
from laut.base.records import Document
from laut.document.article import Facts
from laut.document.page import MAX_BYTES, read_page
from laut.languages.registry import available, language_for

HERE = Path(__file__).parent
FIXTURES = sorted([*HERE.glob("pages/*.html"), *HERE.glob("copies/*.txt")])
PARAGRAPH = "Die Fähre war am Montag nicht überladen, sagte der Sprecher der Reederei in der Stadt."


def read(data: str | bytes, **facts: str) -> Document:
    """The document of ``data``, in any supplied language."""
    raw = data if isinstance(data, bytes) else data.encode("utf-8")
    return read_page(raw, Facts(source="a.html", **facts), [language_for(code) for code in available()])


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_page_gives_text_facts_and_removed(path: Path) -> None:
    document = read(path.read_bytes())
    for name, value in json.loads(path.with_suffix(".json").read_text("utf-8")).items():
        found = getattr(document, name)
        if name == "removed":
            found = [[piece.reason, piece.text] for piece in found]
        assert (list(found) if name == "credits" else found) == value, name


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_page_is_read_twice_alike(path: Path) -> None:
    assert read(path.read_bytes()) == read(path.read_bytes())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"%PDF-1.7 abc", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "is a PNG picture"),
        (bytes(range(32)) * 40, "is binary"),
        (b"\x00\xff\xfe", "is binary"),
        (b"<html><body><a href='/'>Start</a></body></html>", "holds no article"),
        (b"<html>" + b"<p>a" * 70_000, "tags"),
        (b"<html><body>" + b"<div>" * 5_000 + b"<p>Hallo", "256 deep"),
        (b"a" * (MAX_BYTES + 1), "MB"),
        (b"<p>" + b"Das ist die Lage in der Stadt. " * 40_000, "characters of text"),
        (
            ("Le ministre a déclaré lundi que la situation était grave et que tout allait mal. " * 5).encode(),
            "no language",
        ),
    ],
)
def test_bad_page_is_told_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(data)
    assert "\n" not in str(caught.value)
    assert caught.value.source == "a.html"


def test_bad_date_is_a_misuse() -> None:
    with pytest.raises(UsageError, match="'gestern' is no date"):
        read(PARAGRAPH, published="gestern")


def test_language_not_supplied_is_told() -> None:
    with pytest.raises(InputError, match="not supplied; choose one of"):
        read(PARAGRAPH, language="xx")


def test_given_facts_win_over_the_page() -> None:
    page = f"<html lang='de'><title>Der Titel | Bote</title><h1>Der Titel</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[4:]}</p></html>"
    document = read(page, outlet="Anderer Bote", published="2024-03-05", language="de-AT")
    assert (document.outlet, document.published, document.language) == ("Anderer Bote", "2024-03-05", "de")


@pytest.mark.parametrize("text", [" a\r\n\r\nb\x00 ", "<p>Kein Tag</p>", "Lesen Sie auch: Nichts\n(dpa)\n"])
def test_as_is_keeps_every_character(text: str) -> None:
    document = read_page(text.encode(), Facts(language="de"), [language_for("de")], as_is=True)
    assert document.text == text
    assert document.removed == ()


def test_article_body_of_json_ld_stands_in_for_an_empty_page() -> None:
    body = " ".join([PARAGRAPH] * 3)
    data = json.dumps({"@type": "NewsArticle", "headline": "Fähre", "articleBody": body})
    assert read(f"<html><script type='application/ld+json'>{data}</script><div id=app></div></html>").text == body

"""Rows of a .jsonl: those of laut are tested with the sources; here those of Fundus and news-please."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from laut.base.errors import InputError
from laut.document.rows import Row, rows

FUNDUS = {
    "title": "Hochwasser in Tarnau",
    "body": {
        "summary": ["Die Lirre ist über die Ufer getreten."],
        "sections": [
            {"headline": [], "paragraphs": ["„Es sind 40 Keller“, sagte Ada Moor.", "Die Wehr bestätigte das."]},
            {"headline": ["Schulen bleiben zu"], "paragraphs": ["Am Montag fällt der Unterricht aus."]},
        ],
    },
    "authors": ["Kai Brandt", "Mira Holm"],
    "publishing_date": "2025-03-14 06:12:00+01:00",
    "topics": ["Wetter"],
    "free_access": True,
    "images": [],
}
NEWS_PLEASE = {
    "authors": ["Kai Brandt"], "date_download": "2025-03-15 08:00:00", "date_modify": "None", "date_publish": "2025-03-14 06:12:00",
    "description": "x", "filename": "https%3A%2F%2Fwww.bote.example%2Fa.json", "image_url": None, "language": "de", "localpath": None,
    "maintext": "In Tarnau sind 40 Keller vollgelaufen.", "source_domain": "www.bote.example", "text": None,
    "title": "Hochwasser in Tarnau", "title_page": None, "title_rss": None, "url": "https://www.bote.example/a",
}  # fmt: skip


def read(row: Any) -> Row | InputError:
    (found,) = rows(io.BytesIO(json.dumps(row).encode()), "a.jsonl")
    return found


def test_an_article_of_fundus() -> None:
    found = read(FUNDUS)
    assert isinstance(found, Row)
    assert found.content.decode().split("\n\n") == [
        "„Es sind 40 Keller“, sagte Ada Moor.", "Die Wehr bestätigte das.", "Schulen bleiben zu", "Am Montag fällt der Unterricht aus.",
    ]  # fmt: skip
    facts = found.facts
    assert (facts.title, facts.author, facts.published) == (
        "Hochwasser in Tarnau",
        "Kai Brandt, Mira Holm",
        "2025-03-14T06:12:00+01:00",
    )
    assert (facts.html, facts.language, facts.outlet, facts.url) == (False, None, None, None)


def test_an_article_of_fundus_with_all_that_can_be_asked_for() -> None:
    page = {"responded_url": "https://bote.example/a", "content": "<p>x</p>", "source_info": {"publisher": "Bote"}}
    found = read({**FUNDUS, "lang": "de-AT", "html": page})
    assert isinstance(found, Row)
    assert (found.facts.language, found.facts.outlet, found.facts.url) == ("de", "Bote", "https://bote.example/a")
    only_page = read({"title": "x", "body": {"summary": [], "sections": []}, "html": page})
    assert isinstance(only_page, Row)
    assert (only_page.content, only_page.facts.html) == (b"<p>x</p>", True)
    only_text = read({"plaintext": "Die Wehr bestätigte das.", "publisher": "Bote"})
    assert isinstance(only_text, Row)
    assert (only_text.content.decode(), only_text.facts.outlet) == ("Die Wehr bestätigte das.", "Bote")


def test_an_article_of_news_please() -> None:
    found = read(NEWS_PLEASE)
    assert isinstance(found, Row)
    facts = found.facts
    assert found.content.decode() == "In Tarnau sind 40 Keller vollgelaufen."
    assert (facts.outlet, facts.url, facts.language) == ("bote.example", "https://www.bote.example/a", "de")
    assert (facts.published, facts.modified, facts.author) == ("2025-03-14T06:12:00", None, "Kai Brandt")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**NEWS_PLEASE, "maintext": None}, "news-please found no text"),
        ({**NEWS_PLEASE, "maintext": 7}, "news-please found no text"),
        ({"body": {"sections": 3}}, "Fundus found no text"),
        (
            {"body": {"sections": [3, {"paragraphs": "x"}, {"paragraphs": [None]}]}, "html": [], "lang": 3},
            "Fundus found no text",
        ),
        ({"plaintext": " "}, "Fundus found no text"),
    ],
)
def test_a_crawled_row_without_text_is_told(row: object, said: str) -> None:
    found = read(row)
    assert isinstance(found, InputError)
    assert said in str(found)
    assert str(found).startswith("'a.jsonl', line 1: ")


def test_what_a_crawler_got_wrong_is_left_out() -> None:
    odd = {
        "date_publish": "gestern",
        "date_modify": 7,
        "authors": "Kai",
        "language": "??",
        "source_domain": [],
        "title": {},
        "url": "\ud800",
    }
    found = read({**NEWS_PLEASE, **odd})
    assert isinstance(found, Row)
    facts = found.facts
    assert (facts.published, facts.modified, facts.author, facts.language, facts.outlet, facts.title) == (None,) * 6
    assert facts.url == "\ufffd"

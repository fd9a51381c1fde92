"""Every page and its twin: the same record, in both languages, with every error in one shape."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from laut.languages.registry import language_for
from laut.ledger.compared import list_speakers
from laut.ledger.filters import Filters
from laut.ledger.lists import list_articles
from laut.ledger.store import Ledger
from laut.show.web.rendering import as_json
from laut.show.web.site import PAGES, Page
from laut.show.web.words import interfaces


def names_of(ledger: Ledger, page: Page, disputed: str) -> tuple[str, ...]:
    """What stands in a page's address for the names in it."""
    articles = sorted(list_articles(ledger, Filters()), key=lambda each: each.published)
    if page.address.startswith("/article"):
        return (articles[1].id, articles[0].id)[: page.address.count("{")]
    if page.address.startswith("/story"):
        return (articles[0].story or "",)
    if page.address.startswith("/speaker"):
        return (list_speakers(ledger, Filters(speaker="Lenzwerke"))[0].id,)
    return (disputed,) if "{" in page.address else ()


def address_of(page: Page, names: tuple[str, ...]) -> str:
    address = page.address
    for key, name in zip(("{name}", "{other}"), names, strict=False):
        address = address.replace(key, name)
    return address


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_each_page_and_its_twin_show_the_same_record(
    client: TestClient, ledger: Ledger, disputed: str, page: Page
) -> None:
    names = names_of(ledger, page, disputed)
    address = address_of(page, names)
    record = page.build(ledger, *names, {})
    twin = client.get(f"{address}.json")
    assert twin.json() == json.loads(json.dumps(as_json(record)))
    html = client.get(address)
    assert html.status_code == 200
    assert f'href="{address}.json"' in html.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
@pytest.mark.parametrize("language", interfaces())
def test_each_page_speaks_each_language(
    client: TestClient, ledger: Ledger, disputed: str, page: Page, language: str
) -> None:
    address = address_of(page, names_of(ledger, page, disputed))
    html = client.get(address, headers={"accept-language": f"{language}-XX, xx;q=0.5"}).text
    assert f'<html lang="{language}">' in html
    assert (
        f'<html lang="{language}">' in client.get(f"{address}?lang={language}", headers={"accept-language": "xx"}).text
    )


def test_every_language_has_the_same_words() -> None:
    tables = [language_for(code).lexicon("interface").table("words") for code in interfaces()]
    assert len(tables) >= 2
    for table in tables:
        assert sorted(table) == list(table), "sorted, so that two people who add words meet in one place"
        assert set(table) == set(tables[0])


def test_openapi_describes_every_twin(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert set(described["paths"]) == {page.twin for page in PAGES}
    assert not [
        name
        for name in _references(described)
        if name.removeprefix("#/components/schemas/") not in described["components"]["schemas"]
    ]


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [each for key, inner in value.items() for each in ([inner] if key == "$ref" else _references(inner))]
    return [each for inner in value for each in _references(inner)] if isinstance(value, list) else []


def test_the_start_leads_to_a_dispute_and_that_to_its_words(client: TestClient, disputed: str) -> None:
    assert f'href="/question/{disputed}"' in client.get("/").text
    question = client.get(f"/question/{disputed}").text
    assert question.count('class="passage"') == 2
    figure = client.get(f"/question/{disputed}.json").json()["pairs"][0]["one"]["id"]
    words = client.get(f"/figure/{figure}", follow_redirects=False)
    assert words.status_code == 303
    article = client.get(words.headers["location"])
    assert '<mark id="asked"' in article.text


def test_copies_are_folded_under_their_original(client: TestClient, ledger: Ledger) -> None:
    story = list_articles(ledger, Filters(outlet="ODN"))[0].story
    groups = client.get(f"/story/{story}.json").json()["articles"]
    assert {group["article"]["outlet"]: [each["outlet"] for each in group["copies"]] for group in groups}["ODN"] in (
        ["Abendkurier"],
        [],
    )
    assert sum(len(group["copies"]) for group in groups) == 1


def test_a_speaker_who_changed_is_shown_so(client: TestClient, ledger: Ledger) -> None:
    speaker = list_speakers(ledger, Filters(speaker="Lenzwerke"))[0].id
    (turn,) = client.get(f"/speaker/{speaker}.json").json()["turns"]
    assert [step["act"] for step in turn["steps"]] == ["denied", "admitted"]
    words = client.get(f"/speaker/{speaker}.json").json()["words"]
    page = client.get(f"/speaker/{speaker}").text
    assert all(words[step["statement"]]["quote"] in html.unescape(page) for step in turn["steps"])


def test_a_name_finds_who_has_it_whatever_they_said(client: TestClient) -> None:
    found = client.get("/search.json?q=lenzwerke").json()
    assert [each["name"] for each in found["speakers"]] == ["Lenzwerke AG"]
    assert f"/speaker/{found['speakers'][0]['id']}" in client.get("/search?q=lenzwerke").text
    assert client.get("/search.json?q=Mensch").json()["speakers"] == []
    assert client.get("/search.json?q=lenzwerke&speaker=Bengt").json()["speakers"] == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [("Mensch", 3), ("menschen", 3), ('"37 Menschen"', 1), ("Mensch&speaker=Bengt", 1), ("Zebra", 0)],
)
def test_search_finds_words_in_any_inflection(client: TestClient, asked: str, found: int) -> None:
    assert len(client.get(f"/search.json?q={asked}").json()["statements"]) == found


def test_figures_are_found_in_the_articles_that_hold_the_words(client: TestClient) -> None:
    found = client.get("/search.json?q=Hilfsorganisation&in=figures").json()["figures"]
    assert [each["text"] for each in found] == ["37"]


def test_downloads(client: TestClient, disputed: str) -> None:
    svg = client.get(f"/question/{disputed}.svg")
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert "Nora Bengt" in svg.text
    rows = client.get(f"/question/{disputed}.csv?policy=ucdp").text.splitlines()
    assert rows[0].endswith("ucdp_low,ucdp_best,ucdp_high")
    assert len(rows) == 5


def test_a_chart_as_png(client: TestClient, disputed: str) -> None:
    pytest.importorskip("vl_convert", reason="laut[web] is not installed whole")
    assert client.get(f"/question/{disputed}.png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/story/none", 404), ("/question/none", 404), ("/article/none", 404), ("/speaker/none", 404),
        ("/figure/none.f1", 404), ("/search?act=none", 400), ("/search?since=yesterday", 400), ("/search?in=none", 400), ("/?limit=x", 400),
    ],
)  # fmt: skip
def test_errors_have_one_shape(client: TestClient, path: str, status: int) -> None:
    base, _, query = path.partition("?")
    twin = client.get(f"{base}.json?{query}")
    assert twin.status_code == status
    assert set(twin.json()) == {"error", "status"}
    assert twin.json()["status"] == status
    html = client.get(path)
    assert html.status_code == status
    assert "<h1>" in html.text


@pytest.mark.parametrize("span", ["x", "5", "9-3", "5-99999999", "-1-4", "٣-٩"])
def test_a_span_that_is_none_is_said_to_be_none(client: TestClient, ledger: Ledger, span: str) -> None:
    article = list_articles(ledger, Filters())[0].id
    assert client.get(f"/article/{article}.json", params={"span": span}).status_code == 400

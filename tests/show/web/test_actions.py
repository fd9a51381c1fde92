"""What a person does on the page: decide, take back, add; each is in the ledger, with who did it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from laut.ledger import whole
from laut.ledger.compared import list_questions, list_speakers
from laut.ledger.filters import Filters
from laut.ledger.lists import list_articles, list_figures, list_statements
from laut.ledger.store import Ledger


def figure_of(ledger: Ledger, outlet: str) -> str:
    return list_figures(ledger, Filters(outlet=outlet))[0].id


def last_review(ledger: Ledger) -> whole.KeptReview:
    return list(whole.reviews(ledger))[-1]


def test_accept_takes_a_record_out_of_the_queue(client: TestClient, ledger: Ledger, post: Callable[..., Any]) -> None:
    first = client.get("/review.json").json()["items"][0]["waiting"]
    answer = post(decision="accept", of=first["of"], record=first["id"], back="/review")
    assert answer.headers["location"] == "/review?done=1"
    assert first["id"] not in [item["waiting"]["id"] for item in client.get("/review.json").json()["items"]]
    assert last_review(ledger).review.by == "Tester"
    assert "Undo" in client.get("/review?done=1").text


def test_the_queue_begins_with_what_is_doubtful_and_disputed(client: TestClient) -> None:
    items = client.get("/review.json").json()["items"]
    assert items[0]["waiting"]["confidence"] == 0.6
    assert items[0]["waiting"]["question"]


def test_a_corrected_figure_ends_the_dispute_and_undo_brings_it_back(
    client: TestClient, ledger: Ledger, post: Callable[..., Any], disputed: str
) -> None:
    figure = figure_of(ledger, "Lenzer Zeitung")
    assert post(decision="correct", of="figure", record=figure, low="14", high="14").status_code == 303
    after = client.get(f"/question/{disputed}.json").json()
    assert after["pairs"] == []
    assert (after["question"]["low"], after["question"]["high"]) == (14.0, 14.0)
    post(decision="undo", number=str(last_review(ledger).review.n))
    assert len(client.get(f"/question/{disputed}.json").json()["pairs"]) == 1
    latest = client.get("/review.json").json()["latest"][0]["review"]
    assert latest["undone_at"]


def test_a_statement_is_corrected_by_its_words(client: TestClient, ledger: Ledger, post: Callable[..., Any]) -> None:
    said = list_statements(ledger, Filters(speaker="Bengt"))[0]
    fields = {
        "of": "statement",
        "record": said.id,
        "act": "estimate",
        "speaker": "Offene Hände",
        "words": "37 Menschen ums Leben gekommen",
    }
    assert post(decision="correct", **fields).status_code == 303
    now = list_statements(ledger, Filters(outlet="Lenzer Zeitung"))[0]
    assert (now.act, now.said_by, now.quote) == ("estimate", "Offene Hände", "37 Menschen ums Leben gekommen")


def test_a_missed_figure_is_added_by_its_place(client: TestClient, ledger: Ledger, post: Callable[..., Any]) -> None:
    article = list_articles(ledger, Filters(outlet="ODN"))[0]
    text = client.get(f"/article/{article.id}.json").json()["document"]["text"]
    start = text.index("Lenzwerke AG")
    assert (
        post(
            decision="missed",
            of="figure",
            article=article.id,
            start=str(start),
            end=str(start + 9),
            low="3",
            high="",
            measure="events",
        ).status_code
        == 303
    )
    added = next(each for each in list_figures(ledger, Filters(measure="events")))
    assert (added.text, added.low, added.high, added.review) == ("Lenzwerke", 3.0, None, "missed")


def test_speakers_are_merged(client: TestClient, ledger: Ledger, post: Callable[..., Any]) -> None:
    one, other = (list_speakers(ledger, Filters(speaker=name))[0].id for name in ("Marten Hoyle", "Nora Bengt"))
    assert post(decision="merge", of="speaker", one=one, other=other).status_code == 303
    names = {each.names for each in list_speakers(ledger, Filters(speaker="Hoyle"))}
    assert any("Nora Bengt" in each for each in names)


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "accept", "of": "figure", "record": "none.f1"},
        {"decision": "accept", "of": "none", "record": "none.f1"},
        {"decision": "undo", "number": "99"},
        {"decision": "undo", "number": "x"},
        {"decision": "merge", "of": "speaker", "one": "s-none", "other": "s-none"},
        {"decision": "missed", "of": "figure", "article": "none"},
        {"decision": ""},
    ],
)
def test_what_cannot_be_decided_is_said_so(ledger: Ledger, post: Callable[..., Any], fields: dict[str, str]) -> None:
    answer = post(**fields)
    assert answer.status_code == 422
    assert "<h1>" in answer.text
    assert list(whole.reviews(ledger)) == []


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"low": "many"},
        {"low": "-3"},
        {"qualifier": "none"},
        {"words": "not in the text"},
        {"start": "5", "end": "99999"},
    ],
)
def test_a_change_that_makes_no_record_is_refused(
    ledger: Ledger, post: Callable[..., Any], change: dict[str, str]
) -> None:
    assert (
        post(decision="correct", of="figure", record=figure_of(ledger, "Lenzer Zeitung"), **change).status_code == 422
    )


def test_the_browser_says_who_decides(client: TestClient, ledger: Ledger, post: Callable[..., Any]) -> None:
    post("/reviewer", reviewer="Jürgen Öz", back="/review")
    post(decision="reject", of="figure", record=figure_of(ledger, "Lenzer Zeitung"))
    assert last_review(ledger).review.by == "Jürgen Öz"


def test_a_pasted_text_is_added(
    client: TestClient, ledger: Ledger, post: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = post(
        "/add",
        text="In Talheide fiel Schnee, sagte Marten Hoyle.\r\n\r\nEs blieb kalt.",
        title="Schnee",
        outlet="Blatt",
        published="2026-03-05",
        language="de",
    )
    assert answer.status_code == 303
    added = client.get(answer.headers["location"] + ".json").json()["document"]
    assert (added["title"], added["outlet"], added["published"], added["source"]) == (
        "Schnee",
        "Blatt",
        "2026-03-05",
        "pasted",
    )
    assert "\r" not in added["text"]


def test_a_file_is_added_under_its_name(client: TestClient, post: Callable[..., Any]) -> None:
    token = client.get("/").text.partition('name="csrf" value="')[2][:64]
    rows = b'{"text": "In Lenzfurt regnet es.", "title": "Regen", "language": "de", "published": "2026-03-05"}\n'
    answer = client.post("/add", data={"csrf": token}, files={"file": ("../regen.jsonl", rows)}, follow_redirects=False)
    assert answer.status_code == 303
    assert client.get(answer.headers["location"] + ".json").json()["document"]["source"].startswith("regen.jsonl")


def test_what_cannot_be_read_says_why_and_is_a_failure(client: TestClient, post: Callable[..., Any]) -> None:
    assert post("/add").status_code == 422
    answer = post("/add", url="http://127.0.0.1:9/page")
    assert answer.status_code == 422
    assert "127.0.0.1" in answer.text
    assert any("127.0.0.1" in each["source"] for each in client.get("/failures.json").json()["failures"])


def test_the_decisions_are_exported(client: TestClient, ledger: Ledger, post: Callable[..., Any]) -> None:
    post(decision="accept", of="figure", record=figure_of(ledger, "Lenzer Zeitung"))
    lines = client.get("/reviews.jsonl").text.splitlines()
    assert len(lines) == 1


def test_two_reports_of_a_question_are_parted(client: TestClient, ledger: Ledger, post: Callable[..., Any]) -> None:
    asked = max(list_questions(ledger, Filters()), key=lambda each: each.reports)
    page = client.get(f"/question/{asked.id}").text
    assert 'value="split"' in page
    one, other = (row["figure"] for row in client.get(f"/question/{asked.id}.json").json()["question"]["reports"][:2])
    assert f'<option value="{one}">' in page
    assert post(decision="split", of="question", one=one, other=other).status_code == 303
    apart = {each.id: each.question for each in list_figures(ledger, Filters(story=asked.story))}
    assert apart[one] != apart[other]

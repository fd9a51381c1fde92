"""What must not happen: scripts of strangers run, other sites act, others read."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from starlette.testclient import TestClient

from laut.ledger.compared import list_speakers, list_stories
from laut.ledger.filters import Filters
from laut.ledger.lists import list_articles
from laut.ledger.store import Ledger
from laut.show.web.safety import Rules, is_loopback, is_own_path
from laut.show.web.site import site

ADDRESS = "http://127.0.0.1:8741"
TOKEN = "a-token-nobody-guesses"


class Seen(HTMLParser):
    """What of a page could run or load something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"img", "iframe", "object", "embed", "base", "style", "meta"} and (
            tag != "meta" or "http-equiv" in given
        ):
            self.found.append(tag)
        if tag == "script" and given != {"src": "/static/review.js", "defer": ""}:
            self.found.append(f"script {given}")
        self.found += [f"{name}={value}" for name, value in attrs if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            if given.get(name, "/").strip().lower().startswith(("javascript:", "data:", "//")):
                self.found.append(f"{name}={given[name]}")


def test_words_of_strangers_run_and_load_nothing_on_any_page(client: TestClient, ledger: Ledger) -> None:
    article = list_articles(ledger, Filters(since="2026-05-01", until="2026-05-01"))[0]
    other = list_articles(ledger, Filters(outlet="ODN"))[0]
    speaker = next(each for each in list_speakers(ledger, Filters()) if "script" in each.name)
    paths = [
        "/", "/review", "/failures", f"/article/{article.id}", f"/article/{article.id}?span=0-12", f"/story/{article.story}",
        f"/speaker/{speaker.id}", f"/article/{article.id}/with/{other.id}", "/search?in=figures&measure=killed", "/search?q=alert",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22onmouseover=alert(1)", "/search?act=%3Cscript%3E", "/story/%3Cimg%20src=x%20onerror=alert(1)%3E",
        "/search?speaker=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/?lang=%22%3E%3Cscript%3E",
    ]  # fmt: skip
    for path in paths:
        html = client.get(path).text
        assert "alert(1)" in html or path.startswith(("/?lang", "/search?act")) or "script" in html
        assert Seen(html).found == [], path


def test_a_downloaded_chart_holds_no_script(client: TestClient, disputed: str) -> None:
    assert "<script" not in client.get(f"/question/{disputed}.svg").text


@pytest.mark.parametrize("path", ["/", "/.json", "/static/style.css", "/nothing", "/openapi.json"])
def test_every_answer_is_dressed(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8741", "127.0.0.1.evil.example", "localhost.evil.example", ""]
)
def test_a_strange_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/.json", headers={"host": host}).status_code == 421
    assert client.post("/review", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8741", "localhost:1", "[::1]:8741", "192.0.2.7", "localhost"])
def test_numbers_and_localhost_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/.json", headers={"host": host}).status_code == 200


def test_a_post_needs_the_sessions_token(client: TestClient, ledger: Ledger, post: Callable[..., Any]) -> None:
    forged = client.post("/review", data={"decision": "accept", "csrf": "0" * 64})
    assert forged.status_code == 403
    assert client.post("/add", data={"text": "Ein Text."}).status_code == 403
    assert client.post("/reviewer", data={"reviewer": "Eve"}).status_code == 403
    other = TestClient(site(ledger, Rules(), "Tester"), base_url=ADDRESS)
    token = client.get("/review").text.partition('name="csrf" value="')[2][:64]
    assert other.post("/review", data={"decision": "accept", "csrf": token}).status_code == 403
    assert post(decision="none").status_code == 422  # with the token it is read


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_post_from_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    token = client.get("/review").text.partition('name="csrf" value="')[2][:64]
    assert client.post("/review", data={"csrf": token, "decision": "none"}, headers=headers).status_code == 403


def test_what_is_sent_is_bounded(ledger: Ledger) -> None:
    client = TestClient(site(ledger, Rules(largest=2_000), "Tester"), base_url=ADDRESS)
    token = client.get("/").text.partition('name="csrf" value="')[2][:64]
    assert client.post("/add", data={"csrf": token, "text": "x" * 5_000}).status_code == 413

    def unannounced() -> Any:
        yield b"csrf=" + token.encode() + b"&text="
        yield b"x" * 5_000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/add", content=unannounced(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/\r\nx: y"]
)
def test_a_form_leads_nowhere_else(client: TestClient, post: Callable[..., Any], back: str) -> None:
    assert post("/reviewer", reviewer="Mara", back=back).headers["location"] == "/"


def test_a_token_is_asked_for(ledger: Ledger) -> None:
    client = TestClient(site(ledger, Rules(token=TOKEN), "Tester"), base_url=ADDRESS)
    assert client.get("/.json").status_code == 401
    assert client.get("/.json", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    page = client.get("/")
    assert page.status_code == 401
    assert 'name="token"' in page.text
    assert not [each.title for each in list_stories(ledger, Filters()) if each.title and each.title in page.text]
    assert client.get("/?token=wrong").status_code == 401
    entered = client.get(f"/?token={TOKEN}&disputed=1", follow_redirects=False)
    assert entered.headers["location"] == "/?disputed=1"
    assert client.get("/").status_code == 200


def test_the_token_may_be_typed(ledger: Ledger) -> None:
    client = TestClient(site(ledger, Rules(token=TOKEN), "Tester"), base_url=ADDRESS)
    csrf = client.get("/").text.partition('name="csrf" value="')[2][:64]
    assert client.post("/login", data={"csrf": csrf, "token": TOKEN}).status_code == 200
    assert client.get("/.json").status_code == 200


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("192.0.2.7", False), ("x", False)],
)
def test_which_addresses_only_this_machine_reaches(host: str, own: bool) -> None:
    assert is_loopback(host) is own


@pytest.mark.parametrize(
    ("path", "own"), [("/a?b=c", True), ("//a", False), ("/\\a", False), ("a", False), ("/a\n", False)]
)
def test_which_paths_stay_here(path: str, own: bool) -> None:
    assert is_own_path(path) is own

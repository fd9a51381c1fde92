"""The page as a person meets it, in a browser: a walk to the words, a correction, the keys; and axe on every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from evaluation.browsing import CHROMIUM, launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; CHROMIUM may name one")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        browser = launched(started)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that fails the test where anything is asked of another server, or runs amiss."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    opened.on(
        "request",
        lambda request: faults.append(request.url) if not request.url.startswith("http://127.0.0.1:") else None,
    )
    yield opened
    context.close()
    assert faults == []


def test_from_the_start_to_the_words_and_a_correction_that_changes_the_chart(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="How many people").first.click()
    assert page.locator("h1").inner_text().startswith("How many people")
    assert page.locator(".pair").count() == 1
    before = page.locator(".chart .broad svg").inner_html()
    page.locator(".pair a", has_text="Lenzer Zeitung").click()
    assert page.locator("mark#asked").inner_text() == "37"
    assert page.locator("mark#asked").is_visible()
    note = page.locator(".margin .asked")
    note.locator("summary").first.click()
    note.locator("summary", has_text="Correct").click()
    note.get_by_role("textbox", name="At least").fill("15")
    note.get_by_role("textbox", name="At most").fill("15")
    note.get_by_role("button", name="Keep correction").click()
    assert "is kept" in page.get_by_role("status").inner_text()
    page.locator(".margin .number").get_by_role("link", name="All reports").click()
    after = page.locator(".chart .broad svg").inner_html()
    assert after != before
    assert page.locator("table.reports tbody th", has_text="15").count() == 1
    page.go_back()
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    page.locator(".margin .number").get_by_role("link", name="All reports").click()
    assert page.locator(".chart .broad svg").inner_html() == before


def test_the_demo_story_from_its_dispute_to_the_words_and_back(page: Page, demo: str) -> None:
    page.goto(demo)
    page.locator(".disputes a").first.click()
    question = page.url
    assert page.locator(".pair").count() >= 1
    before = page.locator(".chart .broad svg").inner_html()
    side, other = (page.locator(".pair").first.locator(".value").nth(n).inner_text().split()[0] for n in (0, 1))
    page.locator(".pair").first.locator("figcaption a").first.click()
    words = page.locator("mark#asked")
    assert words.is_visible()
    assert side in words.inner_text()
    note = page.locator(".margin .asked")
    note.locator("summary").first.click()
    note.locator("summary", has_text="Correct").click()
    digits = "".join(letter for letter in other if letter.isdigit())
    for name in ("At least", "At most"):
        note.get_by_role("textbox", name=name).fill(digits)
    note.get_by_role("button", name="Keep correction").click()
    assert "is kept" in page.get_by_role("status").inner_text()
    page.goto(question)
    assert page.locator(".chart .broad svg").inner_html() != before


def test_review_by_keys(page: Page, address: str) -> None:
    page.goto(f"{address}/review")
    first = page.locator(".item h2").first.inner_text()
    assert page.evaluate("document.activeElement.className") == "item"
    page.keyboard.press("n")
    assert page.evaluate("[...document.querySelectorAll('.item')].indexOf(document.activeElement)") == 1
    page.keyboard.press("c")
    assert page.locator(".item").nth(1).locator("details[open]").count() == 1
    page.keyboard.press("Escape")
    page.goto(f"{address}/review")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator(".item h2").first.inner_text() != first
    with page.expect_navigation():
        page.keyboard.press("u")
    page.goto(f"{address}/review")
    assert page.locator(".item h2").first.inner_text() == first


def test_marked_words_fill_the_form_by_code_points(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="How many people").first.click()
    page.locator("td", has_text="Fourteen").first.locator("xpath=..").get_by_role("rowheader").get_by_role(
        "link"
    ).click()
    page.locator("summary", has_text="A figure is missing").click()
    page.evaluate(
        """() => {
            const holder = [...document.querySelectorAll('[data-start]')].find((each) => each.textContent.includes('cracks'));
            const at = holder.firstChild.textContent.indexOf('cracks');
            const range = document.createRange();
            range.setStart(holder.firstChild, at);
            range.setEnd(holder.firstChild, at + 6);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    form = page.locator("form.missed").first
    page.wait_for_function("document.querySelector('form.missed').elements.start.value !== ''")
    text = page.evaluate(
        "fetch(location.pathname + '.json').then((answer) => answer.json()).then((all) => all.document.text)"
    )
    start, end = (int(form.locator(f"[name={name}]").input_value()) for name in ("start", "end"))
    assert text[start:end] == "cracks"
    assert form.locator("[name=words]").input_value() == "cracks"


def test_without_javascript_all_but_the_keys_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="Durchsehen").click()
    page.locator(".item").first.get_by_role("button", name="Stimmt", exact=True).click()
    page.get_by_role("status").get_by_role("button", name="Zurücknehmen").click()
    page.get_by_role("link", name="Ereignisse").first.click()
    page.locator(".disputes a").first.click()
    assert page.locator("table.reports tbody tr").count() == 4
    page.get_by_label("UCDP").check()
    page.get_by_role("button", name="Anwenden").click()
    assert "policy=ucdp" in page.url
    context.close()


def pages_of(page: Page, address: str) -> list[str]:
    """One address of each page, found by following links from the start."""
    page.goto(address)
    start = page.evaluate("fetch('/.json').then((answer) => answer.json())")
    card = next(each for each in start["stories"] if each["disputes"])
    story = page.evaluate("(id) => fetch(`/story/${id}.json`).then((answer) => answer.json())", card["story"]["id"])
    original = next(group for group in story["articles"] if group["copies"])
    one, other = original["article"]["id"], original["copies"][0]["id"]
    return [
        "/", f"/story/{story['id']}", f"/question/{card['disputes'][0]['question']}", f"/article/{one}?span=5-30", f"/article/{other}/with/{one}",
        f"/speaker/{story['speakers'][0]['id']}", "/search?q=Menschen", "/search?in=figures&measure=killed", "/review", "/failures", "/nothing",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    ).Axe()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path in pages_of(page, address):
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        found = axe.run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        serious = [
            (each["id"], each["nodes"][0]["html"][:160], each["nodes"][0].get("failureSummary", "")[:200])
            for each in found.response["violations"]
            if each["impact"] in {"serious", "critical", "moderate"}
        ]
        assert serious == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_every_control_is_reached_by_keyboard_and_seen(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").is_visible()
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or page.evaluate("document.activeElement === document.body"), page.evaluate(
            "document.activeElement.outerHTML"
        )
    everything = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, textarea, input:not([type=hidden])')].map((each) => each.outerHTML.slice(0, 80))"
    )
    assert set(everything) - seen <= {each for each in everything if 'class="skip"' in each}

"""`python -m evaluation.screenshots`: a picture of each page of `laut serve` over the demo story, into docs/screenshots.

Needs the extra ``web``, playwright and a Chromium (``CHROMIUM`` names it, else /usr/bin/chromium).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from evaluation.browsing import launched, served
from laut.ledger.compared import list_disputes, list_questions, list_speakers, list_stories
from laut.ledger.filters import Filters
from laut.ledger.lists import list_articles
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.adding import add
from laut.recorder.pool import Pool

_DEMO = Path(__file__).parents[1] / "src" / "laut" / "show" / "demo"
_SHOTS = ((1024, 680, "light"), (360, 640, "dark"))
_ALL = ((1440, 900, "light"), (1280, 900, "dark"), (360, 780, "light"), (360, 780, "dark"))


def pages_of(ledger: Ledger) -> dict[str, str]:
    """One address of each page, by its name in the file."""
    found = {"start": "/", "search": "/search?q=Tote", "review": "/review", "failures": "/failures"}
    disputes = list_disputes(ledger, Filters(limit=1))
    stories = [disputes[0].story] if disputes else [each.id for each in list_stories(ledger, Filters(limit=1))]
    if stories:
        found["story"] = f"/story/{stories[0]}"
        articles = sorted(list_articles(ledger, Filters(story=stories[0])), key=lambda each: each.published)
        found["article"] = f"/article/{articles[0].id}"
        copied = next((each for each in articles if each.copy_of), None)
        if copied:
            found["compared"] = f"/article/{copied.id}/with/{copied.copy_of}"
    asked = [each.question for each in disputes] or [each.id for each in list_questions(ledger, Filters(limit=1))]
    speakers = [each.id for each in list_speakers(ledger, Filters(limit=1))]
    for name, ids in (("question", asked), ("speaker", speakers)):
        if ids:
            found[name] = f"/{name}/{ids[0]}"
    return found


def shoot(browser: Browser, address: str, pages: dict[str, str], folder: Path, *, every: bool) -> None:
    """Write a picture of each page, at a wide and at a narrow window, light and dark."""
    for width, height, scheme in _ALL if every else _SHOTS:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="en-GB")
        page = context.new_page()
        for name, path in pages.items():
            page.goto(address + path)
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=every)
        context.close()


def main() -> None:
    """Fill a ledger with the demo story, or open the one that is named, and take the pictures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--ledger", help="Another ledger than that of the demo story.")
    parser.add_argument("--to", type=Path, default=Path("docs/screenshots"))
    parser.add_argument("--every", action="store_true", help="Whole pages, at every width and in both schemes.")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, Ledger.open(given.ledger or Path(folder) / "demo.db", create=True) as ledger:
        if not given.ledger:
            with Pool(1) as crew:
                for _ in add(ledger, [str(_DEMO)], Wishes(), crew=crew):
                    pass
        with served(ledger, "Mara Lindt") as address, sync_playwright() as playwright:
            browser = launched(playwright)
            shoot(browser, address, pages_of(ledger), given.to, every=given.every)
            browser.close()


if __name__ == "__main__":
    main()

"""A watch over days, by a clock that a test moves: every article once, whatever fails and whenever it is stopped."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from laut.base.errors import InputError
from laut.document.fetch import Fetched
from laut.ledger.filters import Filters
from laut.ledger.lists import list_articles
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.watching import Timing, watch

FEEDS, HOURS, EVERY = 50, 24, 900.0


class StoppedError(Exception):
    """The day is over, or the process is killed."""


class Web:
    """Fifty feeds that gain an article now and then; some answers fail, some never come."""

    def __init__(self, seed: int) -> None:
        self.at = 0.0
        self.until = HOURS * 3600.0
        self.chance = random.Random(seed)
        self.fetched: Counter[str] = Counter()

    def articles(self, feed: int) -> list[str]:
        """What feed ``feed`` offers by now: one article more every eight hours, the last ten."""
        return [f"https://blatt{feed}.example/{n}" for n in range(int(self.at // (8 * 3600)) + 1)][-10:]

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        if self.chance.random() < 0.2:
            raise InputError(f"{url!r} answered 503", source=url)
        if url.endswith("/feed"):
            offers = self.articles(int(url.removeprefix("https://blatt").removesuffix(".example/feed")))
            now = str(len(offers))
            if etag == now:
                return Fetched(url, b"", etag, None, fresh=False)
            return Fetched(url, json.dumps({"items": [{"url": offer} for offer in offers]}).encode(), now, None)
        self.fetched[url] += 1
        said = random.Random(url)
        words = " ".join("".join(said.choices("abdefgilmnorstu", k=said.randint(3, 9))) for _ in range(60))
        page = f"<html lang=de><body><article><h1>Lage</h1><p>{words}.</p><p>Es bleibe dabei, {words[:80]}.</p></article></body></html>"
        return Fetched(url, page.encode(), None, None)

    def sleep(self, seconds: float) -> None:
        self.at += max(1.0, seconds)
        if self.at > self.until:
            raise StoppedError

    def timing(self) -> Timing:
        return Timing(every=EVERY, now=lambda: self.at, sleep=self.sleep, tries=12)


@pytest.mark.parametrize("stops", [0, 5])
def test_a_day_of_fifty_feeds_gives_every_article_once(tmp_path: Path, stops: int) -> None:
    web = Web(seed=7)
    feeds = [f"https://blatt{n}.example/feed" for n in range(FEEDS)]
    for stop in range(stops + 1):
        web.until = HOURS * 3600.0 * (stop + 1) / (stops + 1)
        with Ledger.open(tmp_path / "watched.db", create=True) as ledger, pytest.raises(StoppedError):
            for _ in watch(ledger, feeds, Wishes(published="2026-03-01", language="de"), web, web.timing()):
                pass
    with Ledger.open(tmp_path / "watched.db") as ledger:
        kept = Counter(row.url for row in list_articles(ledger, Filters(limit=10_000)))
    web.at = (HOURS - 9) * 3600.0  # what came later may still wait for a server that said "later"
    offered = {url for n in range(FEEDS) for url in web.articles(n)}
    assert set(kept) >= offered
    assert set(kept.values()) == {1}
    assert set(web.fetched.values()) == {1}

"""``watch``: feeds into the ledger, for days; stopped at any moment, it is taken up by watching the same again.

A feed is asked every quarter of an hour, and less often while it fails; every
address it offers is fetched once, and tried again a few times where that fails.
What was offered and what is done stands in the ledger, never in memory alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from laut.base.errors import InputError
from laut.document.article import Facts
from laut.document.feeds import entries
from laut.document.fetch import Fetched
from laut.document.sources import Input
from laut.ledger.feeds import Answer, Feed, Offer, due_feeds, due_offers, heard, next_due, settled, watch_feeds
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.adding import Progress, add_inputs
from laut.recorder.pool import Pool
from laut.recorder.preparing import failure_of

__all__ = ["Fetches", "Heard", "Timing", "watch"]

_AT_ONCE = 50  # addresses fetched before feeds are asked again


class Fetches(Protocol):
    """What a watch needs of the network; ``document.fetch.Fetcher`` does it."""

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """The bytes at an address; raises InputError."""


@dataclass(frozen=True, slots=True)
class Timing:
    """When to ask: seconds between two looks at a feed, the longest pause while it fails, tries of an address; and a clock."""

    every: float = 900.0
    longest: float = 6 * 3600.0
    tries: int = 5
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Heard:
    """A feed was asked: how many addresses it offers, 0 where nothing has changed; ``fault`` where it could not be read."""

    feed: str
    offers: int
    fault: str | None = None


def watch(
    ledger: Ledger, feeds: Sequence[str], wishes: Wishes, fetcher: Fetches, timing: Timing = Timing()
) -> Iterator[Progress | Heard]:
    """Keep what the feeds offer, for ever; tells what is done as it is done."""
    watch_feeds(ledger, feeds, timing.now())
    while True:
        answers = []
        for feed in due_feeds(ledger, feeds, timing.now()):
            answer, told = _listen(feed, fetcher, timing)
            answers.append(answer)
            yield told
        heard(ledger, answers, timing.now())
        yield from _take(ledger, due_offers(ledger, timing.now(), _AT_ONCE), wishes, fetcher, timing)
        due = next_due(ledger, feeds)
        timing.sleep(max(0.0, (timing.now() + timing.every if due is None else due) - timing.now()))


def _listen(feed: Feed, fetcher: Fetches, timing: Timing) -> tuple[Answer, Heard]:
    """Ask one feed what it offers."""
    now = timing.now()
    try:
        found = fetcher.get(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        urls = tuple(entry.url for entry in entries(found.content, found.url)) if found.fresh else ()
    except InputError as error:
        failures = feed.failures + 1
        later = now + min(timing.longest, timing.every * 2**failures)
        return Answer(Feed(feed.url, None, None, failures), (), later), Heard(feed.url, 0, str(error))
    told = Feed(feed.url, found.etag or feed.etag, found.last_modified or feed.last_modified, 0)
    return Answer(told, urls, now + timing.every), Heard(feed.url, len(urls))


def _take(
    ledger: Ledger, offers: Sequence[Offer], wishes: Wishes, fetcher: Fetches, timing: Timing
) -> Iterator[Progress]:
    """Fetch addresses and keep their articles; tried again later where the web fails, not where the page is none."""
    given: list[Input | InputError] = []
    for offer in offers:
        try:
            page = fetcher.get(offer.url)
            given.append(Input(page.content, Facts(source=offer.url, url=page.url)))
        except InputError as error:
            if offer.tries + 1 < timing.tries:
                settled(ledger, offer.url, offer.tries + 1, timing.now() + timing.every * 2**offer.tries)
                yield failure_of(error)
            else:
                given.append(InputError(str(error), source=offer.url))
    if given:
        with Pool(1) as alone:  # it waits for the web most of the time
            yield from add_inputs(ledger, given, wishes, crew=alone)
    for source in (each.source if isinstance(each, InputError) else each.facts.source for each in given):
        settled(ledger, source, timing.tries, None)

"""What sites ask of robots (RFC 9309), kept for a day each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

__all__ = ["FORBIDDEN", "Robots"]

FORBIDDEN = "User-agent: *\nDisallow: /"
"""What a site that cannot say what it asks is taken to ask."""

_DAY = 24 * 3600.0  # "Crawlers SHOULD NOT use the cached version for more than 24 hours"
_LONGEST = 500_000  # characters; a crawler must read 500 KiB at least, and need read no more
_MOST = 1_000  # sites kept: a watch runs for weeks, and a feed may name a new host in each of its addresses


@dataclass(frozen=True, slots=True)
class _Kept:
    until: float
    rules: Protego | None


@dataclass(slots=True)
class Robots:
    """The rules of sites ("https://host:port") for one agent; ``load`` fetches the text of an address's robots.txt.

    ``load`` gives "" where a site asks nothing; what it raises is the caller's,
    and nothing is kept then. ``now`` is a clock in seconds.
    """

    agent: str
    load: Callable[[str], str]
    now: Callable[[], float]
    _kept: dict[str, _Kept] = field(default_factory=dict)

    def allows(self, site: str, url: str) -> bool:
        """Whether the site lets the agent fetch ``url``; asks the site where it has not said so within a day."""
        kept = self._kept.get(site)
        if kept is None or kept.until <= self.now():
            self._kept.pop(site, None)
            text = self.load(f"{site}/robots.txt")[:_LONGEST]
            kept = _Kept(self.now() + _DAY, Protego.parse(text) if text else None)
            if len(self._kept) >= _MOST:
                del self._kept[next(iter(self._kept))]  # the one asked longest ago
            self._kept[site] = kept
        return kept.rules is None or bool(kept.rules.can_fetch(url, self.agent))

    def delay(self, site: str) -> float:
        """Seconds that the site asks to leave between two requests; 0 where it does not say, or was not asked yet."""
        kept = self._kept.get(site)
        return float((kept and kept.rules and kept.rules.crawl_delay(self.agent)) or 0.0)

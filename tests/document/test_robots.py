"""What sites ask of robots: asked once a day, kept for so many sites only, and never taken for granted."""

import pytest

from laut.base.errors import InputError
from laut.document.robots import FORBIDDEN, Robots

RULES = "User-agent: *\nDisallow: /private\nCrawl-delay: 7"
DAY = 24 * 3600.0


class Web:
    """Answers to robots.txt, a clock, and what was asked."""

    def __init__(self, text: str | None) -> None:
        self.text = text
        self.at = 0.0
        self.asked: list[str] = []

    def load(self, url: str) -> str:
        self.asked.append(url)
        if self.text is None:
            raise InputError(f"{url!r} could not be fetched", source=url)
        return self.text

    def robots(self) -> Robots:
        return Robots("laut/0.1", self.load, lambda: self.at)


def test_a_site_is_asked_once_a_day() -> None:
    web = Web(RULES)
    robots = web.robots()
    assert robots.allows("https://blatt.example", "https://blatt.example/a")
    assert not robots.allows("https://blatt.example", "https://blatt.example/private/a")
    assert web.asked == ["https://blatt.example/robots.txt"]
    web.at, web.text = DAY, FORBIDDEN
    assert not robots.allows("https://blatt.example", "https://blatt.example/a")
    assert len(web.asked) == 2


def test_a_site_that_cannot_be_asked_has_allowed_nothing() -> None:
    web = Web(None)
    robots = web.robots()
    for _ in range(2):
        with pytest.raises(InputError):
            robots.allows("https://blatt.example", "https://blatt.example/a")
    assert len(web.asked) == 2


def test_no_more_sites_are_kept_than_memory_has_room_for() -> None:
    web = Web(RULES)
    robots = web.robots()
    for n in range(1_500):
        robots.allows(f"https://blatt{n}.example", f"https://blatt{n}.example/a")
    assert robots.delay("https://blatt1499.example") == 7.0
    assert robots.delay("https://blatt0.example") == 0.0  # forgotten, and asked again where it matters
    assert robots.allows("https://blatt0.example", "https://blatt0.example/a")
    assert len(web.asked) == 1_501

"""Feeds: what they offer, each address once, whatever their kind."""

import pytest

from laut.base.errors import InputError
from laut.document.feeds import entries

AT = "https://blatt.example/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Blatt</title>
<item><title>Erdrutsch</title><link>/erdrutsch</link><pubDate>Fri, 14 Mar 2025 08:00:00 +0100</pubDate></item>
<item><title>Erdrutsch</title><link>/erdrutsch</link></item>
<item><title>Sturm</title><link>https://blatt.example/sturm</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Blatt</title><entry><title>Sturm</title>
<link href="https://blatt.example/sturm"/><updated>2025-03-14T08:00:00Z</updated></entry></feed>"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://blatt.example/sturm </loc><n:news><n:publication_date>2025-03-14</n:publication_date><n:title>Sturm</n:title></n:news></url>
</urlset>"""
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://blatt.example/sturm", "title": "Sturm"}, 7, {}]}'
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://blatt.example/&c;</loc></url></urlset>"""


def test_rss_gives_whole_addresses_once() -> None:
    assert [e.url for e in entries(RSS, AT)] == ["https://blatt.example/erdrutsch", "https://blatt.example/sturm"]


@pytest.mark.parametrize("feed", [ATOM, SITEMAP, JSON])
def test_every_kind_of_feed(feed: bytes) -> None:
    (entry,) = entries(feed, AT)
    assert (entry.url, entry.title) == ("https://blatt.example/sturm", "Sturm")


def test_entities_are_not_resolved() -> None:
    assert all("ha" not in entry.url.removeprefix("https://blatt.example/") for entry in entries(LAUGHS, AT))


@pytest.mark.parametrize(
    "content", [b"<html><body>Guten Tag</body></html>", b"", b'{"items": 3}' * 2, b"[[[[", b"\x00\x01", b"/etc/passwd"]
)
def test_what_is_no_feed_is_named(content: bytes) -> None:
    with pytest.raises(InputError, match=r"blatt\.example/feed"):
        entries(content, AT)


def test_a_feed_without_end_is_told() -> None:
    with pytest.raises(InputError, match=r"has 6\.0 MB, laut reads feeds up to 5 MB"):
        entries(b"<rss>" + b" " * 6_000_000, "https://bote.example/feed")

"""The JSON-LD of a page: what it says, in what wrapping, and within what bounds."""

from __future__ import annotations

import time

import pytest

from laut.document.linked_data import LinkedData, linked_data
from laut.document.tree import parsed

_ARTICLE = '{"@type": "NewsArticle", "headline": "Damm in Olmen gebrochen"}'


def read(script: str) -> LinkedData:
    return linked_data(parsed(f"<html><script type='application/ld+json'>{script}</script><p>Text</p></html>"))


@pytest.mark.parametrize(
    "wrapped",
    [
        "%s", "[%s]", "%s;", " <!-- %s --> ", "//<![CDATA[\n%s\n//]]>", "<![CDATA[%s]]>", "/* eins */ %s ;", '{"@graph": [3, [%s]]}',
        "%s -->;",
    ],
)  # fmt: skip
def test_an_article_is_found_in_any_wrapping(wrapped: str) -> None:
    assert read(wrapped % _ARTICLE).headline == "Damm in Olmen gebrochen"


@pytest.mark.parametrize("script", ["5", "null", '"text"', "", "{", "[" * 5_000])
def test_what_is_no_article_says_nothing(script: str) -> None:
    assert read(script) == LinkedData()


@pytest.mark.parametrize("script", ["{} --> " + " " * 200_000 + "x", "[" + "0," * 500_000 + "0]", ";" * 200_000 + "x"])
def test_a_page_cannot_make_it_take_long(script: str) -> None:
    began = time.process_time()
    assert read(script) == LinkedData()
    assert time.process_time() - began < 2

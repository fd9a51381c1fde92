"""Sentences with their times marked in place, ``Am [Montag|DATE 2025-03-10] …``, and what laut reads in them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.times import find_times
from laut.languages.registry import language_for

_MARKED = re.compile(r"\[([^|\]]+)\|[A-Z]+ [^\]]+\]")


def _analysed(text: str, language: str) -> Analysis:
    return analyse(cut(text, language_for(language)), language_for(language))


def _as_marked(text: str, language: str, published: str | None) -> str:
    marked, at = "", 0
    for time in find_times(_analysed(text, language), published):
        marked += f"{text[at : time.start]}[{time.text}|{time.type} {time.value}]"
        at = time.end
    return marked + text[at:]


@pytest.fixture
def analysed() -> Callable[[str, str], Analysis]:
    """Text and language to its analysis."""
    return _analysed


@pytest.fixture
def read_back() -> Callable[[str, str, str | None], str]:
    """A marked sentence, its language and day, to the sentence as laut marks it."""

    def read(marked: str, language: str, published: str | None) -> str:
        return _as_marked(_MARKED.sub(r"\1", marked), language, published)

    return read

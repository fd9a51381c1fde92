"""Sentences to amounts and figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from laut.base.records import Figure, Statement
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.figures import find_figures
from laut.extract.figures.amounts import Amount, find_amounts
from laut.extract.times import find_times
from laut.languages.registry import language_for


@pytest.fixture
def figures() -> Callable[..., list[Figure]]:
    """Text and language (and statements) to the figures that laut finds."""

    def find(text: str, language: str = "de", statements: Sequence[Statement] = ()) -> list[Figure]:
        analysis = analyse(cut(text, language_for(language)), language_for(language))
        return find_figures(analysis, find_times(analysis, "2025-03-14"), statements)

    return find


@pytest.fixture
def amounts() -> Callable[..., list[Amount]]:
    """Text and language to its amounts, articles left out."""

    def find(text: str, language: str = "de") -> list[Amount]:
        words = cut(text, language_for(language))
        return [amount for amount in find_amounts(words, language_for(language)) if not amount.bare]

    return find

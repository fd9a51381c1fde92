"""Columns: what is known gets a code, the rest does not."""

from __future__ import annotations

from laut.extract.learned.columns import Alphabet


def test_alphabet_knows_what_was_seen_often_enough() -> None:
    alphabet = Alphabet.learned(["b", "a", "b", "c"], at_least=2)
    assert alphabet.encode(["b", "a"]) == [2, 1]
    assert len(alphabet) == 3

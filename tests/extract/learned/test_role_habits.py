"""What is known of words by heart."""

from __future__ import annotations

import pytest

from laut.extract.learned.role_habits import Habits

ARTICLE = (["holm", "sagen", "holm"], [frozenset({1}), frozenset({0, 2}), frozenset[int]()])


def test_rates_are_near_what_was_seen_and_near_the_prior_where_nothing_was() -> None:
    habits = Habits.learned([ARTICLE])
    cue, speaker, addressee = habits.rates(["sagen", "holm", "tarn"]).T.tolist()
    assert cue == pytest.approx([1.05 / 2, 0.05 / 2, 0.05 / 2])
    assert speaker == pytest.approx([0.05 / 3, 2.05 / 3, 0.05 / 3])
    assert addressee == pytest.approx([0.05] * 3)


def test_what_one_article_taught_can_be_left_out() -> None:
    habits = Habits.learned([ARTICLE, ARTICLE])
    assert (
        habits.rates(["holm"], Habits.learned([ARTICLE])).tolist() == Habits.learned([ARTICLE]).rates(["holm"]).tolist()
    )
    assert habits.rates(["holm"], habits).tolist() == habits.rates(["unknown"]).tolist()

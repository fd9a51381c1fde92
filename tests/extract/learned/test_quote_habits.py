"""Habits: words are remembered by where they stood."""

from __future__ import annotations

from laut.extract.learned.evidence import HABITS
from laut.extract.learned.quote_habits import QuoteHabits


def test_habits_tell_a_verb_of_reported_speech_from_others() -> None:
    habits = QuoteHabits.learned([(["fordern", "gehen"], ["R", ""])] * 5)
    rates = dict(zip(HABITS, habits.of(["fordern", "gehen", "unknown"]), strict=True))
    assert rates["R"][0] > rates["R"][2] > rates["R"][1]

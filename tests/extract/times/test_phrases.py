"""The pattern language: optional words, alternatives, context, constants, compounds."""

from __future__ import annotations

from laut.extract.times.phrases import Match, Phrasebook, choose

READINGS = [{"vor": "vor"}, {"NUMBER": "2"}, {"UNIT": "W"}, None, {"WEEKDAY+PART": "2+TEV"}]


def _found(*patterns: str) -> list[Match]:
    return choose(list(Phrasebook({"kind": patterns}).matches(READINGS, range(len(READINGS)))))


def test_context_is_seen_but_no_part_of_the_phrase() -> None:
    (match,) = _found("(vor) NUMBER UNIT")
    assert (match.words, match.seen) == (range(1, 3), range(3))
    assert match.slots == {"number": "2", "unit": "W"}


def test_optional_and_alternative_words() -> None:
    assert [match.words for match in _found("vor|nach NUMBER? UNIT")] == [range(3)]
    assert not _found("vor UNIT")


def test_a_compound_fills_two_slots_and_a_constant_one_more() -> None:
    (match,) = _found("WEEKDAY+PART SIDE:-1")
    assert match.slots == {"weekday": "2", "part": "TEV", "side": "-1"}


def test_choose_prefers_the_longest_then_more_context() -> None:
    assert [match.words for match in _found("UNIT", "NUMBER UNIT", "NUMBER")] == [range(1, 3)]
    (match,) = _found("UNIT", "(NUMBER) UNIT")
    assert match.seen == range(1, 3)

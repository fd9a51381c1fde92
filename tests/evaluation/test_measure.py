"""What cross-validation compares by."""

from __future__ import annotations

from evaluation.training.measure import Quote, Score, balanced, compare

GOLD = [Quote("I", frozenset(range(10 * k, 10 * k + 5))) for k in range(8)]


def _finding(right: int, invented: int) -> Score:
    return compare(GOLD, GOLD[:right] + [Quote("I", frozenset({100 + k})) for k in range(invented)])


def test_a_score_is_worth_what_its_quotes_and_types_are() -> None:
    assert _finding(8, 0).value == 1.0
    assert _finding(4, 0).value < _finding(6, 0).value < 1.0


def test_among_thresholds_as_good_the_one_that_misses_as_much_as_it_invents() -> None:
    scores = {0.2: _finding(7, 4), 0.3: _finding(6, 2), 0.4: _finding(5, 0)}
    assert balanced(scores, error=0.1) == 0.3


def test_one_that_is_told_to_be_worse_is_not_taken() -> None:
    scores = {0.2: _finding(3, 5), 0.4: _finding(7, 0)}
    assert balanced(scores, error=0.05) == 0.4

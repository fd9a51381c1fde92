"""Groups of words, asked all at once."""

import numpy as np
import pytest

from laut.extract.learned.word_groups import WordGroups, spread


@pytest.fixture
def groups() -> WordGroups:
    return WordGroups.of([[2, 3, 7], [], [3]])


def test_words_are_found_in_their_own_group_only(groups: WordGroups) -> None:
    place, there = groups.find(np.array([0, 1, 2, 2]), np.array([7, 3, 3, 7]))
    assert there.tolist() == [True, False, True, False]
    assert groups.word[place[there]].tolist() == [7, 3]


def test_a_distance_is_that_to_the_nearest_word_of_the_group(groups: WordGroups) -> None:
    assert groups.distance(np.array([0, 0, 0, 1, 2]), np.array([0, 5, 90, 3, 4]), 50).tolist() == [2, 2, 50, 50, 1]


def test_sums_and_greatest_values_of_an_empty_group_are_nought(groups: WordGroups) -> None:
    values = np.array([0.5, 1.0, 0.25, 2.0], np.float32)
    assert groups.total(values).tolist() == [1.75, 0.0, 2.0]
    assert groups.most(values).tolist() == [1.0, 0.0, 2.0]


def test_no_groups_at_all() -> None:
    nothing = WordGroups.of([])
    assert len(nothing) == 0
    assert nothing.find(np.zeros(0, np.int32), np.zeros(0, np.int32))[1].tolist() == []


def test_ranges_are_spread_end_to_end() -> None:
    words, owner = spread(np.array([4, 9, 1]), np.array([6, 9, 2]))
    assert words.tolist() == [4, 5, 1]
    assert owner.tolist() == [0, 0, 2]

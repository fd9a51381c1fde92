"""Groups of words in one line."""

from __future__ import annotations

import numpy as np

from laut.extract.learned.pieces import Pieces


def test_each_group_is_summed_over_its_own_words_whatever_they_are() -> None:
    pieces = Pieces.of([(range(0), range(1, 3)), (range(4, 5),), (range(2), range(3, 5))])
    values = np.array([[1, 2, 4, 8, 16]], np.float32)
    assert pieces.sizes.tolist() == [2, 1, 4]
    assert pieces.over(values, np.add).tolist() == [[6, 16, 27]]
    assert pieces.over(values, np.maximum).tolist() == [[4, 16, 16]]

"""Candidates: quotes read off labels."""

from __future__ import annotations

import numpy as np

from laut.extract.learned.candidates import read_off


def test_labels_are_read_off_with_their_fragments() -> None:
    labels = ("O", "B-I", "I-I", "R-I", "F=", "B-D", "I-D")
    path = np.array([1, 2, 4, 3, 2, 0, 5, 6, 1], np.int32)
    assert list(read_off(labels, path)) == [("I", (range(2), range(3, 5))), ("I", (range(8, 9),))]

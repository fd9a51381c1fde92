"""Calibration: a probability is worth what it says."""

from __future__ import annotations

import pytest

from laut.extract.learned.calibration import Calibration


def test_calibration_learns_that_a_classifier_is_too_sure() -> None:
    fitted = Calibration.fitted([(0.9, k % 10 < 7) for k in range(2000)] + [(0.1, k % 10 < 3) for k in range(2000)])
    assert fitted(0.9) == pytest.approx(0.7, abs=0.02)
    assert fitted(0.1) == pytest.approx(0.3, abs=0.02)

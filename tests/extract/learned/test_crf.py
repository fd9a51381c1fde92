"""The CRF as tables: its codes, and that its file holds all of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from laut.base.errors import LautError
from laut.extract.learned.columns import Columns
from laut.extract.learned.crf import Crf, codes_of
from laut.extract.learned.store import Drawer, load, save


def test_codes_look_at_neighbours_and_past_the_edge_see_nothing() -> None:
    columns = Columns(("tag",), np.array([[2, 3, 4]], np.int32))
    assert codes_of((("tag", 1),), columns, {"tag": 5}).tolist() == [3, 4, 0]
    assert codes_of((("tag", -1), ("tag", 0)), columns, {"tag": 5}).tolist() == [2, 13, 19]


def test_scores_are_the_sum_over_templates_whichever_words_are_asked_for() -> None:
    drawn = np.random.default_rng(7)
    sizes = {"tag": 4, "shape": 3}
    columns = Columns(tuple(sizes), np.stack([drawn.integers(1, size, 40) for size in sizes.values()]).astype(np.int32))
    templates = ((("tag", 0),), (("shape", -2), ("tag", 1)), (("tag", -1), ("shape", 0), ("tag", 0)))
    weights = drawn.normal(size=(9, 2)).astype(np.float32)
    rows = tuple(drawn.integers(0, 9, np.prod([sizes[name] for name, _ in t])).astype(np.int32) for t in templates)
    crf = Crf(("O", "B-I"), templates, rows, weights, np.zeros((2, 2), np.float32))
    apart = [weights[own[codes_of(t, columns, sizes)]] for t, own in zip(templates, rows, strict=True)]
    assert np.allclose(crf.scores(columns, sizes), np.sum(apart, axis=0))
    some = np.array([3, 17, 39], np.int32)
    assert np.array_equal(crf.scores(columns, sizes, some), crf.scores(columns, sizes)[some])


def test_a_stored_crf_gives_the_same_scores(tmp_path: Path) -> None:
    columns = Columns(("tag",), np.array([[2, 1, 2]], np.int32))
    crf = Crf(
        labels=("O", "B-I"), templates=((("tag", 0),),), rows=(np.array([0, 0, 1], np.int32),),
        weights=np.array([[0, 0], [0.5, -1]], np.float32), transitions=np.zeros((2, 2), np.float32),
    )  # fmt: skip
    drawer = Drawer()
    drawer.put_crf("tagger", crf)
    save(tmp_path / "model.npz", drawer)
    again = load(tmp_path / "model.npz").crf("tagger")
    assert np.array_equal(again.scores(columns, {"tag": 3}), crf.scores(columns, {"tag": 3}))


def test_a_broken_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.npz").write_bytes(b"no model")
    with pytest.raises(LautError, match=r"model\.npz"):
        load(tmp_path / "model.npz")

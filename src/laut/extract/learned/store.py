"""Learned models <-> one compressed file of plain arrays: nothing in it can run (no pickle)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from laut.base.errors import LautError
from laut.extract.learned.columns import Alphabet
from laut.extract.learned.crf import Crf
from laut.extract.learned.trees import Trees

__all__ = ["Drawer", "load", "save"]


class Drawer:
    """Named arrays and words on their way to a file or from it; a part of a model has a name of its own."""

    def __init__(self, arrays: dict[str, NDArray[Any]] | None = None, words: dict[str, Any] | None = None) -> None:
        self.arrays = arrays if arrays is not None else {}
        self.words = words if words is not None else {}

    def put_alphabets(self, name: str, alphabets: Mapping[str, Alphabet]) -> None:
        self.words[name] = {column: list(alphabet.codes) for column, alphabet in alphabets.items()}

    def alphabets(self, name: str) -> dict[str, Alphabet]:
        return {column: Alphabet.of(values) for column, values in self.words[name].items()}

    def put_crf(self, name: str, crf: Crf) -> None:
        """Weights are kept in half precision: they decide the same labels and take half the room."""
        self.words[name] = {"labels": crf.labels, "templates": crf.templates, "sizes": [len(r) for r in crf.rows]}
        self.arrays[f"{name}.rows"] = np.concatenate(crf.rows)
        self.arrays[f"{name}.weights"] = crf.weights.astype(np.float16)
        self.arrays[f"{name}.transitions"] = crf.transitions

    def crf(self, name: str) -> Crf:
        about = self.words[name]
        return Crf(
            labels=tuple(about["labels"]),
            templates=tuple(tuple((column, offset) for column, offset in template) for template in about["templates"]),
            rows=tuple(np.split(self.arrays[f"{name}.rows"], np.cumsum(about["sizes"])[:-1])),
            weights=self.arrays[f"{name}.weights"].astype(np.float32),
            transitions=self.arrays[f"{name}.transitions"],
        )

    def put_trees(self, name: str, trees: Trees) -> None:
        self.words[name] = {"depth": trees.depth, "base": trees.base}
        for field in ("feature", "left", "right"):
            self.arrays[f"{name}.{field}"] = getattr(trees, field).astype(np.int16)
        for field in ("threshold", "value"):
            self.arrays[f"{name}.{field}"] = getattr(trees, field)

    def trees(self, name: str) -> Trees:
        feature, left, right = (self.arrays[f"{name}.{f}"].astype(np.int32) for f in ("feature", "left", "right"))
        return Trees(
            feature, self.arrays[f"{name}.threshold"], left, right, self.arrays[f"{name}.value"], **self.words[name]
        )


def save(path: Path, drawer: Drawer) -> None:
    """Writes ``drawer`` to ``path``, the same bytes for the same content."""
    words = json.dumps(drawer.words, ensure_ascii=False, sort_keys=False).encode("utf-8")
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, words=np.frombuffer(words, np.uint8), **drawer.arrays)


def load(path: Path) -> Drawer:
    """What ``save`` wrote; raises LautError where the file is not such a model."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        return Drawer(arrays, json.loads(arrays.pop("words").tobytes()))
    except (KeyError, OSError, ValueError) as error:
        raise LautError(
            f"{path.name} is no model that laut can read ({error}); reinstall laut or train it anew"
        ) from error

"""A span model <-> its file."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import numpy as np

from laut.extract.learned.calibration import Calibration
from laut.extract.learned.quote_habits import QuoteHabits
from laut.extract.learned.spans import SpanModel
from laut.extract.learned.store import Drawer, load, save

__all__ = ["load_span_model", "save_span_model"]


def save_span_model(path: Path, model: SpanModel) -> None:
    """Writes ``model`` to ``path``."""
    drawer = Drawer()
    drawer.put_alphabets("alphabets", model.alphabets)
    drawer.put_crf("tagger", model.tagger)
    drawer.words["habits"] = list(model.habits.seen)
    drawer.arrays["habits"] = np.array(list(model.habits.seen.values()), np.int32)
    drawer.put_trees("ranking", model.ranking)
    drawer.put_trees("pairs", model.pairs)
    drawer.words["domain"] = model.domain
    drawer.words["from"] = {"ranking": model.ranking_from, "pairs": model.pairs_from}
    drawer.words["worth"] = {"ranking": asdict(model.ranking_worth), "pairs": asdict(model.pairs_worth)}
    save(path, drawer)


def load_span_model(path: Path) -> SpanModel:
    """The model in ``path``; raises LautError where it is none."""
    drawer = load(path)
    return SpanModel(
        domain=drawer.words["domain"],
        alphabets=drawer.alphabets("alphabets"),
        tagger=drawer.crf("tagger"),
        habits=QuoteHabits(dict(zip(drawer.words["habits"], map(tuple, drawer.arrays["habits"].tolist()), strict=True))),
        ranking=drawer.trees("ranking"),
        ranking_from=drawer.words["from"]["ranking"],
        ranking_worth=Calibration(**drawer.words["worth"]["ranking"]),
        pairs=drawer.trees("pairs"),
        pairs_from=drawer.words["from"]["pairs"],
        pairs_worth=Calibration(**drawer.words["worth"]["pairs"]),
    )

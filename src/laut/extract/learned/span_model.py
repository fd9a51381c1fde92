"""A span model <-> its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from laut.extract.learned.calibration import Calibration
from laut.extract.learned.quote_habits import QuoteHabits
from laut.extract.learned.sentences import SentenceModel
from laut.extract.learned.spans import SpanModel
from laut.extract.learned.store import Drawer, load, save

__all__ = ["load_span_model", "save_span_model"]


def save_span_model(path: Path, model: SpanModel) -> None:
    """Writes ``model`` to ``path``."""
    drawer = Drawer()
    drawer.put_alphabets("alphabets", model.alphabets)
    drawer.put_crf("tagger", model.tagger)
    _put_sentences(drawer, model.sentences)
    drawer.words["habits"] = list(model.habits.rows)
    drawer.arrays["habits"] = model.habits.rates.astype(np.float16)
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
        sentences=_sentences(drawer),
        alphabets=drawer.alphabets("alphabets"),
        tagger=drawer.crf("tagger"),
        habits=QuoteHabits(_rows(drawer.words["habits"]), drawer.arrays["habits"].astype(np.float32)),
        ranking=drawer.trees("ranking"),
        ranking_from=drawer.words["from"]["ranking"],
        ranking_worth=Calibration(**drawer.words["worth"]["ranking"]),
        pairs=drawer.trees("pairs"),
        pairs_from=drawer.words["from"]["pairs"],
        pairs_worth=Calibration(**drawer.words["worth"]["pairs"]),
    )


_WEIGHTS = ("words", "signs", "before", "after", "base")


def _put_sentences(drawer: Drawer, model: SentenceModel) -> None:
    drawer.words["sentences"] = {"known": list(model.rows), "least": model.least}
    for name in _WEIGHTS:
        drawer.arrays[f"sentences.{name}"] = getattr(model, name).astype(np.float16)


def _sentences(drawer: Drawer) -> SentenceModel:
    about = drawer.words["sentences"]
    weights = {name: drawer.arrays[f"sentences.{name}"].astype(np.float32) for name in _WEIGHTS}
    return SentenceModel(rows=_rows(about["known"]), least=about["least"], **weights)


def _rows(known: Sequence[str]) -> dict[str, int]:
    """Row 0 is that of what is not known."""
    return {key: row for row, key in enumerate(known, 1)}

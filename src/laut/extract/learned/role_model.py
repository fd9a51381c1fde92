"""A role model <-> its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from laut.extract.learned.role_habits import Habits
from laut.extract.learned.role_medium import MediumModel
from laut.extract.learned.role_tagger import RoleTagger
from laut.extract.learned.roles import RoleModel
from laut.extract.learned.store import Drawer, load, save

__all__ = ["load_role_model", "save_role_model"]


def save_role_model(path: Path, model: RoleModel) -> None:
    """Writes ``model`` to ``path``."""
    drawer = Drawer()
    drawer.words["habits"] = {key: list(counts) for key, counts in model.habits.seen.items()}
    drawer.put_alphabets("alphabets", model.tagger.alphabets)
    drawer.words["shifted"] = model.tagger.shifted
    drawer.put_crf("words", model.tagger.words)
    drawer.put_crf("relations", model.tagger.relations)
    drawer.put_trees("frames", model.frames)
    drawer.put_trees("speakers", model.speakers)
    drawer.words["speaker_from"] = model.speaker_from
    medium = model.medium
    drawer.words["medium"] = {"media": medium.media, "signs": list(medium.weights)}
    drawer.arrays["medium.weights"] = np.stack([medium.base, *medium.weights.values()])
    save(path, drawer)


def load_role_model(path: Path) -> RoleModel:
    """The model in ``path``; raises LautError where it is none."""
    drawer = load(path)
    tagger = RoleTagger(
        alphabets=drawer.alphabets("alphabets"),
        shifted=tuple((name, by) for name, by in drawer.words["shifted"]),
        words=drawer.crf("words"),
        relations=drawer.crf("relations"),
    )
    return RoleModel(
        habits=Habits({key: tuple(counts) for key, counts in drawer.words["habits"].items()}),
        tagger=tagger,
        frames=drawer.trees("frames"),
        speakers=drawer.trees("speakers"),
        speaker_from=drawer.words["speaker_from"],
        medium=_medium(drawer),
    )


def _medium(drawer: Drawer) -> MediumModel:
    about, weights = drawer.words["medium"], drawer.arrays["medium.weights"]
    return MediumModel(tuple(about["media"]), weights[0], dict(zip(about["signs"], weights[1:], strict=True)))

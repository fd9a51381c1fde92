"""What the speaker does with a statement: claim, deny, demand, …, by the words that report it.

Without learned weights the first sign decides, from the surest to the weakest:
the reporting words (see ``judge_telling``), then what the content shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from laut.base.records import Act

__all__ = ["act_by_signs"]

_ACTS: dict[str, Act] = {
    "accuse": "accuse", "admit": "admit", "announce": "announce", "ask": "ask", "claim": "claim", "confirm": "confirm", "demand": "demand",
    "deny": "deny", "estimate": "estimate", "explain": "explain", "praise": "praise", "promise": "promise", "warn": "warn",
}  # fmt: skip
# Where several words tell several acts ("drohte mit einer Klage"), the one further left is meant.
_RANK = (
    "deny",
    "warn",
    "admit",
    "promise",
    "confirm",
    "demand",
    "accuse",
    "praise",
    "announce",
    "estimate",
    "explain",
    "ask",
)


def act_by_signs(features: Sequence[str]) -> Act:
    """The act that the features (see ``judge_features``) give without any learned weight."""
    best = next(name[3:] for name in features if name.startswith("to="))
    if best in _ACTS and best != "claim":
        return _ACTS[best]
    told = {name.split("=", 1)[1] for name in features if name.startswith(("ca=", "qa="))}
    for act in _RANK:
        if act in told:
            return _ACTS[act]
    signals = {name[3:] for name in features if name.startswith("qc=")}
    if (
        "type=free_indirect" in features
        and "said_to+perfect:quote" not in signals
        and signals & {"intention", "future", "supposed"}
    ):
        return "announce"
    if "claim" in told or "type=free_indirect" in features:
        return "claim"
    if "q?" in features:
        return "ask"
    if {"blame"} <= signals:
        return "accuse"
    return "claim"

"""What holds of every reading that laut makes: checked by the properties here and by ``benchmarks/fuzz.py``."""

from __future__ import annotations

from laut.base import sound
from laut.base.plain import from_plain, to_json, to_plain
from laut.base.records import Reading

__all__ = ["faults"]


def faults(reading: Reading) -> list[str]:
    """What is wrong with a reading or with its JSON; nothing where both are sound."""
    wrong = sound.faults(reading)
    if from_plain(to_plain(reading)) != reading:
        wrong.append("JSON does not give the reading back")
    to_json(reading).encode("utf-8")
    return wrong

"""What holds of every reading, whatever was read: checked by the properties here and by ``benchmarks/fuzz.py``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import chain, pairwise

from laut.base.plain import from_plain, to_json, to_plain
from laut.base.records import Part, Reading, Speaker
from laut.base.span import joined

__all__ = ["faults"]


def faults(reading: Reading) -> list[str]:
    """What is wrong with a reading; nothing where it is sound."""
    text = reading.document.text
    wrong = [f"{name}: {part.text!r}" for name, part in _parts(reading) if joined(part.spans, text) != part.text]
    wrong += [f"{name} lies over itself" for name, part in _parts(reading) if any(b.start < a.end for a, b in pairwise(part.spans))]
    for record in chain(reading.figures, reading.times, reading.evidence):
        if not 0 <= record.start < record.end <= len(text) or text[record.start : record.end] != record.text:
            wrong.append(f"{type(record).__name__} {record.start}:{record.end} {record.text!r}")
    spans = [span for _, part in _parts(reading) for span in part.spans]
    spans += [span for person in reading.people for span in person.mentions]
    wrong += [f"span {span.start}:{span.end}" for span in spans if not 0 <= span.start < span.end <= len(text)]
    wrong += [f"bounds of {f.text!r}" for f in reading.figures if f.low is not None and f.high is not None and f.low > f.high]
    records = chain(reading.statements, reading.figures, reading.people)
    ids = [record.id for record in records]
    wrong += ["ids that are not unique"] if len(ids) != len(set(ids)) else []
    known = {record.id for record in chain(reading.statements, reading.people)}
    named = [f.statement for f in reading.figures] + [s.speaker.person for s in reading.statements if s.speaker]
    wrong += [f"id of nothing: {name}" for name in named if name is not None and name not in known]
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != reading.document.sha256:
        wrong.append("sha256")
    if from_plain(to_plain(reading)) != reading:
        wrong.append("JSON does not give the reading back")
    to_json(reading).encode("utf-8")
    return wrong


def _parts(reading: Reading) -> Iterator[tuple[str, Part | Speaker]]:
    for statement in reading.statements:
        for name in ("quote", "speaker", "cue", "frame", "addressee"):
            if (part := getattr(statement, name)) is not None:
                yield f"{statement.id} {name}", part

"""What holds of every sound reading, whoever made it: each span slices to its words, each id means one thing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise

from laut.base.records import Evidence, Figure, Part, Reading, Speaker, Time
from laut.base.span import joined

__all__ = ["faults"]


def faults(reading: Reading) -> list[str]:
    """What is wrong with a reading; nothing where it is sound."""
    text = reading.document.text
    parts = list(_parts(reading))
    wrong = [f"{name}: {part.text!r}" for name, part in parts if joined(part.spans, text) != part.text]
    wrong += [
        f"{name} lies over itself" for name, part in parts if any(b.start < a.end for a, b in pairwise(part.spans))
    ]
    marked: list[Figure | Time | Evidence] = [*reading.figures, *reading.times, *reading.evidence]
    wrong += [
        f"{type(record).__name__} {record.start}:{record.end} {record.text!r}"
        for record in marked
        if not 0 <= record.start < record.end <= len(text) or text[record.start : record.end] != record.text
    ]
    spans = [span for _, part in parts for span in part.spans]
    spans += [span for person in reading.people for span in person.mentions]
    wrong += [f"span {span.start}:{span.end}" for span in spans if not 0 <= span.start < span.end <= len(text)]
    wrong += [
        f"bounds of {f.text!r}" for f in reading.figures if f.low is not None and f.high is not None and f.low > f.high
    ]
    known = {statement.id for statement in reading.statements} | {person.id for person in reading.people}
    ids = known | {figure.id for figure in reading.figures}
    if len(ids) != len(reading.statements) + len(reading.people) + len(reading.figures):
        wrong.append("ids that are not unique")
    named = [f.statement for f in reading.figures] + [s.speaker.person for s in reading.statements if s.speaker]
    wrong += [f"id of nothing: {name}" for name in named if name is not None and name not in known]
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != reading.document.sha256:
        wrong.append("sha256")
    return wrong


def _parts(reading: Reading) -> Iterator[tuple[str, Part | Speaker]]:
    for statement in reading.statements:
        for name in ("quote", "speaker", "cue", "frame", "addressee"):
            if (part := getattr(statement, name)) is not None:
                yield f"{statement.id} {name}", part

"""A reading as persons left it: rejected records are out, corrected ones as corrected, missed ones in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from laut.base.errors import UsageError
from laut.base.records import Figure, Reading, Statement
from laut.base.span import Span, joined
from laut.ledger.reviews import Review, ReviewKind

__all__ = ["Judged", "reviewed"]

_T = TypeVar("_T", Statement, Figure)
_Spans = tuple[Span, ...]
_PARTS = ("quote", "speaker", "cue", "frame", "addressee")
# What a record that a person adds has where the person says nothing of it.
_NEW_STATEMENT: dict[str, Any] = {
    "type": "indirect", "medium": "speech", "act": "claim", "hedge": "none", "speaker": None, "cue": None,
    "frame": None, "addressee": None, "via": (), "confidence": 1.0,
}  # fmt: skip
_NEW_FIGURE: dict[str, Any] = {
    "low": None, "high": None, "qualifier": "exact", "unit": None, "measure": "things", "counted": None, "place": None,
    "when": None, "statement": None, "source_name": None, "hedge": "none", "confidence": 1.0,
}  # fmt: skip
_STATEMENT = TypeAdapter(Statement)
_FIGURE = TypeAdapter(Figure)


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading as persons left it; ``marks`` tells of each record touched what was decided last."""

    reading: Reading
    marks: Mapping[str, ReviewKind]


def reviewed(reading: Reading, reviews: Iterable[Review]) -> Judged:
    """``reading`` after ``reviews``, in the order in which they were made; later ones win.

    Reviews of another text, undone ones, and those of two records (merge, split)
    are passed over. Records keep their ids. A change that makes no record raises
    UsageError while its review is not kept yet (has no ``n``); one that is kept
    is passed over: its record has changed under it.
    """
    text = reading.document.text
    standing = [
        review
        for review in reviews
        if review.undone_at is None
        and review.kind not in {"merge", "split"}
        and review.anchors[0].sha256 == reading.document.sha256
    ]
    marks: dict[str, ReviewKind] = {}

    def changed_statement(fields: Mapping[str, Any], change: Mapping[str, Any]) -> Statement:
        return _built(_STATEMENT, fields, _with_words(change, text))

    def changed_figure(fields: Mapping[str, Any], change: Mapping[str, Any]) -> Figure:
        return _built(_FIGURE, fields, change)

    statements = _left(
        {each.id: (each.quote.spans, each) for each in reading.statements},
        [review for review in standing if review.of == "statement"],
        lambda review: changed_statement(_missed_statement(review, text), review.change),
        lambda record, change: changed_statement(_STATEMENT.dump_python(record), change),
        marks,
    )
    figures = _left(
        {each.id: ((Span(each.start, each.end),), each) for each in reading.figures},
        [review for review in standing if review.of == "figure"],
        lambda review: changed_figure(_missed_figure(review), review.change),
        lambda record, change: changed_figure(_FIGURE.dump_python(record), change),
        marks,
    )
    if not marks:
        return Judged(reading, marks)
    return Judged(replace(reading, statements=statements, figures=figures), marks)


def _left(
    records: dict[str, tuple[_Spans, _T]],
    reviews: Sequence[Review],
    missed: Callable[[Review], _T],
    changed: Callable[[_T, Mapping[str, Any]], _T],
    marks: dict[str, ReviewKind],
) -> tuple[_T, ...]:
    """The records that are left, in the text's order: each is known by the spans it was found with."""
    gone: set[str] = set()
    for review in reviews:
        spans = review.anchors[0].spans
        found = [local for local, (stands, _) in records.items() if stands == spans]
        try:
            made = [missed(review)] if review.kind == "missed" else []
            made += [changed(records[local][1], review.change) for local in found if review.kind == "correct"]
        except UsageError:
            if review.n is None:
                raise
            continue
        for record in made:
            records[record.id] = (spans, record)
        for local in [each.id for each in made] if review.kind == "missed" else found:
            marks[local] = review.kind
            (gone.add if review.kind == "reject" else gone.discard)(local)
    left = [(spans, local, record) for local, (spans, record) in records.items() if local not in gone]
    if any(kind == "missed" for kind in marks.values()):
        left.sort(key=lambda each: (each[0], each[1]))
    return tuple(record for _, _, record in left)


def _missed_statement(review: Review, text: str) -> dict[str, Any]:
    quote = _part(review.anchors[0].spans, text)
    return {**_NEW_STATEMENT, "id": _local(review), "quote": quote, "found_by": f"person:{review.by}"}


def _missed_figure(review: Review) -> dict[str, Any]:
    anchor = review.anchors[0]
    (span,) = anchor.spans
    fields = {"id": _local(review), "start": span.start, "end": span.end, "text": anchor.text}
    return {**_NEW_FIGURE, **fields, "found_by": f"person:{review.by}"}


def _local(review: Review) -> str:
    """The id, within its article, of a record that a person added: made of where it stands."""
    stamp = "".join(f"{span.start}-{span.end}," for span in review.anchors[0].spans)
    return f"{review.of[0]}m{hashlib.sha256(stamp.encode()).hexdigest()[:8]}"


def _with_words(change: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A change of a statement; its parts, given as ``{"spans": [{"start", "end"}]}``, completed with their words.

    A speaker may be given as a name alone: then no words of the text are theirs.
    """
    full = dict(change)
    for name in _PARTS:
        given = full.get(name)
        if name == "speaker" and isinstance(given, str):
            given = {"name": given}
        if isinstance(given, Mapping):
            spans = tuple(Span(each["start"], each["end"]) for each in given.get("spans", ()))
            named = {"name": given.get("name"), "person": given.get("person")} if name == "speaker" else {}
            full[name] = {**_part(spans, text), **named}
    return full


def _part(spans: _Spans, text: str) -> dict[str, Any]:
    if any(not 0 <= span.start < span.end <= len(text) for span in spans):
        raise UsageError(
            f"{[(span.start, span.end) for span in spans]} lies outside the text of {len(text)} characters"
        )
    return {"spans": spans, "text": joined(spans, text)}


def _built(adapter: TypeAdapter[_T], fields: Mapping[str, Any], change: Mapping[str, Any]) -> _T:
    if unknown := change.keys() - fields.keys():
        raise UsageError(f"no field {min(unknown)!r}; there are {', '.join(sorted(fields))}")
    try:
        return adapter.validate_python({**fields, **change})
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise UsageError(f"the change makes no record: {faults}") from error

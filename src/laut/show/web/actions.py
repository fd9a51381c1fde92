"""What a person does: decide on a record, take a decision back, add articles. Each ends in one review, or in articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from tempfile import TemporaryDirectory
from typing import Any

from laut.base.errors import InputError, UsageError
from laut.base.records import Figure, Statement
from laut.base.span import Span, joined
from laut.document.article import Facts
from laut.document.charset import scalar
from laut.document.fetch import Fetcher
from laut.document.sources import Input, inputs
from laut.ledger.deciding import anchor_at, decide, speaker_key, undo
from laut.ledger.entries import Failure, now
from laut.ledger.keeping import keep
from laut.ledger.pages import kept_articles
from laut.ledger.reviews import Anchor, Review, ReviewKind, ReviewOf
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.pool import Pool
from laut.recorder.preparing import failure_of, prepared
from laut.recorder.settling import settle_all
from laut.show.web.contexts.query import CHOICES

__all__ = ["Arrived", "Upload", "add_pages", "decision", "fetched", "uploaded"]

Form = Mapping[str, str]

_OF_FIGURE = ("qualifier", "measure", "hedge", "counted", "unit", "source_name")
_OF_STATEMENT = ("type", "act", "hedge")
_PAIRS: tuple[ReviewOf, ...] = ("question", "speaker", "story")


def decision(ledger: Ledger, form: Form, by: str) -> int:
    """Do what a form decides and compare again what it touches; gives the review's number.

    Raises UsageError where the form names nothing, or its change makes no record.
    """
    asked = form.get("decision", "")
    if asked == "undo":
        number = form.get("number", "")
        if not number.isascii() or not number.isdigit():
            raise UsageError(f"{number!r} is no number of a review")
        undo(ledger, int(number))
        n = int(number)
    elif asked in _DECISIONS:
        kind, of, anchors, change = _DECISIONS[asked](ledger, form)
        why = form.get("why", "").strip() or None
        n = decide(ledger, Review(kind=kind, of=of, anchors=anchors, by=by, at=now(), why=why, change=change))
    else:
        raise UsageError(f"decision={asked!r} is not known; choose one of: {', '.join([*_DECISIONS, 'undo'])}")
    _settle(ledger)
    return n


def _settle(ledger: Ledger) -> None:
    with Pool(1) as pool:
        for _ in settle_all(ledger, pool):
            pass


_Decided = tuple[ReviewKind, ReviewOf, tuple[Anchor, ...], Mapping[str, Any]]


def _record_of(form: Form) -> tuple[str, ReviewOf]:
    of = form.get("of", "")
    if of not in {"statement", "figure"}:
        raise UsageError(f"of={of!r} is no record; choose statement or figure")
    return form.get("record", ""), "figure" if of == "figure" else "statement"


def _accept(ledger: Ledger, form: Form) -> _Decided:
    name, of = _record_of(form)
    return "accept", of, (anchor_at(ledger, name, of),), {}


def _reject(ledger: Ledger, form: Form) -> _Decided:
    name, of = _record_of(form)
    return "reject", of, (anchor_at(ledger, name, of),), {}


def _correct(ledger: Ledger, form: Form) -> _Decided:
    name, of = _record_of(form)
    where, _, local = name.partition(".")
    anchor = anchor_at(ledger, name, of)
    reading = kept_articles(ledger, [where])[where].reading
    text = reading.document.text
    change: dict[str, Any]
    if of == "figure":
        figure = next((each for each in reading.figures if each.id == local), None)
        if figure is None:
            raise UsageError(f"figure {name!r} was rejected; take that back first")
        change = _changed_figure(figure, form, text)
    else:
        statement = next((each for each in reading.statements if each.id == local), None)
        if statement is None:
            raise UsageError(f"statement {name!r} was rejected; take that back first")
        change = _changed_statement(statement, form, text)
    if not change:
        raise UsageError("nothing was changed; accept the record, or change a field")
    return "correct", of, (anchor,), change


def _changed_figure(figure: Figure, form: Form, text: str) -> dict[str, Any]:
    change = {name: value for name, value in _figure_fields(form).items() if value != getattr(figure, name)}
    if span := _words_in(form, text, figure.text, figure.start):
        change |= {"start": span.start, "end": span.end, "text": span.of(text)}
    return change


def _changed_statement(statement: Statement, form: Form, text: str) -> dict[str, Any]:
    change: dict[str, Any] = {
        name: value for name, value in _chosen(form, _OF_STATEMENT).items() if value != getattr(statement, name)
    }
    said_by = statement.speaker.name or statement.speaker.text if statement.speaker else ""
    if "speaker" in form and form["speaker"].strip() != said_by:
        change["speaker"] = form["speaker"].strip() or None
    near = statement.quote.spans[0].start if statement.quote.spans else 0
    if span := _words_in(form, text, statement.quote.text, near):
        change["quote"] = {"spans": [{"start": span.start, "end": span.end}]}
    return change


def _missed(ledger: Ledger, form: Form) -> _Decided:
    _, of = _record_of(form)
    where = anchor_at(ledger, form.get("article", ""), "story")
    text = kept_articles(ledger, [where.article])[where.article].reading.document.text
    span = _words_in(form, text, "", 0)
    if span is None:
        raise UsageError("mark the words that were missed, or type them as they stand in the text")
    anchor = Anchor(where.article, where.sha256, (span,), joined((span,), text))
    if of == "figure":
        return (
            "missed",
            of,
            (anchor,),
            {name: value for name, value in _figure_fields(form).items() if value is not None},
        )
    said_by = form.get("speaker", "").strip()
    return "missed", of, (anchor,), {**_chosen(form, _OF_STATEMENT), **({"speaker": said_by} if said_by else {})}


def _pair(kind: ReviewKind) -> Callable[[Ledger, Form], _Decided]:
    def decided(ledger: Ledger, form: Form) -> _Decided:
        of = next((each for each in _PAIRS if each == form.get("of")), None)
        if of is None:
            raise UsageError(
                f"of={form.get('of')!r} cannot be put together or apart; choose one of: {', '.join(_PAIRS)}"
            )
        anchors = (anchor_at(ledger, form.get("one", ""), of), anchor_at(ledger, form.get("other", "").strip(), of))
        if anchors[0] == anchors[1]:
            raise UsageError(f"these are the same {of}; choose another")
        keys = [speaker_key(ledger, anchor) for anchor in anchors] if of == "speaker" and kind == "merge" else []
        return kind, of, anchors, {"keys": keys} if keys and all(keys) else {}

    return decided


_DECISIONS: Mapping[str, Callable[[Ledger, Form], _Decided]] = {
    "accept": _accept, "reject": _reject, "correct": _correct, "missed": _missed, "merge": _pair("merge"), "split": _pair("split"),
}  # fmt: skip


def _figure_fields(form: Form) -> dict[str, Any]:
    """The fields of a figure that a form sets; an empty one is None."""
    fields: dict[str, Any] = {name: _number(name, form[name]) for name in ("low", "high") if name in form}
    chosen = _chosen(form, tuple(name for name in _OF_FIGURE if name in CHOICES))
    free = {name: form[name].strip() or None for name in _OF_FIGURE if name in form and name not in CHOICES}
    return {**fields, **chosen, **free}


def _chosen(form: Form, names: Iterable[str]) -> dict[str, str]:
    given = {name: form[name] for name in names if form.get(name)}
    for name, value in given.items():
        if value not in CHOICES[name]:
            raise UsageError(f"{name}={value!r} is not known; choose one of: {', '.join(CHOICES[name])}")
    return given


def _number(name: str, given: str) -> float | None:
    plain = "".join(given.split())
    if not plain:
        return None
    try:
        value = float(plain)
    except ValueError:
        value = float("nan")
    if not 0 <= value < 1e18:
        raise UsageError(f"{name}={given!r} is no number; write it as 1500 or 2.5, or leave it empty where it is open")
    return value


def _words_in(form: Form, text: str, old: str, near: int) -> Span | None:
    """Where the words stand that a form names: by their place where they were marked, else nearest to where the record
    stood; None where they are the old ones or none are named. Raises UsageError where they stand nowhere.
    """
    start, end = form.get("start", ""), form.get("end", "")
    if start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(start) < 10 and len(end) < 10:
        span = Span(int(start), int(end))
        if not span.start < span.end <= len(text):
            raise UsageError(f"{start}-{end} is no place in the text of {len(text)} characters")
        return span
    words = form.get("words", "").replace("\r\n", "\n").strip()
    if not words or words == old.strip():
        return None
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        raise UsageError(f"the words {words[:80]!r} do not stand in the text; copy them as they stand there")
    at = min(places, key=lambda place: abs(place - near))
    return Span(at, at + len(words))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of adding: the articles read, in order, and the sources that could not be."""

    articles: tuple[str, ...]
    failures: tuple[Failure, ...]


def uploaded(given: Upload) -> Iterator[Input | InputError]:
    """The articles in an uploaded file, under its own name."""
    name = PurePath(scalar(given.name).replace("\0", "\ufffd").replace("\\", "/")).name or "upload"
    with TemporaryDirectory() as folder:  # a .jsonl or a WARC is read piece by piece, from a file
        path = PurePath(folder) / f"upload{''.join(PurePath(name).suffixes[-2:])[:16]}"
        with open(path, "wb") as file:
            file.write(given.data)
        for each in inputs(str(path)):
            if isinstance(each, InputError):
                yield InputError(str(each).replace(str(path), name), source=name)
            else:
                yield replace(each, facts=replace(each.facts, source=each.facts.source.replace(str(path), name)))


def fetched(address: str) -> Input | InputError:
    """The page at an address of the web; private addresses are refused by the fetcher's guard."""
    fetcher = Fetcher()
    try:
        found = fetcher.get(address)
    except InputError as error:
        return InputError(str(error), source=address)
    finally:
        fetcher.close()
    return Input(found.content, Facts(source=address, url=found.url))


def add_pages(ledger: Ledger, given: Iterable[Input | InputError], wishes: Wishes) -> Arrived:
    """Read pages, keep them and compare them; one that cannot be read is kept as a failure."""
    arrivals = [failure_of(each) if isinstance(each, InputError) else prepared(each, wishes) for each in given]
    keep(ledger, arrivals)
    _settle(ledger)
    return Arrived(
        tuple(each.reading.document.id for each in arrivals if not isinstance(each, Failure)),
        tuple(each for each in arrivals if isinstance(each, Failure)),
    )

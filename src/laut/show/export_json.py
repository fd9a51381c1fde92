"""`laut export --format json`: the whole ledger as one object (DESIGN's contract), one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from laut.base.comparison import Question, StoryComparison, Turn, record_id
from laut.base.plain import to_plain
from laut.base.span import Span
from laut.ledger import whole
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptArticle, KeptReview, KeptSpeaker

__all__ = ["article_records", "export_json", "question_record", "review_record"]

Plain = dict[str, Any]  # one record on its way into JSON
_OF_ARTICLES = ("articles", "statements", "figures", "times", "people", "evidence")
_IN_MEMORY = 1 << 24  # bytes of one kind of record, before they wait on disk for their turn


def export_json(ledger: Ledger, out: IO[str]) -> None:
    """Write the whole ledger to ``out``; two ledgers with the same content give the same bytes."""
    with ExitStack() as files:
        waiting = {
            name: files.enter_context(SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8")) for name in _OF_ARTICLES
        }
        for kept in whole.articles(ledger):  # once over the articles, which are most of the work
            for name, records in article_records(kept).items():
                waiting[name].writelines(_line(record) for record in records)
        out.write("{")
        for name, lines in waiting.items():
            lines.seek(0)
            _write_array(out, name, lines, first=name == "articles")
    _write_array(out, "stories", (_line(_story(each)) for each in whole.stories(ledger)))
    _write_array(out, "speakers", (_line(_speaker(each)) for each in whole.speakers(ledger)))
    asked = ((each, told) for told in whole.stories(ledger) for each in told.questions)
    _write_array(out, "questions", (_line(question_record(each, told.id)) for each, told in asked))
    turned = ((each, told) for told in whole.stories(ledger) for each in told.turns)
    _write_array(out, "turns", (_line(_turn(each, told.id)) for each, told in turned))
    _write_array(out, "reviews", (_line(review_record(each)) for each in whole.reviews(ledger)))
    out.write("\n}\n")


def _line(record: Plain) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _write_array(out: IO[str], name: str, lines: Iterable[str], *, first: bool = False) -> None:
    out.write(f'{"" if first else ","}\n"{name}": [')
    for number, line in enumerate(lines):
        out.write(",\n" if number else "\n")
        out.write(line.rstrip("\n"))
    out.write("]")


def article_records(kept: KeptArticle) -> Mapping[str, list[Plain]]:
    """An article and its records as the export prints them, with ids that are unique over the ledger."""
    plain = to_plain(kept.reading)
    compared = {"given_id": kept.given_id, "copy_of": kept.copy_of, "version_of": kept.version_of, "story": kept.story}
    return {
        "articles": [{**plain["document"], **compared}],
        "statements": [_statement(each, kept) for each in plain["statements"]],
        "figures": [_figure(each, kept) for each in plain["figures"]],
        "times": [{"article": kept.id, **each} for each in plain["times"]],
        "people": [{**each, "article": kept.id, "id": record_id(kept.id, each["id"])} for each in plain["people"]],
        "evidence": [{"article": kept.id, **each} for each in plain["evidence"]],
    }


def _statement(plain: Plain, kept: KeptArticle) -> Plain:
    speaker = plain["speaker"]
    if speaker and speaker["person"]:
        known = None if plain["id"] in kept.marks else kept.names.get(speaker["person"])
        speaker = {**speaker, "name": known or speaker["name"], "person": record_id(kept.id, speaker["person"])}
    via = [*_agency(kept, [Span(**each) for each in plain["quote"]["spans"]]), *plain["via"]]
    return {
        **plain,
        "id": record_id(kept.id, plain["id"]),
        "article": kept.id,
        "speaker": speaker,
        "via": list(dict.fromkeys(via)),
        "review": kept.marks.get(plain["id"]),
    }


def _agency(kept: KeptArticle, spans: list[Span]) -> Iterator[str]:
    """The agency whose text the spans are copied from: it is the outermost channel of what is said there."""
    for copy in kept.copies:
        if copy.agency and (copy.whole or any(part.meets(span) for part in copy.spans for span in spans)):
            yield copy.agency
            return


def _figure(plain: Plain, kept: KeptArticle) -> Plain:
    statement = plain["statement"]
    return {
        **plain,
        "id": record_id(kept.id, plain["id"]),
        "article": kept.id,
        "statement": record_id(kept.id, statement) if statement else None,
        "question": kept.questions.get(plain["id"]),
        "review": kept.marks.get(plain["id"]),
    }


def _story(told: StoryComparison) -> Plain:
    return {"id": told.id, "title": told.title, "first": told.first, "last": told.last, "articles": list(told.articles)}


def _speaker(kept: KeptSpeaker) -> Plain:
    return asdict(kept)


def question_record(asked: Question, story: str) -> Plain:
    """A question as the export prints it."""
    plain = asdict(asked)
    return {**plain, "story": story, "disputed": bool(asked.disputes)}


def _turn(turned: Turn, story: str) -> Plain:
    return {"id": turned.id, "story": story, "topic": turned.topic, "steps": [asdict(each) for each in turned.steps]}


def review_record(kept: KeptReview) -> Plain:
    """A review as the export prints it, with the words that it is anchored on."""
    return {**asdict(kept.review), "orphan": kept.orphan}

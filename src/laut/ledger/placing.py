"""One story's comparison as rows, and those rows gone again."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, insert, update

from laut.base.comparison import Question, StoryComparison, Turn
from laut.ledger.projection import Row
from laut.ledger.schema import article, copy, dispute, figure, question, report, step, story, turn
from laut.ledger.speakers import place_speakers, take_speakers_away
from laut.ledger.words import name_key

__all__ = ["place_story", "take_away"]


def take_away(connection: Connection, story_id: str) -> None:
    """Remove a story and all that rests on it; its speakers lose what they had by it."""
    take_speakers_away(connection, story_id)
    connection.execute(delete(story).where(story.c.id == story_id))


def place_story(connection: Connection, compared: StoryComparison, numbers: Mapping[str, int]) -> None:
    """Put a story in place; ``numbers`` are those of its articles."""
    connection.execute(
        insert(story).values(
            id=compared.id, title=compared.title, first=compared.first or "", last=compared.last or "",
            articles=len(compared.articles), questions=len(compared.questions),
            disputes=sum(len(each.disputes) for each in compared.questions), turns=len(compared.turns),
        )
    )
    _place_copies(connection, compared, numbers)
    place_speakers(connection, compared, numbers)
    _place_questions(connection, compared)
    _place_turns(connection, compared)


def _place_copies(connection: Connection, compared: StoryComparison, numbers: Mapping[str, int]) -> None:
    rows = [
        {
            "story": compared.id, "article": each.article, "of": each.of or "", "agency": each.agency, "whole": each.whole,
            "spans": [[span.start, span.end] for span in each.spans],
        }
        for each in compared.copies
    ]
    if rows:
        connection.execute(insert(copy), rows)
    whole = [{"at": numbers[each.article], "original": each.of} for each in compared.copies if each.whole and each.of]
    if whole:
        connection.execute(update(article).where(article.c.n == bindparam("at")).values(copy_of=bindparam("original")), whole)


def _place_questions(connection: Connection, compared: StoryComparison) -> None:
    if not compared.questions:
        return
    connection.execute(insert(question), [_question(each, compared.id) for each in compared.questions])
    reports = [
        {
            "question": each.id, "position": position, "figure": told.figure, "article": told.article,
            "source_name": told.source_name, "source_key": name_key(told.source_name or ""), "published": told.published, "as_of": told.as_of, "low": told.low,
            "high": told.high, "copy": told.copy,
        }
        for each in compared.questions
        for position, told in enumerate(each.reports)
    ]
    connection.execute(insert(report), reports)
    answered = [{"told": row["figure"], "asked": row["question"]} for row in reports]
    connection.execute(update(figure).where(figure.c.id == bindparam("told")).values(question=bindparam("asked")), answered)
    disputes = [row for each in compared.questions for row in _disputes(each)]
    if disputes:
        connection.execute(insert(dispute), disputes)


def _question(each: Question, story_id: str) -> Row:
    return {
        "id": each.id, "story": story_id, "text_de": each.text.de, "text_en": each.text.en, "measure": each.measure,
        "population": each.population, "place": each.place, "place_key": name_key(each.place) if each.place else None,
        "low": each.low, "high": each.high, "reports": len(each.reports), "independent": each.independent,
        "disputes": len(each.disputes), "last": max((told.published or "" for told in each.reports), default=""),
    }


def _disputes(each: Question) -> list[Row]:
    published = {told.figure: told.published or "" for told in each.reports}
    return [
        {
            "question": each.id, "position": position, "figure_a": apart.between[0], "figure_b": apart.between[1],
            "source_a": apart.sources[0], "source_b": apart.sources[1], "kind": apart.kind,
            "last": max(published.get(told, "") for told in apart.between),
        }
        for position, apart in enumerate(each.disputes)
    ]


def _place_turns(connection: Connection, compared: StoryComparison) -> None:
    if not compared.turns:
        return
    connection.execute(insert(turn), [_turn(each, compared.id, place) for place, each in enumerate(compared.turns)])
    steps = [
        {
            "story": compared.id, "turn": place, "position": position, "act": taken.act, "date": taken.date,
            "article": taken.article, "statement": taken.statement, "by": taken.by,
        }
        for place, each in enumerate(compared.turns)
        for position, taken in enumerate(each.steps)
    ]
    if steps:
        connection.execute(insert(step), steps)


def _turn(each: Turn, story_id: str, place: int) -> Row:
    last = max((taken.date or "" for taken in each.steps), default="")
    return {"story": story_id, "position": place, "id": each.id, "topic": each.topic, "last": last}

"""Comparisons of stories as rows, and those rows gone again; many stories at once, since each question costs its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, insert, update

from laut.base.comparison import Copy, Question, Report, StoryComparison, Turn
from laut.ledger.projection import Row
from laut.ledger.schema import article, copy, dispute, figure, question, report, step, story, turn
from laut.ledger.speakers import place_speakers, take_speakers_away
from laut.ledger.words import name_key

__all__ = ["place_stories", "take_away"]


def take_away(connection: Connection, stories: Sequence[str]) -> None:
    """Remove stories and all that rests on them; their speakers lose what they had by them."""
    take_speakers_away(connection, stories)
    connection.execute(delete(story).where(story.c.id.in_(stories)))


def place_stories(connection: Connection, compared: Sequence[StoryComparison], numbers: Mapping[str, int]) -> None:
    """Put stories in place; ``numbers`` are those of their articles."""
    _add(connection, story, [_story(each) for each in compared])
    copies = [(each.id, made) for each in compared for made in each.copies]
    _add(connection, copy, [_copy(made, of_story) for of_story, made in copies])
    whole = [{"at": numbers[made.article], "original": made.of} for _, made in copies if made.whole and made.of]
    if whole:
        connection.execute(
            update(article).where(article.c.n == bindparam("at")).values(copy_of=bindparam("original")), whole
        )
    place_speakers(connection, compared, numbers)
    _place_questions(connection, [(each.id, asked) for each in compared for asked in each.questions])
    turns = [(each.id, place, turned) for each in compared for place, turned in enumerate(each.turns)]
    _add(connection, turn, [_turn(of_story, place, turned) for of_story, place, turned in turns])
    _add(connection, step, [row for of_story, place, turned in turns for row in _steps(of_story, place, turned)])


def _add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _story(compared: StoryComparison) -> Row:
    return {
        "id": compared.id,
        "title": compared.title,
        "first": compared.first or "",
        "last": compared.last or "",
        "articles": len(compared.articles),
        "questions": len(compared.questions),
        "disputes": sum(len(each.disputes) for each in compared.questions),
        "turns": len(compared.turns),
    }


def _copy(made: Copy, of_story: str) -> Row:
    return {
        "story": of_story,
        "article": made.article,
        "of": made.of or "",
        "agency": made.agency,
        "whole": made.whole,
        "spans": [[span.start, span.end] for span in made.spans],
    }


def _place_questions(connection: Connection, asked: Sequence[tuple[str, Question]]) -> None:
    _add(connection, question, [_question(each, of_story) for of_story, each in asked])
    reports = [_report(told, each.id, position) for _, each in asked for position, told in enumerate(each.reports)]
    _add(connection, report, reports)
    if reports:
        answered = [{"told": row["figure"], "asked": row["question"]} for row in reports]
        connection.execute(
            update(figure).where(figure.c.id == bindparam("told")).values(question=bindparam("asked")), answered
        )
    _add(connection, dispute, [row for _, each in asked for row in _disputes(each)])


def _question(each: Question, of_story: str) -> Row:
    return {
        "id": each.id,
        "story": of_story,
        "text_de": each.text.de,
        "text_en": each.text.en,
        "measure": each.measure,
        "population": each.population,
        "place": each.place,
        "place_key": name_key(each.place) if each.place else None,
        "low": each.low,
        "high": each.high,
        "reports": len(each.reports),
        "independent": each.independent,
        "disputes": len(each.disputes),
        "last": max((told.published or "" for told in each.reports), default=""),
    }


def _report(told: Report, asked: str, position: int) -> Row:
    return {
        "question": asked,
        "position": position,
        "figure": told.figure,
        "article": told.article,
        "source_name": told.source_name,
        "published": told.published,
        "as_of": told.as_of,
        "low": told.low,
        "high": told.high,
        "copy": told.copy,
    }


def _disputes(each: Question) -> list[Row]:
    published = {told.figure: told.published or "" for told in each.reports}
    return [
        {
            "question": each.id,
            "position": position,
            "figure_a": apart.between[0],
            "figure_b": apart.between[1],
            "source_a": apart.sources[0],
            "source_b": apart.sources[1],
            "kind": apart.kind,
            "last": max(published.get(told, "") for told in apart.between),
        }
        for position, apart in enumerate(each.disputes)
    ]


def _turn(of_story: str, place: int, turned: Turn) -> Row:
    last = max((taken.date or "" for taken in turned.steps), default="")
    return {"story": of_story, "position": place, "id": turned.id, "topic": turned.topic, "last": last}


def _steps(of_story: str, place: int, turned: Turn) -> list[Row]:
    return [
        {
            "story": of_story,
            "turn": place,
            "position": position,
            "act": taken.act,
            "date": taken.date,
            "article": taken.article,
            "statement": taken.statement,
            "by": taken.by,
        }
        for position, taken in enumerate(turned.steps)
    ]

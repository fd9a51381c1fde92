"""One story's comparison as rows, and those rows gone again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from laut.base.comparison import Question, SpeakerIdentity, StoryComparison, Turn
from laut.ledger.projection import Row
from laut.ledger.schema import (
    article,
    copy,
    dispute,
    figure,
    question,
    report,
    speaker,
    speaker_name,
    statement,
    step,
    story,
    story_speaker,
    turn,
)
from laut.ledger.words import fold

__all__ = ["place_story", "speaker_id", "take_away"]


def speaker_id(key: str) -> str:
    """The id, over the whole ledger, of the speaker whose identity has this key."""
    return "s-" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:12]


def take_away(connection: Connection, story_id: str) -> None:
    """Remove a story and all that rests on it; its speakers lose what they had by it."""
    rows = connection.execute(select(story_speaker).where(story_speaker.c.story == story_id)).all()
    for row in rows:
        _count(connection, row.speaker, -1, row.statements, row.name, row.names)
    connection.execute(delete(story_speaker).where(story_speaker.c.story == story_id))
    if rows:
        held = [row.speaker for row in rows]
        connection.execute(delete(speaker_name).where(speaker_name.c.speaker.in_(held), speaker_name.c.stories == 0))
        connection.execute(delete(speaker).where(speaker.c.id.in_(held), speaker.c.stories == 0))
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
    told = [{"at": numbers[each], "in_story": compared.id} for each in compared.articles]
    connection.execute(update(article).where(article.c.n == bindparam("at")).values(story=bindparam("in_story")), told)
    _place_copies(connection, compared, numbers)
    _place_speakers(connection, compared, numbers)
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


def _place_speakers(connection: Connection, compared: StoryComparison, numbers: Mapping[str, int]) -> None:
    """Name the speaker of every statement and figure, and keep those who say something."""
    spoken = [
        {"at": numbers[where], "who": person, "identity": speaker_id(each.key)}
        for each in compared.speakers
        for where, person in each.people
    ]
    if not spoken:
        return
    connection.execute(
        update(statement)
        .where(statement.c.article_n == bindparam("at"), statement.c.person == bindparam("who"))
        .values(speaker=bindparam("identity")),
        spoken,
    )
    here = [numbers[each] for each in compared.articles]
    saying: Counter[str] = Counter()
    for n in here:
        carried = select(statement.c.speaker).where(statement.c.id == figure.c.statement).scalar_subquery()
        connection.execute(update(figure).where(figure.c.article_n == n, figure.c.statement.is_not(None)).values(speaker=carried))
        counted = select(statement.c.speaker, func.count()).where(statement.c.article_n == n).group_by(statement.c.speaker)
        saying.update({who: times for who, times in connection.execute(counted).all() if who})
    merged: dict[str, list[SpeakerIdentity]] = {}
    for each in compared.speakers:
        merged.setdefault(speaker_id(each.key), []).append(each)
    for identity, parts in sorted(merged.items()):
        if saying[identity]:
            _place_speaker(connection, compared.id, identity, parts, saying[identity])


def _place_speaker(
    connection: Connection, story_id: str, identity: str, parts: list[SpeakerIdentity], statements: int
) -> None:
    main = parts[0]
    names = sorted({main.name, *(name for each in parts for name in each.names)})
    if not connection.scalar(select(speaker.c.id).where(speaker.c.id == identity)):
        connection.execute(insert(speaker).values(id=identity, kind=main.kind, stories=0, statements=0))
    held = set(connection.scalars(select(speaker_name.c.name).where(speaker_name.c.speaker == identity)))
    new: list[Row] = [
        {"speaker": identity, "name": name, "name_key": fold(name), "stories": 0, "main": 0} for name in names if name not in held
    ]
    if new:
        connection.execute(insert(speaker_name), new)
    _count(connection, identity, 1, statements, main.name, names)
    connection.execute(
        insert(story_speaker).values(
            story=story_id, speaker=identity, key=main.key, name=main.name, kind=main.kind, statements=statements, names=names,
            descriptions=sorted({words for each in parts for words in each.descriptions}),
            people=sorted([list(person) for each in parts for person in each.people]),
        )
    )


def _count(connection: Connection, identity: str, sign: int, statements: int, main: str, names: list[str]) -> None:
    """Add (or, with ``sign`` -1, take away) what a speaker has by one story."""
    connection.execute(
        update(speaker)
        .where(speaker.c.id == identity)
        .values(stories=speaker.c.stories + sign, statements=speaker.c.statements + sign * statements)
    )
    mine = speaker_name.c.speaker == identity
    connection.execute(
        update(speaker_name).where(mine, speaker_name.c.name.in_(names)).values(stories=speaker_name.c.stories + sign)
    )
    connection.execute(
        update(speaker_name).where(mine, speaker_name.c.name == main).values(main=speaker_name.c.main + sign)
    )


def _place_questions(connection: Connection, compared: StoryComparison) -> None:
    if not compared.questions:
        return
    connection.execute(insert(question), [_question(each, compared.id) for each in compared.questions])
    reports = [
        {
            "question": each.id, "position": position, "figure": told.figure, "article": told.article,
            "source_name": told.source_name, "source_key": fold(told.source_name or ""), "published": told.published, "as_of": told.as_of, "low": told.low,
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
        "population": each.population, "place": each.place, "place_key": fold(each.place) if each.place else None,
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
    connection.execute(insert(turn), [_turn(each, compared.id) for each in compared.turns])
    steps = [
        {
            "turn": each.id, "position": position, "act": taken.act, "date": taken.date, "article": taken.article,
            "statement": taken.statement, "by": taken.by,
        }
        for each in compared.turns
        for position, taken in enumerate(each.steps)
    ]
    if steps:
        connection.execute(insert(step), steps)


def _turn(each: Turn, story_id: str) -> Row:
    acts = " ".join(taken.act for taken in each.steps)
    last = max((taken.date or "" for taken in each.steps), default="")
    return {"id": each.id, "story": story_id, "topic": each.topic, "acts": acts, "last": last}

"""Speakers over the whole ledger: each is the sum of what stories say of them, added and taken away story by story."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from laut.base.comparison import SpeakerIdentity, StoryComparison
from laut.ledger.reviewbook import one_speaker
from laut.ledger.schema import figure, speaker, speaker_name, statement, story_speaker
from laut.ledger.words import name_key

__all__ = ["place_speakers", "speaker_id", "take_speakers_away"]

_AT_ONCE = 500
_LONGEST = 200  # characters


@dataclass(frozen=True, slots=True)
class _Said:
    """What one identity says in one story."""

    speaker: str
    kind: str
    name: str
    names: Sequence[str]
    statements: int


def speaker_id(key: str) -> str:
    """The id, over the whole ledger, of the speaker whose identity has this key."""
    return "s-" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:12]


def place_speakers(connection: Connection, compared: StoryComparison, numbers: Mapping[str, int]) -> None:
    """Name the speaker of every statement and figure of a story, and keep those who say something in it."""
    merged = one_speaker(connection)
    identities = {each.key: speaker_id(merged.get(each.key, each.key)) for each in compared.speakers}
    spoken = _statements_by_person(connection, [numbers[each] for each in compared.articles])
    saying = [
        {"at": numbers[where], "who": person, "identity": identities[each.key]}
        for each in compared.speakers
        for where, person in each.people
        if spoken[numbers[where], person]
    ]
    if not saying:
        return
    named = (statement.c.article_n == bindparam("at")) & (statement.c.person == bindparam("who"))
    connection.execute(update(statement).where(named).values(speaker=bindparam("identity")), saying)
    carried = select(statement.c.speaker).where(statement.c.id == figure.c.statement).scalar_subquery()
    here = sorted({n for n, _ in spoken})
    for at in range(0, len(here), _AT_ONCE):
        mine = figure.c.article_n.in_(here[at : at + _AT_ONCE])
        connection.execute(update(figure).where(mine, figure.c.statement.is_not(None)).values(speaker=carried))
    said = []
    for each in compared.speakers:
        statements = sum(spoken[numbers[where], person] for where, person in each.people)
        if statements:
            said.append((each, _Said(identities[each.key], each.kind, each.name[:_LONGEST], _names(each), statements)))
    _know(connection, [one for _, one in said])
    _count(connection, [one for _, one in said], 1)
    connection.execute(insert(story_speaker), [_row(compared.id, each, one) for each, one in said])


def _statements_by_person(connection: Connection, here: Sequence[int]) -> Counter[tuple[int, str]]:
    columns = (statement.c.article_n, statement.c.person)
    counted: Counter[tuple[int, str]] = Counter()
    for at in range(0, len(here), _AT_ONCE):
        mine = statement.c.article_n.in_(here[at : at + _AT_ONCE])
        grouped = select(*columns, func.count()).where(mine, statement.c.person.is_not(None)).group_by(*columns)
        counted.update({(n, person): times for n, person, times in connection.execute(grouped)})
    return counted


def _names(each: SpeakerIdentity | Any) -> list[str]:
    """An identity's names as the ledger looks them up; they are its primary key, so none may be a text."""
    return sorted({name[:_LONGEST] for name in (each.name, *each.names)})


def _row(story: str, each: SpeakerIdentity, one: _Said) -> dict[str, object]:
    return {
        "story": story, "speaker": one.speaker, "key": each.key, "name": each.name, "kind": each.kind,
        "statements": one.statements, "names": list(each.names), "descriptions": list(each.descriptions),
        "people": [list(person) for person in each.people],
    }


def _know(connection: Connection, said: Sequence[_Said]) -> None:
    """Make rows, counting nothing yet, for speakers and names that the ledger does not know."""
    ids = sorted({one.speaker for one in said})
    known = set(connection.scalars(select(speaker.c.id).where(speaker.c.id.in_(ids))))
    kinds = {one.speaker: one.kind for one in reversed(said)}
    if new := [{"id": each, "kind": kinds[each], "stories": 0, "statements": 0} for each in ids if each not in known]:
        connection.execute(insert(speaker), new)
    columns = (speaker_name.c.speaker, speaker_name.c.name)
    names = {tuple(row) for row in connection.execute(select(*columns).where(speaker_name.c.speaker.in_(ids)))}
    wanted = sorted({(one.speaker, name) for one in said for name in one.names} - names)
    if wanted:
        rows = [{"speaker": who, "name": name, "name_key": name_key(name), "stories": 0, "main": 0} for who, name in wanted]
        connection.execute(insert(speaker_name), rows)


def _count(connection: Connection, said: Sequence[_Said], sign: int) -> None:
    """Add what is said in one story to its speakers' sums, or with ``sign`` -1 take it away."""
    statements: Counter[str] = Counter()
    for one in said:
        statements[one.speaker] += one.statements
    connection.execute(
        update(speaker)
        .where(speaker.c.id == bindparam("at"))
        .values(stories=speaker.c.stories + sign, statements=speaker.c.statements + bindparam("more")),
        [{"at": who, "more": sign * times} for who, times in sorted(statements.items())],
    )
    named = (speaker_name.c.speaker == bindparam("at")) & (speaker_name.c.name == bindparam("called"))
    counted = {"stories": speaker_name.c.stories + sign, "main": speaker_name.c.main + bindparam("first")}
    connection.execute(
        update(speaker_name).where(named).values(counted),
        [{"at": one.speaker, "called": name, "first": sign * (name == one.name)} for one in said for name in one.names],
    )


def take_speakers_away(connection: Connection, story: str) -> None:
    """Take what is said in a story away from its speakers; who says nothing any more goes."""
    rows = connection.execute(select(story_speaker).where(story_speaker.c.story == story)).all()
    if not rows:
        return
    said = [_Said(row.speaker, row.kind, row.name[:_LONGEST], _names(row), row.statements) for row in rows]
    _count(connection, said, -1)
    connection.execute(delete(story_speaker).where(story_speaker.c.story == story))
    held = sorted({row.speaker for row in rows})
    connection.execute(delete(speaker_name).where(speaker_name.c.speaker.in_(held), speaker_name.c.stories == 0))
    connection.execute(delete(speaker).where(speaker.c.id.in_(held), speaker.c.stories == 0))

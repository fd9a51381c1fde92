"""Speakers over the whole ledger: each is the sum of what stories say of them, added and taken away with the stories."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from laut.base.comparison import SpeakerIdentity, StoryComparison
from laut.ledger.projection import Row
from laut.ledger.reviewbook import one_speaker
from laut.ledger.schema import figure, speaker, speaker_name, speaker_word, statement, story_speaker
from laut.ledger.words import indexed

__all__ = ["know_words", "place_speakers", "speaker_id", "take_speakers_away"]

_AT_ONCE = 500
_LONGEST = 200  # characters of a name: names are a primary key, so none may be a whole text


@dataclass(frozen=True, slots=True)
class _Said:
    """What one identity says in one story."""

    story: str
    speaker: str
    kind: str
    name: str
    names: tuple[str, ...]
    statements: int


def speaker_id(key: str) -> str:
    """The id, over the whole ledger, of the speaker whose identity has this key."""
    return "s-" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:12]


def place_speakers(connection: Connection, compared: Sequence[StoryComparison], numbers: Mapping[str, int]) -> None:
    """Name the speaker of every statement and figure of some stories, and keep those who say something in them."""
    merged = one_speaker(connection)
    spoken = _statements_by_person(connection, [numbers[name] for each in compared for name in each.articles])
    said: list[tuple[SpeakerIdentity, _Said]] = []
    saying: list[Row] = []
    for each in compared:
        for identity in each.speakers:
            who = speaker_id(merged.get(identity.key, identity.key))
            people = [at for where, person in identity.people if spoken[at := (numbers[where], person)]]
            if people:
                saying += [{"at": n, "who": person, "identity": who} for n, person in people]
                statements = sum(spoken[at] for at in people)
                said.append(
                    (identity, _Said(each.id, who, identity.kind, *_names(identity.name, identity.names), statements))
                )
    if not said:
        return
    named = (statement.c.article_n == bindparam("at")) & (statement.c.person == bindparam("who"))
    connection.execute(update(statement).where(named).values(speaker=bindparam("identity")), saying)
    carried = select(statement.c.speaker).where(statement.c.id == figure.c.statement).scalar_subquery()
    for some in _pieces(sorted({person["at"] for person in saying})):
        mine = figure.c.article_n.in_(some) & figure.c.statement.is_not(None)
        connection.execute(update(figure).where(mine).values(speaker=carried))
    _know(connection, [one for _, one in said])
    _count(connection, [one for _, one in said], 1)
    connection.execute(insert(story_speaker), [_row(identity, one) for identity, one in said])


def take_speakers_away(connection: Connection, stories: Sequence[str]) -> None:
    """Take what is said in some stories away from its speakers; who says nothing any more goes."""
    rows = connection.execute(select(story_speaker).where(story_speaker.c.story.in_(stories))).all()
    if not rows:
        return
    said = [_Said(row.story, row.speaker, row.kind, *_names(row.name, row.names), row.statements) for row in rows]
    _count(connection, said, -1)
    connection.execute(delete(story_speaker).where(story_speaker.c.story.in_(stories)))
    held = sorted({row.speaker for row in rows})
    connection.execute(delete(speaker_name).where(speaker_name.c.speaker.in_(held), speaker_name.c.stories == 0))
    connection.execute(delete(speaker).where(speaker.c.id.in_(held), speaker.c.stories == 0))


def _pieces(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))


def _statements_by_person(connection: Connection, here: Sequence[int]) -> Counter[tuple[int, str]]:
    columns = (statement.c.article_n, statement.c.person)
    counted: Counter[tuple[int, str]] = Counter()
    for some in _pieces(here):
        mine = statement.c.article_n.in_(some) & statement.c.person.is_not(None)
        grouped = select(*columns, func.count()).where(mine).group_by(*columns)
        counted.update({(n, person): times for n, person, times in connection.execute(grouped)})
    return counted


def _names(main: str, names: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The main name and all names of an identity, as the ledger looks them up."""
    return main[:_LONGEST], tuple(sorted({name[:_LONGEST] for name in (main, *names)}))


def _row(identity: SpeakerIdentity, one: _Said) -> Row:
    return {
        "story": one.story,
        "speaker": one.speaker,
        "key": identity.key,
        "name": identity.name,
        "kind": identity.kind,
        "statements": one.statements,
        "names": list(identity.names),
        "descriptions": list(identity.descriptions),
        "people": [list(person) for person in identity.people],
    }


def _know(connection: Connection, said: Sequence[_Said]) -> None:
    """Make rows, counting nothing yet, for speakers and names that the ledger does not know."""
    ids = sorted({one.speaker for one in said})
    known = set(connection.scalars(select(speaker.c.id).where(speaker.c.id.in_(ids))))
    kinds = {one.speaker: one.kind for one in sorted(said, key=lambda one: (one.story, one.name), reverse=True)}
    if new := [{"id": each, "kind": kinds[each], "stories": 0, "statements": 0} for each in ids if each not in known]:
        connection.execute(insert(speaker), new)
    columns = (speaker_name.c.speaker, speaker_name.c.name)
    names = {tuple(row) for row in connection.execute(select(*columns).where(speaker_name.c.speaker.in_(ids)))}
    wanted = sorted({(one.speaker, name) for one in said for name in one.names} - names)
    if wanted:
        rows = [{"speaker": who, "name": name, "stories": 0, "main": 0} for who, name in wanted]
        connection.execute(insert(speaker_name), rows)
        know_words(connection, wanted)


def know_words(connection: Connection, names: Sequence[tuple[str, str]]) -> None:
    """Let speakers be found by the words of these names: pairs of speaker and name."""
    words = [(who, name, word) for who, name in names for word in sorted(set(indexed(name).split()))]
    if words:
        rows = [{"speaker": who, "name": name, "word": word} for who, name, word in words]
        connection.execute(insert(speaker_word), rows)


def _count(connection: Connection, said: Sequence[_Said], sign: int) -> None:
    """Add what is said in some stories to its speakers' sums, or with ``sign`` -1 take it away."""
    statements: Counter[str] = Counter()
    for one in said:
        statements[one.speaker] += one.statements
    stories = Counter(who for who, _ in {(one.speaker, one.story) for one in said})
    summed = {"stories": speaker.c.stories + bindparam("told"), "statements": speaker.c.statements + bindparam("more")}
    connection.execute(
        update(speaker).where(speaker.c.id == bindparam("at")).values(summed),
        [{"at": who, "told": sign * stories[who], "more": sign * more} for who, more in sorted(statements.items())],
    )
    called = Counter((one.speaker, name) for one in said for name in one.names)
    main = Counter((one.speaker, one.name) for one in said)
    named = (speaker_name.c.speaker == bindparam("at")) & (speaker_name.c.name == bindparam("called"))
    summed = {"stories": speaker_name.c.stories + bindparam("told"), "main": speaker_name.c.main + bindparam("first")}
    connection.execute(
        update(speaker_name).where(named).values(summed),
        [
            {"at": at[0], "called": at[1], "told": sign * times, "first": sign * main[at]}
            for at, times in sorted(called.items())
        ],
    )

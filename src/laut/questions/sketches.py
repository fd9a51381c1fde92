"""By which keys articles of one event find each other, and how a connected set parts into stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from datasketch import MinHash

from laut.base.comparison import Article, Decision, Key, Sketch
from laut.questions.copies import RUN
from laut.questions.terms import fold, words

__all__ = ["LINK", "REACH", "linked", "shared_weight", "sketch", "stories"]

LINK = 100  # shared weight from which two articles are linked: one band of a copy, or several names
REACH = 45  # days between two linked articles at most: what is silent for longer is told anew
JOIN = 60  # mean shared weight with a story's latest articles from which another joins it
LATEST = 12  # how many of a story's articles speak for it

_FULL_NAME = 50  # weight of a shared name of several words; two of them link
_SHORT_NAME = 34  # of one word, which more people or places may bear; three of them link
_NAMES = 34  # names an article is known by at most, the most mentioned first
_BANDS, _ROWS = 25, 5  # finds half of the pairs at a resemblance of 0.5, nearly all at 0.7 (Leskovec et al. 2020, ch. 3)
_KINDS = frozenset({"person", "organisation", "group", "office"})
_EPOCH = date(1970, 1, 1)


def sketch(article: Article) -> Sketch:
    """The keys by which articles of the same story can find this one: its names, and bands of its runs of words."""
    document = article.reading.document
    day = _day(document.published)
    keys = {*_names(article), *_bands(document.text)}
    return Sketch(article=article.id, day=day, keys=tuple(sorted(keys)))


def linked(one: Sketch, other: Sketch) -> bool:
    """Whether two articles are of one story by what they share; the ledger asks the same in SQL.

    An undated article is near every day.
    """
    near = one.day is None or other.day is None or abs(one.day - other.day) <= REACH
    return near and shared_weight(one, other) >= LINK


def shared_weight(one: Sketch, other: Sketch) -> int:
    """What the keys that two sketches share weigh together."""
    theirs = {key.text for key in other.keys}
    return sum(key.weight for key in one.keys if key.text in theirs)


def stories(connected: Sequence[Sketch], decisions: Sequence[Decision] = ()) -> list[tuple[str, ...]]:
    """The stories of one connected set: article ids, each in exactly one; order-free and deterministic.

    Articles are taken by day; each joins the story whose latest articles it shares most with. So two
    events that one name links (the same minister, the same river) stay apart.
    """
    told: list[list[Sketch]] = []
    for each in sorted(connected, key=lambda s: (s.day if s.day is not None else 0, s.article)):
        affinity = [_affinity(each, story, decisions) for story in told]
        best = max(range(len(told)), key=affinity.__getitem__, default=None)
        if best is not None and affinity[best] >= JOIN:
            told[best].append(each)
        else:
            told.append([each])
    return [tuple(sorted(member.article for member in story)) for story in told]


def _affinity(each: Sketch, story: Sequence[Sketch], decisions: Iterable[Decision]) -> float:
    members = {member.article for member in story}
    for decision in decisions:
        if decision.of == "story" and each.article in decision.between and members & {*decision.between}:
            return float("inf") if decision.together else -1.0
    weights = sorted((shared_weight(each, member) for member in story[-LATEST:]), reverse=True)
    closest = weights[: max(1, (len(weights) + 1) // 2)]
    return sum(closest) / len(closest)


def _names(article: Article) -> Iterable[Key]:
    named = sorted(
        (person for person in article.reading.people if person.kind in _KINDS),
        key=lambda person: (-len(person.mentions), person.name),
    )
    for person in named[:_NAMES]:
        name = fold(person.name)
        if len(name) >= 4:
            yield Key(f"name:{name}", _FULL_NAME if " " in name else _SHORT_NAME)


def _bands(text: str) -> Iterable[Key]:
    """Bands of the MinHash of the text's runs of words; a shared band is a shared text (Broder 1997)."""
    forms = [form for _, _, form in words(text)]
    if len(forms) < RUN * 4:
        return
    hashed = MinHash(num_perm=_BANDS * _ROWS, seed=1)
    hashed.update_batch([" ".join(forms[i : i + RUN]).encode() for i in range(len(forms) - RUN + 1)])
    for band in range(_BANDS):
        digest = hashed.hashvalues[band * _ROWS : (band + 1) * _ROWS].tobytes().hex()
        yield Key(f"band:{band}:{digest}", LINK)


def _day(published: str | None) -> int | None:
    return (date.fromisoformat(published[:10]) - _EPOCH).days if published else None

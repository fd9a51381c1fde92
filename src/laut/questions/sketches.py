"""By which keys articles of one event find each other, and how a connected set parts into stories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from datasketch import MinHash

from laut.base.comparison import UNDATED, Article, Key, Sketch
from laut.base.fold import fold
from laut.base.records import Document
from laut.languages.registry import language_for
from laut.questions.copies import RUN
from laut.questions.terms import stem, words

__all__ = ["LATEST", "LINK", "NEAREST", "REACH", "capitalised", "home", "linked", "shared_weight", "sketch", "stories"]

LINK = 100  # shared weight from which two articles are linked: one band of a copy, or several names
REACH = 200  # days between two linked articles at most: what is denied in spring may be admitted in autumn
NEAREST = 16  # articles before it whose stories an article may join: those it shares most with, the latest first
JOIN = 60  # mean shared weight with a story's latest articles from which another joins it
LATEST = 12  # how many of a story's articles speak for it

_FULL_NAME = 50  # weight of a shared name of several words; two of them link
_SHORT_NAME = 34  # of one word, which more people or places may bear; three of them link
_NAMES = 16  # names an article is known by at most, the most mentioned first
_RARE_WORD = 15  # of a word that is no commonplace ("Orrenbach", "Talsperre"); seven of them link
_RARE_WORDS = 24  # of these at most, the most frequent first
# Days within which names and words weigh up to twice: an event is told of for weeks, its country's names for years.
_SEASON = 64
_BANDS, _ROWS = (
    25,
    5,
)  # finds half of the pairs at a resemblance of 0.5, nearly all at 0.7 (Leskovec et al. 2020, ch. 3)
_KINDS = frozenset({"person", "organisation"})  # "the soldiers", "the office" are in every story
_EPOCH = date(1970, 1, 1)
_CAPITALISED = re.compile(r"[^\W\d_a-zäöüß][^\W\d_]{4,}")
_WORD = re.compile(r"[^\W\d_]{3,}")


def sketch(article: Article) -> Sketch:
    """The keys by which articles of the same story can find this one: its names, its rare words,
    and bands of its runs of words."""
    document = article.reading.document
    day = _day(document.published)
    named = {*_names(article), *_rare_words(document)}
    keys = {*named, *_of_season(named, day), *_bands(document.text)}
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


def home(shared: Mapping[str, Sequence[int]]) -> str | None:
    """The story that an article joins, by id; None: it begins one.

    ``shared`` holds, for each story that one of the ``NEAREST`` articles before it belongs to, the
    weights that it shares with the story's ``LATEST`` articles before it. An article joins the story
    that it shares most with, so two events that one name links (the same minister, the same river)
    stay apart.
    """
    affinity = {story: _affinity(weights) for story, weights in shared.items()}
    best = max(sorted(affinity), key=affinity.__getitem__, default=None)
    return best if best is not None and affinity[best] >= JOIN else None


def _affinity(weights: Sequence[int]) -> float:
    closest = sorted(weights, reverse=True)[: max(1, (len(weights) + 1) // 2)]
    return sum(closest) / len(closest)


def stories(sketches: Iterable[Sketch]) -> list[tuple[str, ...]]:
    """The stories of a set of articles: ids, each in exactly one, the first one's first.

    What a ledger of the same articles holds, however it grew (``ledger.assigning``); there by
    indexed queries, here by comparing each with all before it.
    """
    told: dict[str, list[Sketch]] = {}
    story_of: dict[str, str] = {}
    before: list[Sketch] = []
    for each in sorted(sketches, key=order):
        near = [(shared_weight(each, other), order(other), other) for other in before if linked(each, other)]
        nearest = sorted(near, key=lambda found: found[:2], reverse=True)[:NEAREST]
        candidates = {story_of[other.article] for _, _, other in nearest}
        shared = {story: [shared_weight(each, other) for other in told[story][-LATEST:]] for story in candidates}
        story = home(shared) or each.article
        story_of[each.article] = story
        told.setdefault(story, []).append(each)
        before.append(each)
    return [tuple(member.article for member in members) for members in told.values()]


def order(sketch: Sketch) -> tuple[int, str]:
    """In which order articles are placed: by day, undated ones first, then by id."""
    return (UNDATED if sketch.day is None else sketch.day, sketch.article)


def _names(article: Article) -> Iterator[Key]:
    """Names of more than commonplaces: "Hanna Brückner", not "the ministry"."""
    common = _commonplaces(article.reading.document.language)
    named = sorted(
        (person for person in article.reading.people if person.kind in _KINDS),
        key=lambda person: (-len(person.mentions), person.name),
    )
    for person in named[:_NAMES]:
        name = fold(person.name)
        telling = sum(stem(word) not in common for word in _WORD.findall(name))
        if telling:
            yield Key(f"name:{name}", _FULL_NAME if telling > 1 else _SHORT_NAME)


def _rare_words(document: Document) -> Iterator[Key]:
    """What an article is about, in words that most articles do not have."""
    counts = Counter(capitalised(f"{document.title or ''} {document.text}"))
    common = _commonplaces(document.language)
    ranked = sorted((each for each in counts if each not in common), key=lambda each: (-counts[each], each))
    return (Key(f"word:{each}", _RARE_WORD) for each in ranked[:_RARE_WORDS])


def capitalised(text: str) -> Iterator[str]:
    """The stems of the words of ``text`` that have a capital and five letters or more: "Orsaniern" and "Orsanian" have one."""
    return (stem(m.group()) for m in _CAPITALISED.finditer(text))


def _of_season(keys: Iterable[Key], day: int | None) -> Iterator[Key]:
    """``keys`` again in the two overlapping seasons that hold ``day``, with half their weight each: articles of
    the same days share both, articles a season apart none."""
    if day is not None:
        for each in keys:
            yield Key(f"{each.text}@{day // _SEASON}", each.weight // 2)
            yield Key(f"{each.text}@@{(day + _SEASON // 2) // _SEASON}", each.weight // 2)


@cache
def _commonplaces(code: str) -> frozenset[str]:
    return frozenset(language_for(code).lexicon("commonplace").words("stems"))


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

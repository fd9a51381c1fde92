"""The entry of the comparison: articles -> what they say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from laut.base.comparison import Article, Comparison, Decision, Sketch, StoryComparison

__all__ = ["LINK", "REACH", "compare", "compare_story", "linked", "sketch", "stories"]

LINK = 100  # shared weight from which two articles are linked: one band of a copy, or several names and numbers
REACH = 45  # days between two linked articles at most


def sketch(article: Article) -> Sketch:
    """The keys by which articles of the same story can find this one."""
    published = article.reading.document.published
    day = (date.fromisoformat(published[:10]) - date(1970, 1, 1)).days if published else None
    return Sketch(article=article.id, day=day, keys=())


def linked(one: Sketch, other: Sketch) -> bool:
    """Whether two articles are of one story by what they share; the ledger asks the same in SQL.

    An undated article is near every day.
    """
    if one.day is not None and other.day is not None and abs(one.day - other.day) > REACH:
        return False
    theirs = {key.text for key in other.keys}
    return sum(key.weight for key in one.keys if key.text in theirs) >= LINK


def stories(connected: Sequence[Sketch], decisions: Sequence[Decision] = ()) -> list[tuple[str, ...]]:
    """The stories of one connected set: article ids, each in exactly one; order-free and deterministic.

    Articles that a person put together are connected already; those that a person parted must not
    come into one story.
    """
    return [tuple(sorted(sketch.article for sketch in connected))]


def compare_story(articles: Sequence[Article], decisions: Sequence[Decision] = ()) -> StoryComparison:
    """What the articles of one story say together; the order of ``articles`` does not matter.

    Records that a person rejected are not in the readings any more, corrected ones are as
    corrected; ``decisions`` hold what was merged and split.
    """
    ordered = sorted(articles, key=lambda article: (article.reading.document.published or "", article.id))
    days = [published[:10] for article in ordered if (published := article.reading.document.published)]
    return StoryComparison(
        id=ordered[0].id,
        title=ordered[0].reading.document.title,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=tuple(article.id for article in ordered),
        copies=(),
        speakers=(),
        questions=(),
        turns=(),
    )


def compare(articles: Iterable[Article]) -> Comparison:
    """What ``articles`` say together: what a ledger of the same articles holds."""
    by_id = {article.id: article for article in articles}
    sketches = [sketch(article) for article in by_id.values()]
    told = [
        compare_story([by_id[article] for article in members])
        for connected in _connected(sketches)
        for members in stories(connected)
    ]
    return Comparison(stories=tuple(sorted(told, key=lambda story: story.id)))


def _connected(sketches: Sequence[Sketch]) -> list[list[Sketch]]:
    """The sketches parted into sets that no link joins."""
    set_of = {sketch.article: [sketch] for sketch in sketches}
    sharing: dict[str, list[Sketch]] = defaultdict(list)
    for each in sketches:
        for key in each.keys:
            sharing[key.text].append(each)
    for holders in sharing.values():
        for one, other in combinations(holders, 2):
            if set_of[one.article] is not set_of[other.article] and linked(one, other):
                merged = set_of[one.article] + set_of[other.article]
                for member in merged:
                    set_of[member.article] = merged
    return list({id(members): members for members in set_of.values()}.values())

"""Which attributes the role tagger reads together; found by cross-validation (docs/experiments/german-roles.md)."""

from __future__ import annotations

from collections.abc import Sequence

from laut.extract.learned.crf import Template
from laut.extract.learned.role_relations import EDGES, RELATIONS

__all__ = ["RELATION_TEMPLATES", "SHIFTED", "WORD_TEMPLATES", "seen_at_least"]

_ALONE: dict[str, Sequence[int]] = {
    "lower": range(-3, 4), "key": (-1, 0, 1), "end3": (-1, 0, 1), "end2": (0,), "head4": (0,), "shape": range(-2, 3),
    "tag": range(-2, 3), "cue": (-2, -1, 0, 1, 2), "quoted": (-1, 0, 1), "rule": (-1, 0, 1), "phrase": (-1, 0, 1),
    "governor": (0,), "opener": (0,), "head": (0,), "order": (0, 1), "verb": (0,), "mood": (0,), "from verb": (0,),
    "says": (-1, 0, 1), "speaks": (-1, 0, 1), "hears": (-1, 0), "clause says": (0,), "clause cue": (0,),
    "clause near": (0,), "sentence near": (0,),
}  # fmt: skip
_TOGETHER: tuple[str, ...] = (
    "lower-1 shape", "shape shape+1", "shape-1 shape shape+1", "lower-1 speaks", "clause_near speaks",
    "clause_says shape", "tag-1 tag tag+1", "tag-2 tag-1 tag", "tag tag+1 tag+2", "phrase governor", "opener order",
    "order verb", "order clause_cue", "head phrase", "governor clause_cue", "tag verb", "lower-1 tag",
    "governor head", "opener order clause_says", "speaks order", "rule order", "rule cue",
)  # fmt: skip
_BESIDE_REGION = (
    "lower", "key", "shape", "end3", "says", "speaks", "clause_near", "clause_says", "sentence_near", "sentence_says",
    "clause_cue", "tag", "phrase", "governor", "opener", "head", "order", "verb", "mood", "from_verb", "cue", "quoted",
    "rule", "lower-1", "lower+1",
)  # fmt: skip
_RELATED: tuple[str, ...] = (
    "region type", "clauses region", "steps type", "other region", "enclosed region type", "before region",
    "after region", "first region", "last region type", "parts region", "whole region type", "before after region",
    "clauses before", "clauses after", "clauses type region", "ruled type", "ruled region", "ruled phrase",
    "ruled tag", "ruled order", "ruled enclosed type", "ruled clauses", "ruled cue",
    "lower clauses", "shape clauses", "says region type", "speaks region type", "clause_near region type",
    "clause_near clauses", "clause_says clauses type", "shape steps", "lower-1 clauses", "lower+1 clauses",
    "says whole region", "speaks other", "lower other", "clause_says whole region", "clause_says before region",
    "says first region", "lower first", "order clauses", "order clauses type", "tag clauses", "opener order region",
    "order clause_says clauses", "order clause_says type region", "tag steps", "tag before", "tag after",
    "verb clauses", "verb first", "mood type region", "order before region", "speaks order type region",
    "cue region type", "cue clauses", "rule type region", "rule clauses",
)  # fmt: skip


def _template(text: str) -> Template:
    return tuple(_part(word) for word in text.split())


def _part(word: str) -> tuple[str, int]:
    """A column and its distance: "tag-1" is the word before, an underline stands for a blank."""
    for sign in "+-":
        name, found, distance = word.rpartition(sign)
        if found:
            return name.replace("_", " "), int(sign + distance)
    return word.replace("_", " "), 0


def _in_window(template: Template) -> Template:
    """A template over the columns of a window, where a column at a distance has a name of its own."""
    return tuple((name if not by else f"{name}{by:+d}", 0) for name, by in template)


WORD_TEMPLATES: tuple[Template, ...] = (
    *(((name, distance),) for name, distances in _ALONE.items() for distance in distances),
    *map(_template, _TOGETHER),
)
_RELATION_PARTS = (*(_template(f"{name} region") for name in _BESIDE_REGION), *map(_template, _RELATED))
_OWN = {*RELATIONS, *EDGES}
SHIFTED: tuple[tuple[str, int], ...] = tuple(
    sorted({part for template in _RELATION_PARTS for part in template if part[0] not in _OWN})
)
RELATION_TEMPLATES: tuple[Template, ...] = tuple(map(_in_window, _RELATION_PARTS))

_OPEN = frozenset({"lower", "key", "end3", "end2", "head4", "governor", "opener", "head", "verb", "clause cue"})


def seen_at_least(column: str) -> int:
    """How often a value of ``column`` must be seen to be known."""
    if column.startswith("edge "):
        return 12
    return 5 if column in _OPEN else 2

"""Which columns a tagger reads at which distance; found by cross-validation (docs/experiments/german-models.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from laut.extract.learned.columns import Alphabet
from laut.extract.learned.crf import Template
from laut.extract.learned.describe import Described

__all__ = ["TEMPLATES", "alphabets_of", "seen_at_least"]

_NEAR = (-1, 0, 1)
_WORDS: dict[str, Sequence[int]] = {
    "lower": range(-2, 3), "lemma": (0,), "end4": (0,), "end3": _NEAR, "head4": (0,), "shape": (-1, 0),
    "tag": _NEAR, "mood": (0,), "cue": _NEAR, "quote": _NEAR, "place": _NEAR, "phrase": _NEAR, "rule": range(-2, 3),
}  # fmt: skip
_CLAUSES = (
    "kind", "mood", "cue", "main", "helper", "noun", "object", "first", "this", "end",
    "before", "after", "after2", "this+before", "this+after", "main-", "main+", "rule", "rule-", "rule+",
)  # fmt: skip
_SENTENCES = (
    "moods", "lead", "cue", "main", "helper", "noun", "this", "before", "after", "lead-", "main-", "first", "end",
    "size", "rule", "rule-", "rule+", "likely any", "likely D", "likely I", "likely R", "likely F", "likely X",
)  # fmt: skip
_TOGETHER: tuple[Template, ...] = (
    (("quote", -1), ("quote", 0)),
    (("tag", -1), ("tag", 0)),
    (("tag", 0), ("tag", 1)),
    (("phrase", 0), ("tag", 0)),
    (("phrase", -1), ("tag", 0)),
    (("place", 0), ("c.mood", 0)),
    (("place", 0), ("c.this", 0)),
    (("place", 0), ("c.helper", 0)),
    (("place", 0), ("c.before", 0)),
    (("place", 0), ("c.after", 0)),
    (("place", 0), ("s.moods", 0)),
    (("place", 0), ("s.before", 0)),
    (("rule", -1), ("rule", 0)),
    (("rule", 0), ("rule", 1)),
    (("rule", 0), ("place", 0)),
    (("rule", 0), ("cue", 0)),
    (("rule", 0), ("c.this", 0)),
    (("rule", 0), ("s.cue", 0)),
    # What holds in one kind of text only: invented news is three times as dense in statements as real news.
    (("domain", 0),),
    (("domain", 0), ("place", 0)),
    (("domain", 0), ("c.this", 0)),
    (("domain", 0), ("s.this", 0)),
)
TEMPLATES: tuple[Template, ...] = (
    *(((name, offset),) for name, offsets in _WORDS.items() for offset in offsets),
    *(((f"c.{name}", 0),) for name in _CLAUSES),
    *(((f"s.{name}", 0),) for name in _SENTENCES),
    *_TOGETHER,
)
# Words and what is made of them must be seen three times, closed sets twice: rarer values only help to learn by heart.
_OPEN = frozenset({
    "lower", "lemma", "end4", "end3", "head4", "c.main", "c.noun", "c.object", "c.first",
    "c.main-", "c.main+", "s.main", "s.noun", "s.main-", "s.first", "s.helper",
})  # fmt: skip


def seen_at_least(column: str) -> int:
    """How often a value of ``column`` must be seen to be known."""
    return 3 if column in _OPEN else 2


def alphabets_of(described: Sequence[Described], at_least: Callable[[str], int]) -> dict[str, Alphabet]:
    """The alphabets of all columns that the templates read."""
    used = sorted({name for template in TEMPLATES for name, _ in template})
    return {name: Alphabet.learned((v for d in described for v in d.column(name)), at_least(name)) for name in used}

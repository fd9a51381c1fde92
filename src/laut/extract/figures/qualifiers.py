"""Words at a number that say how far it binds: "rund", "mindestens", "bis zu", "or more"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from laut.base.language import Language
from laut.base.records import Qualifier

__all__ = ["Qualifiers", "qualifiers_of"]

_MOST_IN_A_ROW = 3
# Of several, the bound holds and the approximation does not: "mehr als rund 200".
_STRENGTH: Mapping[Qualifier, int] = {"exact": 0, "approx": 1, "vague": 1}


@dataclass(frozen=True, eq=False, slots=True)
class Qualifiers:
    """The tables of ``lexicon/qualifiers.toml``, words joined by a blank; ``wary`` ones are prepositions,
    too, and they and the ``governed`` ones may belong to the word before."""

    before: Mapping[str, Qualifier]
    after: Mapping[str, Qualifier]
    wary: frozenset[str]
    governed: frozenset[str]
    not_after: tuple[str, ...]
    throughout: frozenset[str]
    spans_after: frozenset[str]
    spans_before: frozenset[str]
    _longest: int

    def leading(self, lower: Sequence[str], i: int, floor: int, *, sure: bool) -> tuple[Qualifier, int]:
        """The qualifier that ends before word ``i`` and the word it begins at; not before word ``floor``.

        ``sure``: the number is written in digits or has a unit, so that "über" before it is no preposition.
        """
        found: Qualifier = "exact"
        for _ in range(_MOST_IN_A_ROW):
            one = self._one(self.before, lower, i, floor, sure=sure)
            if one is None:
                break
            qualifier, i = one
            if _STRENGTH.get(qualifier, 2) > _STRENGTH.get(found, 2):
                found = qualifier
        return found, i

    def _one(
        self, table: Mapping[str, Qualifier], lower: Sequence[str], i: int, floor: int, *, sure: bool
    ) -> tuple[Qualifier, int] | None:
        for size in range(min(self._longest, i - floor), 0, -1):
            words = " ".join(lower[i - size : i]).replace(" .", ".")
            if (
                words in table
                and (sure or words not in self.wary)
                and not (words in self.governed and self._is_governed(lower, i - size, floor))
            ):
                return table[words], i - size
        return None

    def _is_governed(self, lower: Sequence[str], i: int, floor: int) -> bool:
        """Whether the word before ``i`` takes the preposition that a qualifier could be: "ein Kredit über 300 Euro"."""
        return i > floor and lower[i - 1].endswith(self.not_after)

    def spans(self, lower: Sequence[str], i: int, behind: int) -> bool:
        """Whether the qualifier at word ``i`` of a span of time that ends before ``behind`` is a preposition: "5m over two years".

        It qualifies where something else governs the span: "for over two years", "over two years ago".
        """
        if lower[i] not in self.throughout or i == 0:
            return False
        follows = lower[behind] if behind < len(lower) else ""
        return lower[i - 1] not in self.spans_after and follows not in self.spans_before

    def trailing(self, lower: Sequence[str], i: int, ceiling: int) -> tuple[Qualifier, int] | None:
        """The qualifier that begins at word ``i`` and the word behind it; not beyond word ``ceiling``."""
        for size in range(min(self._longest, ceiling - i), 0, -1):
            qualifier = self.after.get(" ".join(lower[i : i + size]))
            if qualifier is not None:
                return qualifier, i + size
        return None


@cache
def qualifiers_of(language: Language) -> Qualifiers:
    """The qualifiers of ``language``."""
    lexicon = language.lexicon("qualifiers")

    def table(name: str) -> dict[str, Qualifier]:
        groups = lexicon.groups(name)
        return {word: qualifier for qualifier in get_args(Qualifier) for word in groups.get(qualifier, ())}

    before, after = table("before"), table("after")
    longest = max(len(words.replace(".", " .").split()) for words in (*before, *after))
    wary = frozenset(lexicon.words("wary.words"))
    governed = wary | frozenset(lexicon.words("wary.governed"))
    return Qualifiers(
        before, after, wary, governed, lexicon.words("wary.not_after"), frozenset(lexicon.words("spans.words")),
        frozenset(lexicon.words("spans.after")), frozenset(lexicon.words("spans.before")), longest,
    )  # fmt: skip

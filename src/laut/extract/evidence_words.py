"""A language's words for evidence, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from laut.base.language import Language
from laut.base.records import EvidenceKind

__all__ = ["EvidenceWords", "evidence_words"]

_SHORTEST_PART = 4
_SEEN_AT_MOST = 50_000


@dataclass(frozen=True, eq=False)
class EvidenceWords:
    """The tables of ``lexicon/evidence.toml``, to be asked for lower-case forms."""

    kinds: Mapping[str, EvidenceKind]
    compounds: bool
    shown: frozenset[EvidenceKind]
    publishing: frozenset[str]
    participles: tuple[str, ...]
    relaying: frozenset[str]
    citing: frozenset[str]
    makers: frozenset[str]
    by: frozenset[str]
    relatives: frozenset[str]
    first: frozenset[str]
    inside: frozenset[str]
    _seen: dict[str, EvidenceKind | None] = field(default_factory=dict, repr=False)

    def kind(self, lower: str) -> EvidenceKind | None:
        """The kind of material that a noun names, by itself or by the end of a compound, longest end first."""
        if lower not in self._seen:
            if len(self._seen) >= _SEEN_AT_MOST:
                self._seen.clear()
            starts = range(max(1, len(lower) - _SHORTEST_PART + 1)) if self.compounds else (0, lower.rfind("-") + 1)
            self._seen[lower] = next((kind for start in starts if (kind := self.kinds.get(lower[start:]))), None)
        return self._seen[lower]


@cache
def evidence_words(language: Language) -> EvidenceWords:
    """The words for evidence of ``language``."""
    lexicon = language.lexicon("evidence")
    kinds = lexicon.groups("kinds")
    return EvidenceWords(
        kinds={word: cast(EvidenceKind, kind) for kind, words in kinds.items() for word in words},
        compounds=language.lexicon("people").flag("compounds"),
        shown=frozenset(cast(tuple[EvidenceKind, ...], lexicon.words("words.shown"))),
        publishing=frozenset(lexicon.words("verbs.publishing")),
        participles=lexicon.words("verbs.participles"),
        relaying=frozenset(lexicon.words("verbs.relaying")),
        citing=frozenset(lexicon.words("verbs.citing")),
        makers=frozenset(lexicon.words("words.makers")),
        by=frozenset(lexicon.words("words.by")),
        relatives=frozenset(lexicon.words("words.relatives")),
        first=frozenset(lexicon.words("words.first")),
        inside=frozenset(lexicon.words("words.inside")),
    )

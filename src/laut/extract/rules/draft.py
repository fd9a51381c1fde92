"""A statement while it is being found, in word indices; turned into an attribution at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from laut.base.records import Medium, StatementType
from laut.base.span import Span
from laut.document.words import Words
from laut.extract.attribution import Attribution

__all__ = ["Draft", "Roles", "attribution", "runs"]


@dataclass(frozen=True, slots=True)
class Roles:
    """Who says it and which words say so: ranges of words, the cue as single words."""

    medium: Medium = "speech_writing"
    speaker: tuple[range, ...] = ()
    cue: tuple[int, ...] = ()
    frame: tuple[range, ...] = ()
    addressee: tuple[range, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement in word ranges; ``rule`` names the construction that found it."""

    type: StatementType
    quote: tuple[range, ...]
    roles: Roles
    rule: str


def runs(words: Iterable[int]) -> tuple[range, ...]:
    """Neighbouring word indices as ranges."""
    found: list[range] = []
    for i in sorted(set(words)):
        if found and found[-1].stop == i:
            found[-1] = range(found[-1].start, i + 1)
        else:
            found.append(range(i, i + 1))
    return tuple(found)


def attribution(draft: Draft, words: Words, confidence: float) -> Attribution:
    """The draft in code points."""

    def spans(ranges: Sequence[range]) -> tuple[Span, ...]:
        return tuple(words.span(part) for part in ranges if part)

    roles = draft.roles
    return Attribution(
        type=draft.type,
        medium=roles.medium,
        quote=spans(draft.quote),
        speaker=spans(roles.speaker),
        cue=spans(runs(roles.cue)),
        frame=spans(roles.frame),
        addressee=spans(roles.addressee),
        confidence=confidence,
        found_by=f"grammar/{draft.rule}",
    )

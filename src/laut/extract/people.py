"""Who is mentioned, and which mentions are one: names, offices, descriptions, pronouns."""

from __future__ import annotations

from dataclasses import dataclass

from laut.base.records import Person
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution

__all__ = ["Cast", "find_people"]


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article, and whom each stretch of text means."""

    people: tuple[Person, ...]

    def who(self, spans: tuple[Span, ...]) -> Person | None:
        """The person that the words at ``spans`` mean (a name, a description, a pronoun), or None."""
        return None


def find_people(analysis: Analysis, attributions: list[Attribution]) -> Cast:
    """The people of an article."""
    return Cast(people=())

"""Attributions -> statements: who is meant, what act it is, how sure the article is, through whom it came."""

from __future__ import annotations

from laut.base.records import Engine, Part, Speaker, Statement
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.people import Cast

__all__ = ["judge"]


def judge(analysis: Analysis, attributions: list[Attribution], cast: Cast, engine: Engine = "default") -> list[Statement]:
    """The statements of an article, numbered s1, s2, … in the order of their quotes."""
    text = analysis.words.text

    def part(spans: tuple[Span, ...]) -> Part | None:
        return Part.of(text, *spans) if spans else None

    found = []
    for number, (a, person) in enumerate(zip(attributions, cast.speakers, strict=True), 1):
        words = Part.of(text, *a.speaker)
        speaker = None
        if a.speaker or person:
            name = person.name if person else None
            speaker = Speaker(spans=words.spans, text=words.text, name=name, person=person.id if person else None)
        found.append(
            Statement(
                id=f"s{number}", type=a.type, medium=a.medium, act="claim", hedge="none", quote=Part.of(text, *a.quote),
                speaker=speaker, cue=part(a.cue), frame=part(a.frame), addressee=part(a.addressee), via=(),
                confidence=a.confidence, found_by=a.found_by,
            )
        )  # fmt: skip
    return found

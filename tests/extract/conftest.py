"""Marked sentences, judged: what the stages after the statement finders are tested on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from evaluation.markup import attribution_of, read_marked
from laut.base.records import Engine, Evidence, Statement
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.evidence import find_evidence
from laut.extract.judge import judge
from laut.extract.people import Cast, find_people
from laut.languages.registry import language_for


@dataclass(frozen=True)
class Judged:
    """A marked text and what was made of its marked statements."""

    text: str
    cast: Cast
    statements: list[Statement]
    evidence: list[Evidence]

    @property
    def names(self) -> list[str | None]:
        """The name of each statement's speaker."""
        return [s.speaker.name if s.speaker else None for s in self.statements]


@pytest.fixture
def judged_text() -> Callable[..., Judged]:
    """Judges a text in the corpus's markup (labels of act and hedge are only placeholders)."""

    def judge_it(body: str, language: str = "de", engine: Engine = "open", outlet: str | None = None) -> Judged:
        marked = read_marked(body)
        chosen = language_for(language)
        analysis = analyse(cut(marked.text, chosen), chosen)
        attributions = [attribution_of(s) for s in marked.statements]
        cast = find_people(analysis, attributions, outlet)
        statements = judge(analysis, attributions, cast, engine)
        return Judged(marked.text, cast, statements, find_evidence(analysis, statements, cast))

    return judge_it

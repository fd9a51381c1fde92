"""A whole invented story, read and compared: its figures fall into its questions, its answers into its turns.

``stories/pass.txt`` tells of fighting for a mountain pass in nine short articles of five outlets, two languages,
one agency text printed twice. A heading is ``== id | published | outlet | credit | language``; ``[[question|text]]``
marks a figure with the question it answers, ``{{act:topic|text}}`` the words of a turn's first step (without a topic
a repeated one). The floors are what the comparison reached when it was written, less a little: they hold the whole
way from text to question, so a change of the reading may move them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import pytest

import laut
from laut.base.comparison import Article, StoryComparison, record_id
from laut.base.span import Span
from laut.questions.compare import compare_story

MARK = re.compile(r"\[\[(?P<figure>\w+)\||\{\{(?P<step>[\w:]+)\||\]\]|\}\}")
PAIRS = 0.45  # F1 over pairs of figures under one question
STEPS = 0.45  # share of the first steps that a turn holds


@dataclass(frozen=True)
class Told:
    """One article of the story with its marks: what a span answers or does."""

    article: Article
    figures: tuple[tuple[str, Span], ...]
    steps: tuple[tuple[str, Span], ...]


def told(block: str) -> Told:
    head, marked = block.split("\n", 1)
    key, published, outlet, credit, language = (part.strip() for part in head.split("|"))
    text, at = "", 0
    opened: list[tuple[str | None, str | None, int]] = []
    figures: list[tuple[str, Span]] = []
    steps: list[tuple[str, Span]] = []
    for mark in MARK.finditer(marked.strip()):
        text += marked.strip()[at : mark.start()]
        at = mark.end()
        if mark["figure"] or mark["step"]:
            opened.append((mark["figure"], mark["step"], len(text)))
        else:
            figure, step, start = opened.pop()
            (figures if figure else steps).append((figure or step or "", Span(start, len(text))))
    text += marked.strip()[at:]
    reading = laut.read_text(text, published=published, language=language)
    document = replace(reading.document, id=key, outlet=outlet, credits=(credit,) if credit else ())
    return Told(Article(key, replace(reading, document=document)), tuple(figures), tuple(steps))


@pytest.fixture(scope="module")
def story() -> list[Told]:
    blocks = (Path(__file__).parent / "stories" / "pass.txt").read_text("utf-8").split("== ")[1:]
    return [told(block) for block in blocks]


@pytest.fixture(scope="module")
def compared(story: list[Told]) -> StoryComparison:
    return compare_story([each.article for each in story])


def answered(story: list[Told], compared: StoryComparison) -> Iterator[tuple[str, str | None]]:
    """Each marked figure: the question it answers in truth, and the one it was put under."""
    under = {report.figure: question.id for question in compared.questions for report in question.reports}
    for each in story:
        for question, span in each.figures:
            read = (f for f in each.article.reading.figures if span.meets(Span(f.start, f.end)))
            yield question, next((under.get(record_id(each.article.id, f.id)) for f in read), None)


def test_figures_fall_into_their_questions(story: list[Told], compared: StoryComparison) -> None:
    true = said = both = 0
    for (one, one_said), (other, other_said) in combinations(answered(story, compared), 2):
        together = one_said is not None and one_said == other_said
        true, said, both = true + (one == other), said + together, both + (together and one == other)
    assert 2 * both / (true + said) >= PAIRS


def test_first_steps_are_held(story: list[Told], compared: StoryComparison) -> None:
    held = {(step.act, step.statement) for turn in compared.turns for step in turn.steps}
    steps = [(each.article, mark.split(":")[0], span) for each in story for mark, span in each.steps if ":" in mark]
    found = [
        any(
            (act, record_id(article.id, s.id)) in held
            for s in article.reading.statements
            if any(span.meets(part) for part in s.quote.spans)
        )
        for article, act, span in steps
    ]
    assert sum(found) / len(found) >= STEPS
    assert len(held) <= 3 * len(found)


def test_the_agency_text_is_a_copy(compared: StoryComparison) -> None:
    assert [(copy.article, copy.of, copy.whole) for copy in compared.copies] == [("02", "01", True)]

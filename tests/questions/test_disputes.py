"""Disputes: intervals that do not meet, of two sources, of one time."""

import pytest

from laut.base.comparison import Article
from laut.base.records import Qualifier
from laut.questions.disputes import disputes
from laut.questions.intervals import Interval, interval
from laut.questions.likeness import Counted, counted
from laut.questions.surroundings import Surroundings
from laut.questions.timeline import told

from .conftest import Story

TEXT = "Es waren 12 oder 40, vielleicht 44."


def reports(*articles: Article) -> list[Counted]:
    surroundings = Surroundings(articles)
    figures = [told(article, figure) for article in articles for figure in article.reading.figures]
    return [counted(figure, surroundings, frozenset(), figure.source) for figure in figures]


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [
        (1500, 1500, "exact", Interval(1500, 1500)),
        (1500, 1500, "approx", Interval(1350, 1650)),
        (12, None, "at_least", Interval(12, float("inf"))),
        (12, None, "more_than", Interval(13, float("inf"))),
        (None, 15, "less_than", Interval(0, 14)),
    ],
)
def test_what_a_figure_leaves_open(
    story: Story, low: float | None, high: float | None, qualifier: Qualifier, expected: Interval
) -> None:
    article = story.figure(story.article("a", TEXT), "12", low, high, qualifier=qualifier)
    found = interval(article.reading.figures[0])
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_two_sources_of_one_day_dispute(story: Story) -> None:
    one = story.figure(story.article("a", TEXT), "12", 12, source="Polizei")
    other = story.figure(story.article("b", TEXT), "40", 40, source="Bürgermeisterin")
    (dispute,) = disputes(reports(one, other))
    assert dispute.sources == ("Polizei", "Bürgermeisterin")
    assert dispute.between == ("a.f1", "b.f1")


def test_a_source_that_corrects_itself_does_not(story: Story) -> None:
    one = story.figure(story.article("a", TEXT), "12", 12, source="Polizei")
    later = story.figure(story.article("b", TEXT, day="2025-03-16"), "40", 40, source="Polizei")
    assert disputes(reports(one, later)) == []


def test_numbers_explained_by_time_do_not(story: Story) -> None:
    monday = story.figure(story.article("a", TEXT), "12", 12, source="Polizei")
    friday = story.figure(story.article("b", TEXT, day="2025-03-18"), "40", 40, source="Polizei")
    mayor = story.figure(story.article("c", TEXT, day="2025-03-18"), "44", 44, source="Bürgermeisterin")
    found = disputes(reports(monday, friday, mayor))
    assert [d.between for d in found] == [("b.f1", "c.f1")]


def test_an_upper_bound_contradicts_no_smaller_number(story: Story) -> None:
    one = story.figure(story.article("a", TEXT), "12", None, 12, qualifier="at_most", source="Polizei")
    other = story.figure(story.article("b", TEXT), "40", 3, source="Bürgermeisterin")
    assert disputes(reports(one, other)) == []

"""Which reports of a question stand, and which of them tell anything beside the others."""

from dataclasses import replace

import laut
from laut.base.comparison import Article
from laut.base.records import When
from laut.questions.timeline import Told, holds_as_of, telling, told


def reports() -> list[Told]:
    reading = laut.read_text(
        "Es gab mindestens 14 Tote. Später waren es 41 Tote, und bis zu 60 Verletzte.", published="2026-03-02"
    )
    return [told(Article("a", reading), figure) for figure in reading.figures]


def test_a_least_number_says_nothing_beside_a_higher_one() -> None:
    least, exact, most = reports()
    assert [each.figure.low for each in (least, exact)] == [14, 41]
    assert telling([least, exact]) == [exact]
    assert telling([exact, most]) == [exact, most]
    assert telling([least]) == [least]


def test_a_least_number_above_the_others_tells() -> None:
    least, exact, _ = reports()
    higher = replace(least, figure=replace(least.figure, low=50))
    assert telling([higher, exact]) == [higher, exact]


def test_a_time_without_a_day_leaves_a_figure_the_day_of_its_publication() -> None:
    figure = replace(reports()[1].figure, when=When("damals", "PAST_REF"))
    assert holds_as_of(figure, "2026-03-02T10:00:00") == "2026-03-02"
    assert holds_as_of(replace(figure, when=When("im Mai 2024", "2024-05")), "2026-03-02") == "2024-05"

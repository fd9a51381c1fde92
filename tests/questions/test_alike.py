"""Which figures answer one question: what joins them, what parts them, what a person decided."""

from itertools import permutations

from laut.base.comparison import Article, Decision
from laut.questions.alike import groups
from laut.questions.likeness import UNLIKE, Counted, counted, likeness
from laut.questions.surroundings import Surroundings
from laut.questions.timeline import told

from .conftest import Story


def prepared(*articles: Article) -> list[Counted]:
    surroundings = Surroundings(articles)
    figures = [told(article, figure) for article in articles for figure in article.reading.figures]
    return [counted(figure, surroundings, frozenset(), figure.source) for figure in figures]


def parted(figures: list[Counted], *decisions: Decision, repeats: dict[str, str] | None = None) -> list[list[str]]:
    return sorted(sorted(figure.told.id for figure in group) for group in groups(figures, repeats or {}, decisions))


def toll(story: Story) -> list[Article]:
    monday = story.figure(story.article("a", "Bei dem Brand starben 12 Menschen."), "12", 12, source="Polizei")
    monday = story.figure(monday, "Bei", 61, measure="aboard")
    tuesday = story.figure(
        story.article("b", "Die Zahl der Toten stieg auf 15.", day="2025-03-15"), "15", 15, source="Polizei"
    )
    return [monday, tuesday]


def test_a_toll_that_grows_is_one_question_and_another_measure_is_not(story: Story) -> None:
    assert parted(prepared(*toll(story))) == [["a.f1", "b.f1"], ["a.f2"]]


def test_the_order_of_figures_does_not_matter(story: Story) -> None:
    figures = prepared(*toll(story))
    assert all(parted(list(order)) == parted(figures) for order in permutations(figures))


def test_a_decision_wins_over_all_likeness(story: Story) -> None:
    figures = prepared(*toll(story))
    apart = Decision("question", together=False, between=("a.f1", "b.f1"))
    together = Decision("question", together=True, between=("a.f1", "a.f2"))
    assert parted(figures, apart) == [["a.f1"], ["a.f2"], ["b.f1"]]
    assert ["a.f1", "a.f2", "b.f1"] in parted(figures, together) or ["a.f1", "a.f2"] in parted(figures, together)


def test_a_copy_answers_what_its_original_does(story: Story) -> None:
    articles = [*toll(story), story.figure(story.article("c", "12", day="2025-03-14"), "12", 12, measure="things")]
    assert ["a.f1", "b.f1", "c.f1"] in parted(prepared(*articles), repeats={"c.f1": "a.f1"})


def test_how_many_there_may_be_is_not_how_many_there_were(story: Story) -> None:
    article = story.article("a", "An Bord waren 61 Menschen. Zugelassen war das Boot für 40 Personen.")
    article = story.figure(article, "61", 61, measure="aboard")
    were, may = prepared(story.figure(article, "40", 40, measure="aboard", counted="Personen"))
    assert likeness(were, may) < 0


def test_measures_that_differ_rule_each_other_out(story: Story) -> None:
    article = story.figure(story.article("a", "12 und 15"), "12", 12, measure="killed")
    dead, hurt = prepared(story.figure(article, "15", 15, measure="injured"))
    assert likeness(dead, hurt) == UNLIKE


def test_none_at_all_may_answer_what_a_large_number_does(story: Story) -> None:
    article = story.article("a", "900 seien dort, sagte der Norden. Keiner, sagte der Süden, und nicht 15.")
    article = story.figure(article, "900", 900, measure="troops", source="Norden")
    many, none = prepared(story.figure(article, "Keiner", 0, measure="troops", source="Süden"))
    assert likeness(many, none) > 0


def test_none_joins_the_question_of_the_number_beside_it(story: Story) -> None:
    first = story.article("a", "Es gab 900 Tote, sagte der Norden. Keinen, sagte der Süden.")
    first = story.figure(first, "900", 900, counted="Tote", source="Norden")
    first = story.figure(first, "Keinen", 0, counted="Tote", source="Süden")
    later = story.article("b", "Drei Tote zählte der Osten.", day="2025-03-15")
    later = story.figure(later, "Drei", 3, counted="Tote", source="Osten")
    assert parted(prepared(first, later)) == [["a.f1", "a.f2"], ["b.f1"]]

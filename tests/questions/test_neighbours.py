"""What the other figures of a story tell of one: the enemy's name, and what is measured."""

from dataclasses import replace

from laut.base.comparison import Article
from laut.questions.likeness import Counted, counted
from laut.questions.neighbours import told_together
from laut.questions.surroundings import Surroundings
from laut.questions.timeline import told

from .conftest import Story


def settled(*articles: Article, sides: frozenset[str] = frozenset()) -> list[Counted]:
    surroundings = Surroundings(articles)
    figures = [told(article, figure) for article in articles for figure in article.reading.figures]
    return told_together([counted(figure, surroundings, sides, figure.source) for figure in figures])


def test_the_enemy_is_known_where_two_sides_speak_of_one(story: Story) -> None:
    first = story.article("a", "Velgonien sprach von 40 toten Gegnern.")
    first = story.figure(first, "40", 40, counted="Gegnern", source="Armee Velgoniens")
    second = story.article("b", "Harsland sprach von 60 toten Gegnern.")
    second = story.figure(second, "60", 60, counted="Gegnern", source="Armee Harslands")
    found = settled(first, second, sides=frozenset({"velgo", "harsl"}))
    assert [(each.population.side, each.population.against) for each in found] == [("harsl", None), ("velgo", None)]


def test_the_enemy_of_one_side_alone_may_be_anybody(story: Story) -> None:
    article = story.article("a", "Velgonien sprach von 40 toten Gegnern.")
    article = story.figure(article, "40", 40, counted="Gegnern", source="Armee Velgoniens")
    (found,) = settled(article, sides=frozenset({"velgo", "harsl"}))
    assert (found.population.side, found.population.against) == (None, "velgo")


def test_a_number_of_like_size_beside_it_tells_what_is_measured(story: Story) -> None:
    article = story.article(
        "a", "Der Stab sprach von 900 Vermissten. Die Kreise kamen auf 700 Menschen, nicht auf 20 Menschen."
    )
    article = story.figure(article, "900", 900, measure="missing", source="Stab")
    article = story.figure(article, "700", 700, measure="people_other", source="Kreise")
    article = story.figure(article, "20", 20, measure="people_other", source="Stab")
    assert [each.measure for each in settled(article)] == ["missing", "missing", "people_other"]


def test_the_same_source_tells_two_things(story: Story) -> None:
    article = story.article("a", "Der Stab sprach von 900 Vermissten und 700 Menschen.")
    article = story.figure(article, "900", 900, measure="missing", source="Stab")
    article = story.figure(article, "700", 700, measure="people_other", source="Stab")
    assert [each.measure for each in settled(article)] == ["missing", "people_other"]


def test_who_writes_gives_a_number_of_his_own(story: Story) -> None:
    article = story.article("a", "Der Stab sprach von 900 Vermissten. Rechne ich nach, komme ich auf 700.")
    document = replace(article.reading.document, author="Ada Holm")
    article = replace(article, reading=replace(article.reading, document=document))
    article = story.figure(article, "900", 900, measure="missing", source="Stab")
    article = story.figure(article, "700", 700, counted="Vermissten", measure="things")
    found = settled(article)
    assert [(each.told.source, each.measure) for each in found] == [("Stab", "missing"), ("Ada Holm", "missing")]

"""A story compared: questions across languages, speakers, turns, in any order of articles."""

from dataclasses import replace
from itertools import permutations

from laut.base.comparison import Article
from laut.base.records import Person, Speaker
from laut.questions.compare import compare, compare_story
from laut.questions.speakers import speakers

from .conftest import Story


def articles(story: Story) -> list[Article]:
    first = story.article(
        "a1", "Die Polizei sprach von 12 Toten. Warnungen habe sie nie erhalten, sagte die Betreiberin Lenz."
    )
    first = story.figure(first, "12", 12, counted="Toten", source="Polizei Tarnheim")
    first = story.statement(first, "Warnungen habe sie nie erhalten", "Karla Lenz", "deny")
    second = story.article(
        "a2",
        "Some 30 people died, the mayor Ada Holm said, while fire brigades spoke of 14. 44 were hurt.",
        language="en",
    )
    second = story.figure(second, "30", 30, counted="people", source="Ada Holm")
    second = story.figure(second, "14", 14, counted="people", source="fire brigades")
    second = story.figure(second, "44", 44, counted="people", measure="injured", source="Ada Holm")
    third = story.article(
        "a3", "„Ja, Warnungen habe ich erhalten“, sagte Lenz. 14 Menschen starben laut Polizei.", day="2025-09-01"
    )
    third = story.figure(third, "14", 14, source="Polizei Tarnheim")
    third = story.statement(third, "Warnungen habe ich erhalten", "Karla Lenz", "admit")
    return [first, second, third]


def test_questions_join_languages_and_show_the_dispute(story: Story) -> None:
    compared = compare_story(articles(story))
    (question,) = compared.questions
    assert [r.figure for r in question.reports] == ["a1.f1", "a2.f1", "a2.f2", "a3.f1"]
    assert question.text.en == "How many people were killed?"
    assert [d.between for d in question.disputes] == [("a2.f1", "a2.f2")]
    assert question.independent == 3


def test_a_denial_and_its_admission_are_one_turn(story: Story) -> None:
    (turn,) = compare_story(articles(story)).turns
    assert [(step.act, step.article) for step in turn.steps] == [("denied", "a1"), ("admitted", "a3")]


def test_the_order_of_articles_does_not_matter(story: Story) -> None:
    expected = compare(articles(story))
    assert all(compare(order) == expected for order in permutations(articles(story)))


def test_speakers_are_never_merged_by_surname_alone(story: Story) -> None:

    def says(key: str, name: str) -> Article:
        article = story.statement(story.article(key, f"{name} sagte, es regne."), "es regne", name, "claim")
        said = replace(article.reading.statements[0], speaker=Speaker((), "", name, "p1"))
        people = (Person("p1", name, "person", (), ()),)
        return replace(article, reading=replace(article.reading, people=people, statements=(said,)))

    found = speakers([says("a", "Aksel Rygg"), says("b", "A. Rygg"), says("c", "Rygg"), says("d", "Berit Rygg")])
    assert sorted(identity.names for identity in found) == [("Aksel Rygg", "A. Rygg"), ("Berit Rygg",), ("Rygg",)]


def test_a_question_is_put_in_the_words_of_its_own_reports(story: Story) -> None:
    def telling(key: str, noun: str, source: str) -> Article:
        article = story.article(key, f"In Tarnheim fanden die Prüfer 14 {noun}, sagte {source}.")
        return story.figure(article, "14", 14, counted=noun, measure="things", source=source)

    articles = [
        telling("a1", "Plomben", "Ada Holm"),
        telling("a2", "Plombe", "Ben Kart"),
        telling("a3", "Plombe", "Jo Ras"),
    ]
    (question,) = compare_story(articles).questions
    assert question.text.de == "Wie viele Plombe?"  # as most of them print it
    assert question.text.en == "How many (Plombe)?"

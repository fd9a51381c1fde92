"""What a statement is about, in words that two languages share."""

from laut.questions.propositions import Asked, held
from laut.questions.terms import cosine

from .conftest import Story


def closeness(story: Story, german: str, english: str) -> float:
    one = story.statement(story.article("a", german), german, "Jonas Petrik", "claim")
    other = story.statement(story.article("b", english, language="en"), english, "Karla Lenz", "claim")
    first, second = held([one, other], Asked())
    return cosine(first.vector, second.vector)


def test_the_kind_of_those_it_is_about(story: Story) -> None:
    assert closeness(story, "Soldaten kamen", "Fighters arrived") > 0
    assert closeness(story, "Ärzte kamen", "Fighters arrived") == 0


def test_the_question_that_a_number_answers(story: Story) -> None:
    one = story.figure(story.article("a", "vierzig kamen"), "vierzig", 40, counted=None)
    one = story.statement(one, "vierzig kamen", "Jonas Petrik", "claim")
    other = story.figure(story.article("b", "eleven arrived", language="en"), "eleven", 11, counted=None)
    other = story.statement(other, "eleven arrived", "Karla Lenz", "claim")
    first, second = held([one, other], Asked({"a.f1": "q", "b.f1": "q"}, frozenset({"b.f1"})))
    assert cosine(first.vector, second.vector) > 0
    assert (first.disputed, second.disputed) == (False, True)

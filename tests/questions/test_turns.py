"""Turns: a denial need not be called one; what it answers, and who gives in at last."""

from laut.base.comparison import Turn
from laut.questions.turns import turns

from .conftest import Story


def acts(turn: Turn) -> list[tuple[str, str]]:
    return [(step.act, step.statement) for step in turn.steps]


def test_saying_no_to_anothers_words_is_a_denial(story: Story) -> None:
    article = story.article(
        "a", "Der Damm hatte tiefe Risse, sagte Jonas Petrik. Am Damm gab es nie tiefe Risse, erklärte Karla Lenz."
    )
    article = story.statement(article, "Der Damm hatte tiefe Risse", "Jonas Petrik", "accuse")
    article = story.statement(article, "Am Damm gab es nie tiefe Risse", "Karla Lenz", "claim")
    (turn,) = turns([article], set())
    assert acts(turn) == [("alleged", "a.s1"), ("denied", "a.s2")]


def test_a_lone_doubtful_denial_is_no_turn(story: Story) -> None:
    article = story.statement(
        story.article("a", "Man habe nichts gesehen."), "Man habe nichts gesehen", "Karla Lenz", "claim"
    )
    assert turns([article], set()) == []


def test_a_denier_who_says_it_at_last_admits_it(story: Story) -> None:
    first = story.article("a", "Karla Lenz wies zurück, dass Gift in den Fluss geleitet wurde.")
    first = story.statement(first, "dass Gift in den Fluss geleitet wurde", "Karla Lenz", "deny", "denied")
    later = story.article("b", "„Gift wurde in den Fluss geleitet“, sagte Karla Lenz.", day="2025-09-01")
    later = story.statement(later, "Gift wurde in den Fluss geleitet", "Karla Lenz", "claim")
    (turn,) = turns([first, later], set())
    assert acts(turn) == [("denied", "a.s1"), ("admitted", "b.s1")]


def test_copies_take_no_step_of_their_own(story: Story) -> None:
    text = "Karla Lenz wies zurück, dass Gift in den Fluss geleitet wurde."
    both = [
        story.statement(
            story.article(key, text), "dass Gift in den Fluss geleitet wurde", "Karla Lenz", "deny", "denied"
        )
        for key in ("a", "b")
    ]
    (turn,) = turns(both, {"b"})
    assert acts(turn) == [("denied", "a.s1")]


def test_no_comment_is_no_denial(story: Story) -> None:
    article = story.article("a", "Das kommentiere man nicht, sagte Karla Lenz.")
    article = story.statement(article, "Das kommentiere man nicht", "Karla Lenz", "deny")
    assert turns([article], set()) == []


def test_a_claim_that_leaves_no_exception_counters_the_one_before(story: Story) -> None:
    article = story.article(
        "a", "Die Pumpen seien defekt gewesen, sagte Jonas Petrik. „Alle Pumpen liefen“, sagte Karla Lenz."
    )
    article = story.statement(article, "Die Pumpen seien defekt gewesen", "Jonas Petrik", "accuse")
    article = story.statement(article, "„Alle Pumpen liefen“", "Karla Lenz", "claim")
    (turn,) = turns([article], set())
    assert acts(turn) == [("alleged", "a.s1"), ("denied", "a.s2")]


def test_a_report_may_tell_that_somebody_answers(story: Story) -> None:
    article = story.article(
        "a",
        "Die Wache habe grundlos geschossen, sagte Jonas Petrik. Karla Lenz bestritt das. Die Wache habe gewarnt und gewartet.",
    )
    article = story.statement(article, "Die Wache habe grundlos geschossen", "Jonas Petrik", "accuse")
    article = story.statement(article, "Die Wache habe gewarnt und gewartet", "Karla Lenz", "claim")
    (turn,) = turns([article], set())
    assert acts(turn) == [("alleged", "a.s1"), ("denied", "a.s2")]


def test_a_forgery_is_what_a_list_tells(story: Story) -> None:
    article = story.article(
        "a", "Laut der Liste bekam jeder Träger zwölf Taler. Mit Fälschungen befasse man sich nicht, sagte Karla Lenz."
    )
    article = story.statement(article, "bekam jeder Träger zwölf Taler", "Liste", "claim")
    article = story.statement(article, "Mit Fälschungen befasse man sich nicht", "Karla Lenz", "deny")
    (turn,) = turns([article], set())
    assert ("alleged", "a.s1") in acts(turn)


def test_to_say_that_it_is_no_lie_confirms_it(story: Story) -> None:
    article = story.article("a", "„Das ist kein Märchen“, sagte Karla Lenz.")
    article = story.statement(article, "„Das ist kein Märchen“", "Karla Lenz", "claim")
    (turn,) = turns([article], set())
    assert acts(turn) == [("confirmed", "a.s1")]

"""What the learned engines take over from the grammar."""

from laut import read_text


def test_a_told_act_that_the_weights_leave_out_stays() -> None:
    (statement,) = read_text("Das Ministerium wies jede Verantwortung zurück.", language="de").statements
    assert (statement.type, statement.found_by) == ("reported", "grammar/told")


def test_a_told_act_within_what_is_found_is_not_told_twice() -> None:
    text = "„Die Regierung bestreitet die Vorwürfe“, sagte Jan Holm."
    assert [s.type for s in read_text(text, language="de").statements] == ["direct"]

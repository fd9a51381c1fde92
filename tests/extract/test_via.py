"""Through whom a statement came."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "via"),
    [
        (
            "⟦q1 indirect speech claim none|Es gehe voran⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Vera Lindt⟧ ⟦a1|dem Sender NRB⟧⟧.",
            ("NRB",),
        ),
        (
            "⟦q1 indirect speech claim none|Es gehe voran⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Vera Lindt⟧ ⟦a1|der Zeitung „Nordstern“⟧⟧.",
            ("Nordstern",),
        ),
        (
            "⟦q1 indirect speech claim none|Es gehe voran⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Vera Lindt⟧ im Staatsfernsehen⟧.",
            ("Staatsfernsehen",),
        ),
        (
            "⟦f1|⟦c1|Wie⟧ die Agentur TPA unter Berufung auf ⟦s1|das Ministerium⟧ ⟦c1|meldet⟧,⟧ ⟦q1 indirect speech claim none|ruht der Verkehr⟧.",
            ("TPA",),
        ),
        ("⟦q1 reported speech claim none|⟦s1|Vera Lindt⟧ dementierte auf Telegram.⟧", ("Telegram",)),
        ("⟦q1 direct speech claim none|„Nein“⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|Vera Lindt⟧ vor der Presse⟧.", ()),
    ],
)
def test_channels_are_read_off_the_reporting_words(judged_text, body: str, via: tuple[str, ...]) -> None:
    assert judged_text(body).statements[0].via == via


def test_a_chain_keeps_its_channel(judged_text) -> None:
    found = judged_text(
        "⟦q1 indirect speech claim none|Es gehe voran⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1,2|Vera Lindt⟧ ⟦a1|dem Sender NRB⟧⟧. "
        "⟦q2 indirect_free_indirect speech claim none|Man sei im Plan.⟧"
    )
    assert [s.via for s in found.statements] == [("NRB",), ("NRB",)]


def test_english_channels(judged_text) -> None:
    found = judged_text(
        "⟦q1 direct speech claim none|“No,”⟧ ⟦f1|⟦s1|Ruth Pell⟧ ⟦c1|told⟧ ⟦a1|state radio⟧⟧.", language="en"
    )
    assert found.statements[0].via == ("state radio",)

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


@pytest.mark.parametrize(
    ("body", "language", "via"),
    [
        (
            "⟦f1|⟦c1|In⟧ ⟦s1|einem Brief⟧, der Blitz-Echo vorliegt, ⟦c1|heißt⟧ es,⟧ ⟦q1 indirect writing claim none|es eile⟧.",
            "de",
            ("Blitz-Echo",),
        ),
        (
            "⟦f1|⟦c1|Aus⟧ ⟦s1|einem Bericht⟧, der der Agentur dnk vorliegt, ⟦c1|geht hervor⟧,⟧ ⟦q1 indirect writing claim none|es eile⟧.",
            "de",
            ("dnk",),
        ),
        ("⟦q1 indirect speech claim none|Es eile⟧⟦f1|, ⟦c1|sagte⟧ ⟦s1|er⟧ KND am Telefon⟧.", "de", ("KND",)),
        (
            "⟦q1 reported speech claim none|⟦s1|A crew quoted by Havn Radio⟧ guessed eighty.⟧",
            "en",
            ("Havn Radio",),
        ),
        (
            "⟦q1 indirect writing claim none|⟦f1|⟦s1|A memo leaked to a local radio station⟧ ⟦c1|says⟧⟧ staff must leave⟧.",
            "en",
            ("local radio station",),
        ),
        (
            "⟦f1|Unlike ⟦s1|the council⟧, citing nobody, it ⟦c1|said⟧⟧ ⟦q1 indirect speech claim none|all was well⟧.",
            "en",
            (),
        ),
    ],
)
def test_who_holds_or_passes_on_is_a_channel(judged_text, body: str, language: str, via: tuple[str, ...]) -> None:
    assert judged_text(body, language=language).statements[0].via == via


def test_a_press_review_passes_on_what_others_say(judged_text) -> None:
    found = judged_text(
        "⟦f1|⟦s1|Die Zeitung „Nordstern“⟧ ⟦c1|schreibt⟧:⟧ ⟦q1 direct writing claim none|„⟦f2|⟦s2|Ein Fährmann⟧ ⟦c2|sagt⟧,⟧ "
        "⟦q2 indirect speech claim none|der Handel blühe⟧.“⟧"
    )
    assert [s.via for s in found.statements] == [(), ("Nordstern",)]

"""Whose number it is where no verb of saying tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laut import read_text
from laut.base.records import Figure, Part, Speaker, Statement
from laut.base.span import Span

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "language", "sources"),
    [
        ("That is 16 more than the 175 passengers given by the operator.", "en", [None, "operator"]),
        ("He rejected the union's claim that 40 ships were waiting.", "en", ["union"]),
        ("He laughed off claims by Ida Rask that 300 people were aboard.", "en", ["Ida Rask"]),
        ("By the association's count there were 260 people on the ferry.", "en", ["association"]),
        ("Delays are running at 75 minutes, per Nordlin Traffic.", "en", ["Nordlin Traffic"]),
        ("The rate is 8 per cent.", "en", [None]),
        ("In the view of Ida Rask, 400 houses are lost.", "en", ["Ida Rask"]),
        ("It treats 47 patients, according to the Central Hospital.", "en", ["Central Hospital"]),
        ("Nach Zählung des Bergverbands starben neun Menschen.", "de", ["Bergverband"]),
        ("Glaubt man der Polizei, kamen 300 Gäste.", "de", ["Polizei"]),
        ("Die von der Reederei genannten 175 Fahrgäste gab es nie.", "de", ["Reederei"]),
        ("Im Lagebericht ist von 43 Einschüssen die Rede.", "de", ["Lagebericht"]),
        ("Der Schaden beläuft sich, wie die Reederei überschlug, auf 70 Millionen Euro.", "de", ["Reederei"]),
        ("Die Passagierliste weist 188 Namen aus.", "de", ["Passagierliste"]),
        ("Auf der Passagierliste stehen 188 Menschen.", "de", ["Passagierliste"]),
        ("Das Gutachten liegt vor. Es listet neun Mängel auf.", "de", ["Gutachten"]),
        ("The report contains 312 pages.", "en", [None]),
        ("Das Amt sprach von 600 Toten, die Reederei gar von 900.", "de", ["Amt", "Reederei"]),
        ("Nordbahn bietet bisher vier Prozent.", "de", ["Nordbahn"]),
        ("Der Bergverband legte eine Zählung vor. Ihr zufolge starben neun Menschen.", "de", ["Bergverband"]),
        ("Das Bündnis will 900 Menschen mobilisiert haben.", "de", ["Bündnis"]),
        ("Das Bündnis will 900 Zelte haben.", "de", [None]),
        ("The manifest lists 4,000 nets.", "en", ["manifest"]),
        ("Citing the border command, Nordpost had nine men in custody.", "en", ["border command"]),
        ("Unter Berufung auf den Grenzschutz ist bei Nordpost von neun Männern zu lesen.", "de", ["Grenzschutz"]),
        ("The ministry lowered its death toll from 41 to 38.", "en", ["ministry", "ministry"]),
        ("Das Ministerium korrigierte die Zahl der Toten auf neun.", "de", ["Ministerium"]),
        (
            "Vessel data published by the site HarbourView showed 26 ships.",
            "en",
            ["Vessel data published by the site HarbourView"],
        ),
        ("The list, first published by Nordpost, names 41 men.", "en", ["list"]),
        ("The blog shows 41 men.", "en", [None]),
        ("The harbour authority had put the toll at 28.", "en", ["harbour authority"]),
        ("Its author, Ida Rask, puts the chance at 8 per cent.", "en", ["Ida Rask"]),
        ("The port company has offered a bonus of $3,500.", "en", ["port company"]),
    ],
)
def test_source(figures: Figures, text: str, language: str, sources: list[str | None]) -> None:
    assert [figure.source_name for figure in figures(text, language)] == sources


def test_a_clause_that_is_joined_on_gives_no_source(figures: Figures) -> None:
    (figure,) = figures("Nach 19 Stunden kam sie ins Ziel und verlangte eine Gurke.")
    assert figure.source_name is None


def test_in_english_a_toll_without_its_noun_goes_on_with_the_source(figures: Figures) -> None:
    text = "According to the ministry 39 people died. Sixty-three are missing."
    assert [figure.source_name for figure in figures(text, "en")] == ["ministry", "ministry"]


@pytest.mark.parametrize(
    ("told", "next_sentence", "source"),
    [
        ("there were 19 cases", "Four of the patients were in intensive care.", "health board"),
        ("there were 19 cases", "It had begun with two.", "health board"),
        ("there were 19 cases", "The town has 900 people.", None),
        ("there are 19 cases", "Four of the patients were in intensive care.", None),
    ],
)
def test_in_english_a_sentence_in_backshift_goes_on(
    figures: Figures, told: str, next_sentence: str, source: str | None
) -> None:
    text = f"The health board said {told}. {next_sentence}"
    quote = Part(spans=(Span(22, 22 + len(told)),), text=told)
    speaker = Speaker(spans=(Span(4, 16),), text="health board", name="health board", person=None)
    statement = Statement(
        id="s1", type="indirect", medium="speech", act="claim", hedge="none", quote=quote, speaker=speaker, cue=None,
        frame=None, addressee=None, via=(), confidence=0.9, found_by="test",
    )  # fmt: skip
    found = figures(text, "en", [statement])
    assert found[-1].source_name == source
    assert (found[-1].statement == "s1") == (source is not None)


@pytest.mark.parametrize("account", ["ihrer Schätzung", "einer Erklärung", "Begründung"])
def test_an_account_without_a_name_is_that_of_the_sentence_before(figures: Figures, account: str) -> None:
    text = f"Die Gewerkschaft der Winzer hat gefragt. Nach {account} waren es 250 Gäste."
    start = text.index("waren")
    quote = Part.of(text, Span(start, len(text) - 1))
    speaker = Speaker(spans=(Span(46, 46 + len(account)),), text=account, name="Gäste", person=None)
    statement = Statement(
        id="s1", type="indirect", medium="speech", act="claim", hedge="none", quote=quote, speaker=speaker, cue=None,
        frame=None, addressee=None, via=(), confidence=0.9, found_by="test",
    )  # fmt: skip
    (figure,) = figures(text, "de", [statement])
    assert figure.source_name == "Gewerkschaft der Winzer"


def test_who_stands_with_an_apposition_gives_the_number() -> None:
    text = "Rescuers came at dawn. Reedwatch, a monitoring group, put the toll at about 31."
    assert [figure.source_name for figure in read_text(text, language="en").figures] == ["Reedwatch"]

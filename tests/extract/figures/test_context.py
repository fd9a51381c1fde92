"""Figures that say little themselves: what the passage counts, peoples, small currencies, and who gives the number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laut.base.records import Figure

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "language", "measures"),
    [
        ("Fremde Kämpfer gebe es nicht. Bis zu 3000, sagt das Bündnis.", "de", ["troops"]),
        ("Die Armee ist dort. Das Bündnis nennt 3000 Mann.", "de", ["troops"]),
        ("Wie viele waren an Bord? 175, sagt die Reederei. Mindestens 205, sagt das Amt.", "de", ["aboard", "aboard"]),
        ("Zugelassen ist die Fähre für 180 Personen.", "de", ["aboard"]),
        ("Der Saal ist für 180 Personen zugelassen.", "de", ["people_other"]),
        ("Rund 200 Sumarier sollen gefallen sein.", "de", ["killed"]),
        ("Das sind 60 Blätter Papier und 20 Turniere.", "de", ["things", "things"]),
        ("14 Lastwagen standen dort, zwölf davon leer.", "de", ["things", "things"]),
        ("Dort starben 19 Menschen, darunter sechs Kinder.", "de", ["killed", "killed"]),
        ("At least 40 Sumarians had been killed.", "en", ["killed"]),
        ("The strike killed 19 people, including six newborns.", "en", ["killed", "killed"]),
        ("The ferry was licensed for 180 persons.", "en", ["aboard"]),
        ("A further 12 people, it added, are missing.", "en", ["missing"]),
        ("Nine civilians, two of them children, had died.", "en", ["killed", "killed"]),
        ("The sinking has claimed 26 lives.", "en", ["killed"]),
        ("There were 27 prisoners in a camp. Two do not talk.", "en", ["detained", "detained"]),
        ("231 people were aboard, 51 more than allowed.", "en", ["aboard", "aboard"]),
        ("How many had been on board is in dispute. Survivors spoke of 55.", "en", ["aboard"]),
        ("Upper Holm (population 312) is quiet.", "en", ["people_other"]),
        ("There were 40 ships off the port.", "en", ["things"]),
        ("Nicht acht, sondern fünf Menschen sind gestorben.", "de", ["killed", "killed"]),
        ("Zwei Patientinnen starben.", "de", ["killed"]),
        ("Soldaten sind dort. Es kamen 3000 Mann.", "de", ["troops"]),
        ("Das Virus geht um. Bislang gibt es 640 Fälle.", "de", ["infected"]),
    ],
)
def test_measure_from_the_passage(figures: Figures, text: str, language: str, measures: list[str]) -> None:
    assert [figure.measure for figure in figures(text, language)] == measures


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("Sie bekommen 2.100 Kronmark im Monat, Führer 3.400.", "de", ["Kronmark", "Kronmark"]),
        ("They get 2,100 Kronmark a month.", "en", ["Kronmark"]),
        ("Sie wogen 200 Gramm Knochenmark.", "de", ["gram"]),
    ],
)
def test_currency_that_no_list_has(figures: Figures, text: str, language: str, units: list[str]) -> None:
    assert [figure.unit for figure in figures(text, language)] == units


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("175 waren an Bord, sagt die Reederei.", ["Reederei"]),
        ("Die Reederei Nordlin sagt: 175.", ["Reederei Nordlin"]),
        ("Das Bündnis: bis zu 3000 Soldaten.", ["Bündnis"]),
        ("Finderlohn: 100 Euro.", [None]),
        ("Das Institut zählt 31 Tote, Tamrin drei.", ["Institut", "Tamrin"]),
        ("Der Abgeordnete Tamm, der von 300 Soldaten gesprochen hatte, schwieg.", ["Abgeordnete Tamm"]),
        ("Die Zahl der Toten schätzt der Dienst auf 300.", ["Dienst"]),
        ("Jan Tamm, der als einer von 319 Soldaten im Land war, sagte Reportern, es sei ruhig.", [None]),
        (
            "Die Zahl der Toten ist auf 19 gestiegen. Gerettet wurden laut Küstenwache 121 Menschen.",
            ["Küstenwache"] * 2,
        ),
        ("Laut Amt kamen 20 Boote an. Hinzu seien 30 Schiffe gekommen.", ["Amt", "Amt"]),
        ("Laut Amt kamen 20 Boote an. Hinzu kamen 30 Schiffe.", ["Amt", None]),
    ],
)
def test_who_gives_the_number(figures: Figures, text: str, sources: list[str | None]) -> None:
    assert [figure.source_name for figure in figures(text)] == sources

"""Figures of invented sentences: what is none, measure, unit, counted, hedge, when, source; floors of our own gold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laut.base.records import Figure, Part, Speaker, Statement
from laut.base.span import Span

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Am 9. November 2004 um 9.30 Uhr begann es.", "de"),
        ("Der 34-jährige Lotse Jan Tomsik (41) schwieg.", "de"),
        ("Die Boeing 737 stand auf Gleis 4 in Halle 3.", "de"),
        ("Nach Artikel 5 und Resolution 1612 ist das verboten.", "de"),
        ("Telefon: 0631/369-2620.", "de"),
        ("Er landete beim dritten Anlauf auf Platz 2.", "de"),
        ("Tarnau gewann 3:2.", "de"),
        ("Einige Menschen und zahlreiche Helfer kamen, beide Brücken hielten.", "de"),
        ("Das ist ganz einfach.", "de"),
        ("Jan Tomsik, 41, left on the 16th at half past four.", "en"),
        ("A third day passed and she was 63.", "en"),
        ("He is 34 years old and likes Section 7.", "en"),
        ("The books close on Oct. 31 and reopen on 3 May.", "en"),
        ("He lives at 16-18 Harbour Street, she at 9 E 71st St.", "en"),
        ("The category 4 hurricane passed, COVID -19 stayed, the Hulme 3s sold.", "en"),
        ("I met her when she was nine.", "en"),
        ("He will be 35 by the end of it.", "en"),
        ("A boy of about ten wore them.", "en"),
        ("A good pan gives salt; a bad one gives blisters.", "en"),
        ("She was the only one there.", "en"),
        ("A 787 Dreamliner landed.", "en"),
        ("In the 90049 ZIP Code it rained.", "en"),
        ("Sie hat null Verständnis.", "de"),
        ("They dug at a 2,900 year-old site during 2022′s drought.", "en"),
    ],
)
def test_no_figure(figures: Figures, text: str, language: str) -> None:
    assert [figure.text for figure in figures(text, language)] == []


@pytest.mark.parametrize(
    ("text", "language", "measures"),
    [
        ("In Tamrin starben 16 Menschen, 23 kamen mit Verletzungen davon.", "de", ["killed", "injured"]),
        ("In der Moschee wurden 200 Zivilisten getötet und 400 verletzt.", "de", ["killed", "injured"]),
        ("Ein Mensch starb, ein Angestellter wurde leicht verletzt.", "de", ["killed", "injured"]),
        ("Die Polizei nahm 35 Aktivisten fest.", "de", ["detained"]),
        ("Rund 2.400 Bewohner der Gegend mussten evakuiert werden.", "de", ["displaced"]),
        ("20.000 Soldaten und über 100 Feuerwehrleute sind im Einsatz.", "de", ["troops", "people_other"]),
        ("Am Samstag demonstrierten 1.000 Menschen gegen das Gesetz.", "de", ["participants"]),
        ("Das Gesundheitsamt meldet 61 bestätigte Fälle.", "de", ["infected"]),
        ("Noch 21 Fischer werden vermisst.", "de", ["missing"]),
        ("Die Feuerwehr holte 12 Fischer an Bord eines Bootes.", "de", ["aboard"]),
        ("Vier Explosionen zerstörten drei Häuser.", "de", ["events", "things"]),
        ("Der Umsatz fiel von 61 auf 44 Millionen Euro.", "de", ["money", "money"]),
        ("Ein Beben der Stärke von 6,5 traf die Insel.", "de", ["physical"]),
        ("15,7 Millionen Peruaner leben dort.", "de", ["people_other"]),
        ("Zwei Verletzte sind im Krankenhaus gestorben.", "de", ["killed"]),
        ("Von 640 Einwohnern sind 150 geblieben.", "de", ["people_other", "people_other"]),
        ("Der Abstand liegt bei 0,7 Punkten.", "de", ["share"]),
        ("The crown firmed to 11.42 per euro.", "en", ["money"]),
        ("Tarnau liegt drei Schiffsstunden entfernt.", "de", ["duration"]),
        ("Neun Menschen haben sich infiziert. 40 Patienten wurden behandelt.", "de", ["infected", "infected"]),
        ("It holds 310 million cubic metres above Harrow (population 312).", "en", ["physical", "people_other"]),
        ("Perhaps 400 are under the rubble.", "en", ["missing"]),
        ("Thousands marched through Tarnheim.", "en", ["participants"]),
        ("She holds a lead of two points.", "en", ["share"]),
        ("The team is two points better.", "en", ["things"]),
        ("They sent zero helicopters.", "en", ["things"]),
        ("A father of three stood there.", "en", ["people_other"]),
        ('There were "neither 1,500 tents nor 15", it said.', "en", ["things", "things"]),
        ("Two of the rescued died in hospital.", "en", ["killed"]),
        ("The blast killed 41 people and injured 11.", "en", ["killed", "injured"]),
        ("Five staff and 11 prisoners were hurt.", "en", ["injured", "injured"]),
        ("Police arrested eight people.", "en", ["detained"]),
        ("Around 300 people gathered outside the court.", "en", ["participants"]),
        ("The death toll stands at 38.", "en", ["killed"]),
    ],
)
def test_measure(figures: Figures, text: str, language: str, measures: list[str]) -> None:
    assert [figure.measure for figure in figures(text, language)] == measures


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("Drei getötete Soldaten aus Nordkorea wurden begraben.", "de", "getötete Soldaten aus Nordkorea"),
        ("40 Prozent der Opfer sind Kinder.", "de", "Opfer"),
        ("Rund 8.000 Hektar Land stehen unter Wasser.", "de", "Land"),
        ("Sie erhielten Haftstrafen zwischen fünf und zwölf Jahren.", "de", "Haftstrafen"),
        ("Die Zahl der Toten stieg auf 61.", "de", "Toten"),
        ("Nicht acht, sondern fünf Menschen kamen.", "de", "Menschen"),
        ("So sagen es drei mit dem Vorgang vertraute Personen.", "de", "Personen"),
        ("Nine of the survivors are in hospital.", "en", "survivors"),
    ],
)
def test_counted(figures: Figures, text: str, language: str, counted: str) -> None:
    assert figures(text, language)[0].counted == counted


def test_an_amount_in_brackets_counts_what_the_one_before_does(figures: Figures) -> None:
    found = figures("On turnover of 1.3 billion crowns ($350 million) the index fell.", "en")
    assert [figure.counted for figure in found] == ["turnover", "turnover"]


def test_elided_noun_is_the_one_counted_before(figures: Figures) -> None:
    text = "Mindestens 81 Menschen wurden getötet, 56 weitere werden vermisst."
    assert [figure.counted for figure in figures(text)] == ["Menschen", "Menschen"]


@pytest.mark.parametrize(
    ("text", "language", "hedge"),
    [
        ("Angeblich starben 12 Menschen.", "de", "unconfirmed"),
        ("3.000 Menschen sollen dabei gestorben sein.", "de", "unconfirmed"),
        ("Der Preis soll bei 40 Euro liegen.", "de", "unconfirmed"),
        ("Dort sollen 40 Häuser gebaut werden.", "de", "planned"),
        ("Die Zahl wird auf 500 Tote geschätzt.", "de", "estimated"),
        ("Elf Menschen werden noch vermisst.", "de", "none"),
        ("Reportedly 12 people died.", "en", "unconfirmed"),
        ("The city will build 40 houses.", "en", "planned"),
        ("Die Gruppe will 60 Soldaten getötet haben.", "de", "unconfirmed"),
        ("Der Kreis will 160 Zelte aufstellen.", "de", "planned"),
        ("Gestorben sind nicht acht, sondern fünf Menschen.", "de", "denied"),
        ("It was not 25 trucks that burned.", "en", "denied"),
        ("The wreck is to be raised for 14 million crowns.", "en", "planned"),
        ("Nobody could survive 40 degrees.", "en", "none"),
    ],
)
def test_hedge(figures: Figures, text: str, language: str, hedge: str) -> None:
    assert figures(text, language)[0].hedge == hedge


def test_the_whole_is_sure_whatever_is_said_of_its_part(figures: Figures) -> None:
    assert [figure.hedge for figure in figures("Elf der 17 Boote sollen gesunken sein.")] == ["unconfirmed", "none"]


def test_one_who_speaks_is_not_counted(figures: Figures) -> None:
    text = "The guards fled, one woman said, and left one clinic."
    quote, frame = Part.of(text, Span(0, 15)), Part.of(text, Span(15, 31))
    statement = Statement(
        id="s1", type="indirect", medium="speech", act="claim", hedge="none", quote=quote, speaker=None, cue=None,
        frame=frame, addressee=None, via=(), confidence=0.9, found_by="test",
    )  # fmt: skip
    assert [figure.start for figure in figures(text, "en", [statement])] == [text.index("one clinic")]


def test_when_is_the_time_of_the_clause(figures: Figures) -> None:
    (figure,) = figures("Am Montag starben in Tamrin zwölf Menschen.")
    assert figure.when is not None
    assert figure.when.value == "2025-03-10"


def test_the_innermost_statement_carries_a_figure(figures: Figures) -> None:
    text = "Die Wehr teilte mit, zwölf Menschen seien tot."
    quote = Part.of(text, Span(21, 45))
    speaker = Speaker(spans=(Span(0, 8),), text="Die Wehr", name="Wehr", person=None)
    statement = Statement(
        id="s1", type="indirect", medium="speech_writing", act="claim", hedge="none", quote=quote, speaker=speaker,
        cue=None, frame=None, addressee=None, via=(), confidence=0.9, found_by="test",
    )  # fmt: skip
    (figure,) = figures(text, "de", [statement])
    assert (figure.statement, figure.source_name) == ("s1", "Wehr")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Wie das Institut mitteilte, lag die Beteiligung bei 41,9 Prozent.", "Institut"),
        ("Laut Küstenwache kamen 14 Boote an.", "Küstenwache"),
        ("Analysten halten einen Preis von 60 Dollar für möglich.", "Analysten"),
        ("Im Hafen lagen 14 Boote.", None),
    ],
)
def test_source_without_a_statement(figures: Figures, text: str, source: str | None) -> None:
    assert figures(text)[0].source_name == source


def test_every_span_slices_to_its_text(figures: Figures) -> None:
    text = "„Etwa 20 Boote“, so die Wehr, „und 1,5 Mio. Euro“ – bis zu drei Tage lang."
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.text
        assert 0 < figure.confidence < 1

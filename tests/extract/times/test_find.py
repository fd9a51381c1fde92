"""What is a time, how far it reaches, and its value; published on Thursday, 13 March 2025."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.times import find_times
from laut.languages.registry import language_for

Read = Callable[[str, str, str | None], str]
PUBLISHED = "2025-03-13"

GERMAN = [
    # days
    "Am [Dienstag|DATE 2025-03-11] starben in Velmar drei Menschen.",
    "Am [Freitag|DATE 2025-03-14] soll das Parlament abstimmen.",
    "Die Fähre ist am [Mittwoch|DATE 2025-03-12] vor Korsin gesunken.",
    "Der für [Samstag|DATE 2025-03-15] angesetzte Markt entfällt.",
    "Seit [Montag|DATE 2025-03-10] wird gestreikt.",
    "Das Urteil fiel am [vergangenen Freitag|DATE 2025-03-07].",
    "[Gestern|DATE 2025-03-12] kam Hilfe, [übermorgen|DATE 2025-03-15] kommt mehr.",
    "Am [24.12.2024|DATE 2024-12-24] brannte das Lager von Osk.",
    "Der Bericht vom [3. März|DATE 2025-03-03] wurde zurückgezogen.",
    "Gespielt wird am [18.|DATE 2025-05-18] und [19. Mai|DATE 2025-05-19].",
    "An [Pfingsten 2024|DATE 2024-05-19] brach der Damm.",
    # parts of days and clock times
    "In [der Nacht zum Dienstag|TIME 2025-03-11TNI] fielen Schüsse.",
    "[Gestern Abend|TIME 2025-03-12TEV] tagte der Rat.",
    "Am [Donnerstagabend|TIME 2025-03-13TEV] hatte der Rat getagt.",
    "Am [Dienstag|DATE 2025-03-11] um [17.30 Uhr|TIME 2025-03-11T17:30] fiel der Strom aus.",
    "Am [Montag|DATE 2025-03-10] brannte es, am [Abend|TIME 2025-03-10TEV] war das Feuer gelöscht.",
    "Gegen [halb sechs|TIME 2025-03-13T05:30] standen sie vor dem Tor.",
    "Geöffnet ist von [10|TIME T10:00] bis [18 Uhr|TIME T18:00].",
    # months, seasons, years, and what is vague
    "Im [Januar|DATE 2025-01] und [Februar|DATE 2025-02] wurde gekämpft.",
    "[Anfang April|DATE 2025-04] soll die Brücke öffnen.",
    "Im [Dezember|DATE 2024-12] hatte er das bestritten.",
    "Der Vertrag vom [August vorigen Jahres|DATE 2024-08] gilt.",
    "Im [Sommer 2022|DATE 2022-SU] stand das Wasser hoch.",
    "Von [2019|DATE 2019] bis [2023|DATE 2023] saß er im Rat.",
    "Im [vergangenen Jahr|DATE 2024] kamen mehr, [heuer|DATE 2025] weniger.",
    "In [den 1990er-Jahren|DATE 199] und im [19. Jahrhundert|DATE 18] war das anders.",
    "Im [zweiten Quartal|DATE 2025-Q2] will der Konzern liefern.",
    "Am [kommenden Wochenende|DATE 2025-W11-WE] bleibt die Halle zu.",
    "[Vor kurzem|DATE PAST_REF] hieß es, [künftig|DATE FUTURE_REF] werde gespart; [derzeit|DATE PRESENT_REF] nicht.",
    "Davon zehrt das Dorf auch [heute|DATE PRESENT_REF] noch.",
    "[1991|DATE 1991] wurde der Damm gebaut. Im [April|DATE 1991-04] brach er.",
    # lengths and repetitions
    "Vor [zwei Wochen|DURATION P2W] und seit [Tagen|DURATION PXD] wird [rund 30 Stunden|DURATION PT30H] geredet.",
    "Nach einer [28-stündigen|DURATION PT28H] Fahrt und [eineinhalb Jahren|DURATION P1Y6M] Haft.",
    "Er soll eine [zehnjährige|DURATION P10Y] Haftstrafe antreten.",
    "[Alle zwei Jahre|SET P2Y], [jeden Montag|SET XXXX-WXX-1] und [täglich|SET P1D] wird geprüft.",
    "Die Klinik zählt 200 Kranke am [Tag|SET P1D].",
    "Das dauert [sechs|DURATION P6M] bis [acht Monate|DURATION P8M].",
    # no times
    "Es kamen 1500 Menschen, 2020 Euro fehlten, 1950 Soldaten blieben.",
    "Ein zehnjähriges Kind, ein 22 Jahre alter Mann und ein 48-Jähriger.",
    "Guten Tag, sagte Frau Mai beim Tag der offenen Tür.",
]

ENGLISH = [
    "On [Tuesday|DATE 2025-03-11] three people died in Velmar.",
    "The vote is due on [Friday|DATE 2025-03-14].",
    "He said talks would resume on [Monday|DATE 2025-03-17].",
    "Police released the video [Wednesday|DATE 2025-03-12].",
    "It opened on [March 3, 2024|DATE 2024-03-03] and closed on [4 May 2024|DATE 2024-05-04].",
    "Talks begin at [5:30 p.m.|TIME 2025-03-13T17:30] and end by [9pm|TIME 2025-03-13T21:00] in Osk.",
    "[Last month|DATE 2025-02] it rained; [next week|DATE 2025-W12] it will not.",
    "It was sold [two years ago|DATE 2023] after [three weeks|DURATION P3W] of talks.",
    "In [the 1990s|DATE 199] and in [the 19th century|DATE 18] the river was lower.",
    "The [2014|DATE 2014] deal runs until [mid-April|DATE 2025-04].",
    "The clinic sees 20 people [a day|SET P1D], and more [every Monday|SET XXXX-WXX-1].",
    "On [New Year’s Eve|DATE 2024-12-31] the dam broke.",
    "[Overnight|TIME 2025-03-12TNI] the wind turned; [this morning|TIME 2025-03-13TMO] it fell.",
    "It may march on: 2,000 people, 1950 homes, about 2000 votes, a second attempt, a 12-year-old boy.",
]


@pytest.mark.parametrize("marked", GERMAN)
def test_find_times_german(marked: str, read_back: Read) -> None:
    assert read_back(marked, "de", PUBLISHED) == marked


@pytest.mark.parametrize("marked", ENGLISH)
def test_find_times_english(marked: str, read_back: Read) -> None:
    assert read_back(marked, "en", PUBLISHED) == marked


def test_find_times_without_a_day_leaves_values_open(read_back: Read) -> None:
    marked = "Am [Montag|DATE XXXX-WXX-1] und im [Mai|DATE XXXX-05], [2019|DATE 2019] um [8 Uhr|TIME XXXX-XX-XXT08:00]."
    assert read_back(marked, "de", None) == marked


def test_find_times_ticker_times_are_of_today(read_back: Read) -> None:
    marked = "[09:20 Uhr|TIME 2025-03-13T09:20] – Am [Montag|DATE 2025-03-10] riss das Seil.\n\n[09:40 Uhr|TIME 2025-03-13T09:40] – Es hält."
    assert read_back(marked, "de", PUBLISHED) == marked


_WORDS = [
    "am",
    "im",
    "um",
    "bis",
    "seit",
    "vor",
    "der",
    "den",
    "zum",
    "und",
    ".",
    ",",
    "-",
    "/",
    "3",
    "12",
    "24",
    "31",
    "99",
    "2014",
    "2025",
    "9.30",
    "24.12.",
    "1.500",
    "30.02.2024",
    "Uhr",
    "Montag",
    "Mai",
    "Ende",
    "Abend",
    "heute",
    "morgen",
    "zwei",
    "ein",
    "halb",
    "Jahr",
    "Jahren",
    "Jahres",
    "Tage",
    "Woche",
    "Wochenende",
    "vergangenen",
    "nächsten",
    "ersten",
    "Quartal",
    "Jahrhundert",
    "Ostern",
    "Advent",
    "Dienstagabend",
    "jeden",
    "täglich",
    "on",
    "the",
    "last",
    "a",
    "May",
    "second",
    "quarter",
    "past",
    "to",
    "ago",
    "p.m",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=25), st.sampled_from(["de", "en"]))
def test_find_times_any_order_of_time_words(words: list[str], code: str) -> None:
    """Spans slice to their text, stand in order and apart, and a second run gives the same."""
    text = " ".join(words)
    language = language_for(code)
    analysis: Analysis = analyse(cut(text, language), language)
    times = find_times(analysis, "2024-02-29")
    assert times == find_times(analysis, "2024-02-29")
    assert [time.text for time in times] == [text[time.start : time.end] for time in times]
    assert all(one.end <= other.start for one, other in itertools.pairwise(times))

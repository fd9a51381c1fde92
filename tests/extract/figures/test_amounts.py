"""Numbers in every convention: value, qualifier, unit and span."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_to_num import text2num

from laut.document.words import cut
from laut.extract.figures.amounts import Amount, find_amounts
from laut.extract.figures.number_words import number_words
from laut.languages.registry import language_for

Amounts = Callable[..., list[Amount]]


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "qualifier"),
    [
        ("1.500 Helfer", "de", 1500, 1500, "exact"),
        ("by .5 percent", "en", 0.5, 0.5, "exact"),
        ("rose 3 1/2 percent", "en", 3.5, 3.5, "exact"),
        ("About one in five adults smoke.", "en", 20, 20, "approx"),
        ("Nine out of 10 voters agree.", "en", 90, 90, "exact"),
        ("the $45-million deal", "en", 45e6, 45e6, "exact"),
        ("a 10-fold rise", "en", 1000, 1000, "exact"),
        ("in two-and-a-half months", "en", 2.5, 2.5, "exact"),
        ("a two-thirds majority", "en", 66.67, 66.67, "exact"),
        ("1.5×10−3 grams", "en", 0.0015, 0.0015, "exact"),
        ("16 billion b", "en", 16e9, 16e9, "exact"),
        ("300 PS", "en", 300, 300, "exact"),
        ("shares climbed more than 3%", "en", 3, None, "more_than"),
        ("inching back up to 4.8 percent", "en", 4.8, 4.8, "exact"),
        ("1 500 Helfer", "de", 1500, 1500, "exact"),
        ("12'000 Helfer", "de", 12000, 12000, "exact"),
        ("1,5 Millionen Helfer", "de", 1.5e6, 1.5e6, "exact"),
        ("3,2 Mrd. Euro", "de", 3.2e9, 3.2e9, "exact"),
        ("zweihundertfünfzig Schafe", "de", 250, 250, "exact"),
        ("anderthalb Stunden", "de", 1.5, 1.5, "exact"),
        ("zweieinhalb Tonnen", "de", 2.5, 2.5, "exact"),
        ("ein halbes Dutzend Boote", "de", 6, 6, "exact"),
        ("eine halbe Million Menschen", "de", 5e5, 5e5, "exact"),
        ("Dutzende Boote", "de", 24, None, "vague"),
        ("Zehntausende Menschen", "de", 20000, None, "vague"),
        ("mehrere tausend Menschen", "de", 2000, None, "vague"),
        ("ein paar hundert Menschen", "de", 200, None, "vague"),
        ("mehrere Boote", "de", 2, None, "vague"),
        ("mehrere zehntausend Menschen", "de", 20000, None, "vague"),
        ("rund eineinhalbtausend Menschen", "de", 1500, 1500, "approx"),
        ("zwei Drittel der Stimmen", "de", 66.67, 66.67, "exact"),
        ("rund 1500 Helfer", "de", 1500, 1500, "approx"),
        ("mindestens zwölf Helfer", "de", 12, None, "at_least"),
        ("mehr als rund 200 Helfer", "de", 200, None, "more_than"),
        ("nicht mehr als 40 Helfer", "de", None, 40, "at_most"),
        ("bis zu 100 Helfer", "de", None, 100, "at_most"),
        ("zwischen 20 und 30 Helfer", "de", 20, 30, "range"),
        ("20 bis 30 Helfer", "de", 20, 30, "range"),
        ("zwei bis drei Millionen Helfer", "de", 2e6, 3e6, "range"),
        ("drei oder vier Helfer", "de", 3, 4, "range"),
        ("ein fünfstelliger Betrag", "de", 10000, 99999, "range"),
        ("minus neun Grad", "de", -9, -9, "exact"),
        ("1,500 helpers", "en", 1500, 1500, "exact"),
        ("£1.5bn", "en", 1.5e9, 1.5e9, "exact"),
        ("$US55,931,000", "en", 55931000, 55931000, "exact"),
        ("a dozen helpers", "en", 12, 12, "exact"),
        ("dozens of helpers", "en", 24, None, "vague"),
        ("scores of helpers", "en", 40, None, "vague"),
        ("tens of thousands of helpers", "en", 20000, None, "vague"),
        ("two hundred and fifty thousand helpers", "en", 250000, 250000, "exact"),
        ("thirty-one helpers", "en", 31, 31, "exact"),
        ("two and a half hours", "en", 2.5, 2.5, "exact"),
        ("half a million helpers", "en", 5e5, 5e5, "exact"),
        ("a quarter of a million people", "en", 250000, 250000, "exact"),
        ("nine-tenths of it", "en", 90, 90, "exact"),
        ("£2m–£3m", "en", 2e6, 3e6, "range"),
        ("between 37 and 39 per cent", "en", 37, 39, "range"),
        ("90 or more helpers", "en", 90, None, "at_least"),
        ("two decades", "en", 20, 20, "exact"),
        ("limestone over two years", "en", 2, 2, "exact"),
        ("for over two years", "en", 2, None, "more_than"),
        ("waited over two years ago", "en", 2, None, "more_than"),
    ],
)
def test_value(amounts: Amounts, text: str, language: str, low: float, high: float, qualifier: str) -> None:
    (amount,) = amounts(text, language)
    assert (amount.low, amount.high, amount.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "language", "spans"),
    [
        ("Es kamen etwa 1.200 Gäste und knapp die Hälfte der Helfer.", "de", ["etwa 1.200", "knapp die Hälfte"]),
        ("Die 28-stündige Fahrt mit 65-Kilogramm-Säcken.", "de", ["28-stündige", "65-Kilogramm"]),
        ("Wind zwischen 80 und 150 Kilometern pro Stunde.", "de", ["zwischen 80 und 150 Kilometern pro Stunde"]),
        ("Ein Kredit über 300 Euro.", "de", ["300 Euro"]),
        ("A 412-page ruling after six-hour talks.", "en", ["412-page", "six-hour"]),
        ("Fares grew from £42 to £55.", "en", ["£42", "£55"]),
        ("Fares ranging from £42 to £55.", "en", ["£42 to £55"]),
        ("It rose by $3 million to $40 million.", "en", ["$3 million", "$40 million"]),
    ],
)
def test_span(amounts: Amounts, text: str, language: str, spans: list[str]) -> None:
    assert [amount.span.of(text) for amount in amounts(text, language)] == spans


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("12 Prozent", "de", "percent"),
        ("750.000 Euro", "de", "EUR"),
        ("drei Kilometer", "de", "kilometre"),
        ("130 Gramm je Kilometer", "de", "gram per kilometre"),
        ("Tempo 110", "de", "kilometre per hour"),
        ("zweitägige Fahrt", "de", "day"),
        ("37-seitige Klage", "de", "Seite"),
        ("zwei Milliarden Złoty", "de", "PLN"),
        ("87 mph", "en", "mile per hour"),
        ("$84", "en", "USD"),
        ("37m high", "en", "metre"),
        ("three basis points", "en", "basis point"),
        ("The guard weighs 220 pounds.", "en", "pound"),
        ("It cost 220 pounds.", "en", "GBP"),
    ],
)
def test_unit(amounts: Amounts, text: str, language: str, unit: str) -> None:
    (amount,) = amounts(text, language)
    assert amount.unit is not None
    assert amount.unit.name == unit


def _spelled(number: int) -> str:
    """A German cardinal by rule, independent of laut's table of parts."""
    small = [
        "null",
        "eins",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
        "dreizehn",
        "vierzehn",
        "fünfzehn",
        "sechzehn",
        "siebzehn",
        "achtzehn",
        "neunzehn",
    ]
    tens = ["-", "-", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    if number < 20:
        return small[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return (small[one].removesuffix("s") if one == 1 else small[one]) * (one > 0) + "und" * (one > 0) + tens[ten]
    base, word = (100, "hundert") if number < 1000 else (1000, "tausend")
    head, rest = divmod(number, base)
    first = _spelled(head)
    return (first.removesuffix("s") if first.endswith("eins") else first) + word + (_spelled(rest) if rest else "")


def test_spelled_german_numbers_agree_with_text2num() -> None:
    table = number_words(language_for("de"))
    drawn = random.Random(7).sample(range(1, 999_999), 400)
    for number in [*range(1, 200), *drawn]:
        word = _spelled(number)
        assert table.spelled(word) == number == text2num(word, "de"), word


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789.,'’ -–/$€%mbnk\nzweihundertMillionenhalf", max_size=60))
def test_hostile_digits_are_read_without_fault(text: str) -> None:
    for language in ("de", "en"):
        words = cut(text, language_for(language))
        for amount in find_amounts(words, language_for(language)):
            assert 0 <= amount.span.start < amount.span.end <= len(text)

"""The constructions of the grammar engine, one sentence each; languages/de/examples.toml holds more."""

import time

import pytest

from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.attribution import Attribution
from laut.extract.rules.engine import by_grammar
from laut.languages.registry import available, language_for


def found_in(text: str, language: str = "de") -> list[Attribution]:
    spoken = language_for(language)
    return by_grammar(analyse(cut(text, spoken), spoken))


def words(text: str, attribution: Attribution, role: str) -> list[str]:
    return [span.of(text) for span in getattr(attribution, role)]


@pytest.mark.parametrize(
    ("text", "kind", "quote", "speaker"),
    [
        ("„Es brennt“, sagte die Wirtin.", "direct", ["„Es brennt“"], ["die Wirtin"]),
        ("Die Wirtin sagte: „Es brennt.“", "direct", ["„Es brennt.“"], ["Die Wirtin"]),
        ("„Es“, sagte sie, „brennt.“", "direct", ["„Es“", "„brennt.“"], ["sie"]),
        ("Der Rat erklärte, das Haus sei leer.", "indirect", ["das Haus sei leer"], ["Der Rat"]),
        ("Das Haus sei leer, erklärte der Rat.", "indirect", ["Das Haus sei leer"], ["der Rat"]),
        ("Laut Polizei brannte es.", "indirect", ["brannte es"], ["Polizei"]),
        ("Es brannte laut Polizei im Keller.", "indirect", ["Es brannte", "im Keller"], ["Polizei"]),
        ("Dem Rat zufolge brannte es.", "indirect", ["brannte es"], ["Dem Rat"]),
        ("Es habe gebrannt, so der Rat.", "indirect", ["Es habe gebrannt"], ["der Rat"]),
        ("Wie der Rat mitteilte, brannte es.", "indirect", ["brannte es"], ["der Rat"]),
        ("Im Bericht heißt es, das Dach sei alt.", "indirect", ["das Dach sei alt"], ["Bericht"]),
        ("Der Rat wies die Kritik zurück.", "reported", ["Der Rat wies die Kritik zurück."], ["Der Rat"]),
        ("Der Mann soll geflohen sein.", "free_indirect", ["Der Mann soll geflohen sein."], []),
    ],
)
def test_constructions(text: str, kind: str, quote: list[str], speaker: list[str]) -> None:
    (attribution,) = found_in(text)
    assert attribution.type == kind
    assert words(text, attribution, "quote") == quote
    assert words(text, attribution, "speaker") == speaker


def test_a_chain_carries_the_speaker_on_and_is_one_quote() -> None:
    text = "Der Rat erklärte, das Haus sei leer. Niemand wohne dort. Der Strom sei aus. Am Abend fiel Regen."
    first, chain = found_in(text)
    assert chain.type == "indirect_free_indirect"
    assert words(text, chain, "quote") == ["Niemand wohne dort. Der Strom sei aus."]
    assert chain.speaker == first.speaker


def test_quoted_words_in_an_indirect_clause_are_nested() -> None:
    text = "Der Rat erklärte, das Haus sei „völlig verfallen“."
    outer, inner = found_in(text)
    assert (outer.type, inner.type) == ("indirect", "direct")
    assert outer.quote[0].holds(inner.quote[0])
    assert inner.speaker == outer.speaker


def test_a_reporting_verb_in_the_content_is_a_statement_within() -> None:
    text = "Sie sagte, ihr Bruder habe geschrieben, das Boot sinke."
    outer, inner = found_in(text)
    assert words(text, inner, "quote") == ["das Boot sinke"]
    assert words(text, inner, "speaker") == ["ihr Bruder"]
    assert outer.quote[0].holds(inner.quote[0])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Der Chef der Werft, Ole Brandt, sagte, es sei gut.", "Der Chef der Werft, Ole Brandt"),
        ("Es sei gut, sagte Ole Brandt, der Chef der Werft.", "Ole Brandt, der Chef der Werft"),
        ("Am Montag sagte ein Sprecher der Bahn, es sei gut.", "ein Sprecher der Bahn"),
        ("Der Chef, der krank war, sagte, es sei gut.", "Der Chef"),
        ("Ihm sagte sie, es sei gut.", "sie"),
        ("Die Agentur NPD meldet unter Berufung auf das Amt, es sei gut.", "das Amt"),
        ("Ole Brandt kam und sagte, es sei gut.", "Ole Brandt"),
    ],
)
def test_speakers_are_whole(text: str, speaker: str) -> None:
    assert [words(text, a, "speaker") for a in found_in(text)] == [[speaker]]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The engineer who wrote the report declined to comment.", []),
        ("The man who told police the door was open has vanished.", [["the door was open"]]),
    ],
)
def test_a_relative_clause_leaves_the_sentence_its_own_verb(text: str, quotes: list[list[str]]) -> None:
    assert [words(text, found, "quote") for found in found_in(text, "en")] == quotes


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize(
    "text",
    [
        "",
        "„",
        "„“",
        ":",
        "sagte",
        ", sagte",
        "„A“ , , , sagte",
        "zufolge",
        "nach",
        "so",
        "wie",
        "Das",
        "dass",
        "(" * 50,
        "„" * 200,
    ],
)
def test_fragments_do_no_harm(text: str, language: str) -> None:
    spoken = language_for(language)
    for attribution in by_grammar(analyse(cut(text, spoken), spoken)):
        assert all(span.of(text) for span in attribution.quote)


def test_spans_are_ordered_and_within_the_text() -> None:
    text = "„A b“, sagte X, „c d.“ Laut Y sei es „e f“, wie Z mitteilte. Es sei so. " * 20
    for a in found_in(text):
        for role in ("quote", "speaker", "cue", "frame", "addressee"):
            spans = getattr(a, role)
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert list(spans) == sorted(spans)


@pytest.mark.parametrize(
    "unit",
    [
        "sagte er, ",
        "laut Haus ",
        "Haus zufolge ",
        "dass er sagte, ",
        "er sei da“",
        "a und b ",
        "(a ",
        "„",
        "Er sei da. ",
    ],
)
def test_hostile_input_costs_no_more_than_its_length(unit: str) -> None:
    def seconds(times: int) -> float:
        german = language_for("de")
        text = cut(unit * times, german)
        start = time.process_time()
        by_grammar(analyse(text, german))
        return time.process_time() - start

    seconds(100)
    # Eight times the text may take twenty times as long at most (a quadratic rule would take sixty-four times).
    assert seconds(4000) < 20 * max(seconds(500), 0.01)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Wir haben das Ministerium um Stellungnahme gebeten.", "de"), ("We criticised the minister.", "en")],
)
def test_what_the_article_tells_of_itself_is_no_statement(text: str, language: str) -> None:
    assert found_in(text, language) == []

"""The columns of an analysis: as long as the words, and right on the constructions that later stages rest on."""

import time

import pytest

from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.languages.registry import available, language_for


def analysis_of(text: str, language: str = "de") -> Analysis:
    spoken = language_for(language)
    return analyse(cut(text, spoken), spoken)


def column(analysis: Analysis, word: str) -> int:
    return analysis.words.forms.index(word)


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("text", ["", "Marnau.", "„“ – (12,5) …\n\n?", "Er „sagte\n\nsie “ ging, und, und."])
def test_every_column_is_as_long_as_the_words(text: str, language: str) -> None:
    analysis = analysis_of(text, language)
    size = len(analysis.words.forms)
    columns = (
        analysis.lower, analysis.tags, analysis.lemmas, analysis.moods, analysis.cues, analysis.quoted,
        analysis.sentence_of, analysis.paragraph_of, analysis.clause_of,
    )  # fmt: skip
    assert {len(each) for each in columns} == {size}
    assert [i for clause in analysis.clauses for i in clause] == list(range(size))


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Die Werft teilte am Abend mit.", "teilte", "mitteilen"),
        ("Er gab das Ergebnis bekannt.", "gab", "bekanntgeben"),
        ("Das sagte Mara Holm am Montag.", "sagte", "sagen"),
        ("Dies teilte Sprecher Jan Tomsik mit.", "teilte", "mitteilen"),
        ("Sie teilte, so der Sprecher, mit, dass es regne.", "teilte", "mitteilen"),
        ("Der Rat hat den Plan angekündigt.", "angekündigt", "ankündigen"),
        ("Die Zeugin widersprach.", "widersprach", "widersprechen"),
    ],
)
def test_separated_prefixes_are_rejoined(text: str, verb: str, lemma: str) -> None:
    analysis = analysis_of(text)
    assert analysis.lemmas[column(analysis, verb)] == lemma


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("Das Boot sei gesunken.", "sei", "subjunctive1"),
        ("Er gehe davon aus.", "gehe", "subjunctive1"),
        ("Sie hätten nichts gewusst.", "hätten", "subjunctive2"),
        ("Er käme zu spät.", "käme", "subjunctive2"),
        ("Die Boote sinken.", "sinken", "ambiguous"),
        ("Das Boot sank.", "sank", "indicative"),
        ("Ich sage nichts.", "sage", "indicative"),
    ],
)
def test_moods(text: str, verb: str, mood: str) -> None:
    analysis = analysis_of(text)
    assert analysis.moods[column(analysis, verb)] == mood


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("Die bekannte Gruppe schwieg.", "bekannte", "adjective"),
        ("Der Mann hat geschwiegen.", "geschwiegen", "participle"),
        ("Sie will sein Amt.", "sein", "determiner"),
        ("Er soll krank sein.", "sein", "infinitive"),
        ("Hinweise gab es keine.", "Hinweise", "noun"),
    ],
)
def test_tags_by_place(text: str, word: str, tag: str) -> None:
    analysis = analysis_of(text)
    assert analysis.tags[column(analysis, word)] == tag


def test_words_know_their_quotation() -> None:
    analysis = analysis_of("Er rief „halt“ und lief.")
    assert [analysis.words.forms[i] for i, pair in enumerate(analysis.quoted) if pair == 0] == ["„", "halt", "“"]


def test_an_article_takes_milliseconds() -> None:
    text = "Die Polizei teilte mit, der Mann sei flüchtig. „Wir suchen ihn“, sagte ein Sprecher am Abend. " * 40
    words = cut(text, language_for("de"))
    analyse(words, language_for("de"))
    start = time.process_time()
    analyse(words, language_for("de"))
    # About 2 ms for these 800 words; the bound leaves room for a loaded machine.
    assert time.process_time() - start < 0.1

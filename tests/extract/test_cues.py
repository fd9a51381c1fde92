"""Every word knows whether it says that somebody says something."""

import pytest

from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.cues import cue_table
from laut.languages.registry import available, language_for


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("Sie erklärte es.", "erklärte", "strong"),
        ("Er las den Bericht vor.", "las", ""),
        ("Laut Polizei brannte es.", "Laut", "before"),
        ("Ihm zufolge brannte es.", "zufolge", "after"),
        ("Er rief laut um Hilfe.", "laut", ""),
        ("Nach Polizeiangaben brannte es.", "Polizeiangaben", "noun"),
        ("Demnach brannte es.", "Demnach", "particle"),
        ("Wie er sagte, brannte es.", "Wie", "as_clause"),
        ("Sie erhob Vorwürfe.", "erhob", "light"),
    ],
)
def test_cue_classes(text: str, word: str, cue: str) -> None:
    german = language_for("de")
    analysis = analyse(cut(text, german), german)
    assert analysis.cues[analysis.words.forms.index(word)] == cue


@pytest.mark.parametrize("language", available())
def test_every_trait_belongs_to_a_verb_that_reports(language: str) -> None:
    table = cue_table(language_for(language))
    assert table.weak <= set(table.medium)

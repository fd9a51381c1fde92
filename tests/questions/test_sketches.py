"""Articles find their story by names and rare words, in two languages, the nearer in time the sooner."""

from collections.abc import Sequence

import pytest

import laut
from laut.base.comparison import Article, Sketch
from laut.languages.registry import available, language_for
from laut.questions.sketches import linked, shared_weight, sketch, stories

DAM = "Bei Talheide ist die Orrenbach-Talsperre gebrochen. Die Lenzwerke AG bestätigte in Oberlenz den Dammbruch, wie Sprecher Marten Hoyle sagte."
DAM_EN = "The Orrenbach dam near Talheide has burst. Lenzwerke AG confirmed the breach at Oberlenz, spokesman Marten Hoyle said."
VOTE = "Das Parlament in Velmar hat den Haushalt beschlossen. Ministerpräsidentin Ilse Kordt sprach von einem guten Tag für Tarvenien."


def of(*told: tuple[str, str, str]) -> list[Sketch]:
    """Sketches of (text, language, day)."""
    readings = [laut.read_text(text, language=language, published=day) for text, language, day in told]
    return [sketch(Article(str(n), reading)) for n, reading in enumerate(readings)]


def groups(sketches: Sequence[Sketch]) -> set[frozenset[str]]:
    return {frozenset(each) for each in stories(sketches)}


def test_two_languages_tell_one_story_and_another_event_is_another() -> None:
    sketches = of((DAM, "de", "2026-03-02"), (DAM_EN, "en", "2026-03-03"), (VOTE, "de", "2026-03-03"))
    assert groups(sketches) == {frozenset("01"), frozenset("2")}


def test_what_is_near_in_time_shares_more() -> None:
    first, soon, later = of((DAM, "de", "2026-03-02"), (DAM_EN, "en", "2026-03-04"), (DAM_EN, "en", "2026-09-04"))
    assert shared_weight(first, soon) > shared_weight(first, later) > 0


def test_commonplaces_link_nothing() -> None:
    police = "Die Polizei teilte am Montag mit, dass die Regierung den Bericht des Ministeriums kennt."
    one, other = of((police, "de", "2026-03-02"), (police.replace("Montag", "Dienstag"), "de", "2026-03-03"))
    assert not linked(one, other) or any(key.text.startswith("band") for key in one.keys)
    assert not [key for key in one.keys if key.text.startswith(("name", "word"))]


@pytest.mark.parametrize("language", available())
def test_commonplaces_are_sorted_stems(language: str) -> None:
    listed = language_for(language).lexicon("commonplace").words("stems")
    assert list(listed) == sorted(set(listed))
    assert all(len(stem) <= 6 for stem in listed)

"""Learned roles: relations, choices, and a small model learned, kept and read from our own corpus."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from laut.document.words import cut
from laut.extract.analysis import Analysis, analyse
from laut.extract.attribution import Attribution
from laut.extract.learned.role_candidates import SpeakerChoices
from laut.extract.learned.role_excerpt import around_quotes, words_in_article
from laut.extract.learned.role_frames import FrameChoice
from laut.extract.learned.role_habits import Habits
from laut.extract.learned.role_medium import MediumModel, media_of, medium_signs
from laut.extract.learned.role_model import load_role_model, save_role_model
from laut.extract.learned.role_relations import RELATIONS, relations, scene_of
from laut.extract.learned.roles import RoleModel, Roles, attributed, best_frames, best_speakers, find_roles
from laut.extract.learned.spans import FoundQuote
from laut.languages.registry import language_for

TEXT = "Der Rat tagte. „Wir zahlen nicht“, sagte Mara Welk, „und das ist „endgültig“.“ Es regnete."
CORPUS = Path(__file__).parents[3] / "evaluation" / "corpus" / "train"


def _analysis(text: str = TEXT) -> Analysis:
    german = language_for("de")
    return analyse(cut(text, german), german)


def _quote(analysis: Analysis, *texts: str, type: str = "direct") -> FoundQuote:
    """The quote whose fragments are ``texts``."""
    parts = []
    for text in texts:
        start = analysis.words.text.index(text)
        parts.append(next(
            range(a, b)
            for a in range(len(analysis.lower))
            for b in range(a + 1, len(analysis.lower) + 1)
            if analysis.words.starts[a] == start and analysis.words.ends[b - 1] == start + len(text)
        ))  # fmt: skip
    return FoundQuote(type, tuple(parts), 1.0)  # type: ignore[arg-type]


@pytest.fixture
def analysis() -> Analysis:
    return _analysis()


@pytest.fixture
def quotes(analysis: Analysis) -> list[FoundQuote]:
    return [
        _quote(analysis, "„Wir zahlen nicht“", "„und das ist „endgültig“.“"),
        _quote(analysis, "„endgültig“"),
    ]


def test_a_quote_within_another_is_known(analysis: Analysis, quotes: list[FoundQuote]) -> None:
    beside = scene_of(analysis, quotes, []).beside
    assert [beside.other[k][beside.around[k]].tolist() for k in (0, 1)] == [[], [0]]
    assert [beside.other[k][beside.within[k]].tolist() for k in (0, 1)] == [[1], []]


def test_the_window_leaves_out_the_words_of_a_direct_quote(analysis: Analysis, quotes: list[FoundQuote]) -> None:
    windows = scene_of(analysis, quotes, []).windows
    window = [analysis.words.forms[i] for i in windows.word[windows.part(0)]]
    assert window == ["Der", "Rat", "tagte", ".", ",", "sagte", "Mara", "Welk", ",", "Es", "regnete", "."]


def test_a_reported_statement_may_hold_its_own_speaker(analysis: Analysis) -> None:
    scene = scene_of(analysis, [_quote(analysis, "Der Rat tagte.", type="reported")], [])
    assert set(scene.quotes.word) <= set(scene.windows.word)


def test_relations_stay_within_their_sizes(analysis: Analysis, quotes: list[FoundQuote]) -> None:
    scene = scene_of(analysis, quotes, [])
    found = relations(scene)
    assert found.keys() == RELATIONS.keys()
    for name, column in found.items():
        assert len(column) == len(scene.windows.word)
        assert column.min() >= 0
        assert column.max() < RELATIONS[name]


def test_a_quote_that_is_the_whole_text_has_an_empty_window() -> None:
    analysis = _analysis("„Nein“")
    scene = scene_of(analysis, [_quote(analysis, "„Nein“")], [])
    assert len(scene.windows.word) == 0
    assert all(len(column) == 0 for column in relations(scene).values())


def test_the_grammars_attribution_of_the_same_quote_lends_its_words(
    analysis: Analysis, quotes: list[FoundQuote]
) -> None:
    forms, words = analysis.words.forms, analysis.words
    said = forms.index("sagte")
    rule = Attribution(
        "direct", "speech", tuple(words.span(part) for part in quotes[0].parts),
        cue=(words.span(range(said, said + 1)),), speaker=(words.span(range(said + 1, said + 3)),),
    )  # fmt: skip
    scene = scene_of(analysis, quotes[:1], [rule])
    assert scene.rule.tolist() == [0]
    assert scene.ruled["speaker"].word.tolist() == [said + 1, said + 2]


def test_habits_leave_out_what_an_article_taught() -> None:
    first = Habits.learned([(["sagen", "rat"], [frozenset({0}), frozenset({1}), frozenset()])])
    both = Habits.learned([
        (["sagen", "rat"], [frozenset({0}), frozenset({1}), frozenset()]), (["sagen"], [frozenset()] * 3),
    ])  # fmt: skip
    assert both.rates(["sagen"], first)[0, 0] < both.rates(["sagen"])[0, 0]
    np.testing.assert_allclose(both.rates(["never"]), first.rates(["nothing"]))


def test_the_best_candidates_are_chosen_and_weak_speakers_are_none() -> None:
    none, own = FrameChoice((), (), (), 8, 0), FrameChoice((3, 4), (4,), (), 0, 0)
    assert best_frames([[own, none], [none]], np.array([0.2, 0.1, 0.0])) == [own, none]
    choices = SpeakerChoices(
        np.array([0, 2, 3, 3]), np.array([0, 0, 1]), np.array([1, 5, 7]), np.array([3, 6, 8]), np.zeros(3, np.int32)
    )
    assert best_speakers(choices, np.array([0.4, 0.6, 0.1]), 0.3) == [(5,), (), ()]


def test_roles_become_spans_that_slice_to_the_text(analysis: Analysis, quotes: list[FoundQuote]) -> None:
    forms = analysis.words.forms
    said = forms.index("sagte")
    roles = Roles(speaker=(said + 1, said + 2), cue=(said,), frame=(said - 1, said, said + 1, said + 2))
    found = attributed(analysis.words, quotes[0], roles)
    assert [span.of(TEXT) for span in found.speaker] == ["Mara Welk"]
    assert [span.of(TEXT) for span in found.frame] == [", sagte Mara Welk"]
    assert len(found.quote) == 2
    assert found.addressee == ()


def test_the_medium_with_the_greatest_sum_is_chosen(analysis: Analysis, quotes: list[FoundQuote]) -> None:
    cue = [analysis.words.forms.index("sagte")]
    keys = analysis.lemmas
    weights = {"cue sagen": np.array([1.0, 0.0], np.float32)}
    model = MediumModel(("speech", "writing"), np.array([0.0, 0.5], np.float32), weights)
    assert "cue sagen" in medium_signs(analysis, keys, quotes[0], cue, ())
    assert media_of(analysis, keys, quotes[:1], [cue], [()], model) == ["speech"]
    assert media_of(analysis, keys, quotes[:1], [()], [()], model) == ["writing"]


@pytest.fixture(scope="module")
def model() -> RoleModel:
    """A model of a few articles, quickly learned: it has to work, not to be good."""
    pytest.importorskip("scipy")
    pytest.importorskip("sklearn")
    from evaluation.training.data import load_corpus  # noqa: PLC0415
    from evaluation.training.histogram_trees import Growth  # noqa: PLC0415
    from evaluation.training.role_choices import ChoicePlan  # noqa: PLC0415
    from evaluation.training.roles import RolePlan, learn_roles  # noqa: PLC0415
    from evaluation.training.sparse_crf import Effort  # noqa: PLC0415

    articles = load_corpus(CORPUS, "de")[:14]
    choices = ChoicePlan(frames=Growth(trees=10), speakers=Growth(trees=10))
    plan = RolePlan(judged="corpus", folds=2, tagger=Effort(rounds=25, at_least=2), choices=choices)
    said: list[str] = []
    return learn_roles(articles, language_for("de"), plan, said.append)


def _read(model: RoleModel, quotes: Sequence[FoundQuote], analysis: Analysis) -> list[Roles]:
    return find_roles(analysis, quotes, [], model)


def test_it_finds_the_plain_case(model: RoleModel, analysis: Analysis, quotes: list[FoundQuote]) -> None:
    found = _read(model, quotes, analysis)
    said = analysis.words.forms.index("sagte")
    assert said in found[0].cue
    assert set(found[0].cue) <= set(found[0].frame)


def test_it_is_kept_and_read_the_same(
    model: RoleModel, analysis: Analysis, quotes: list[FoundQuote], tmp_path: Path
) -> None:
    save_role_model(tmp_path / "roles.npz", model)
    read = load_role_model(tmp_path / "roles.npz")
    assert _read(read, quotes, analysis) == _read(model, quotes, analysis)


def test_no_quotes_no_roles(model: RoleModel, analysis: Analysis) -> None:
    assert _read(model, [], analysis) == []


def test_the_whole_text_as_a_quote_is_read(model: RoleModel) -> None:
    analysis = _analysis("„Nein“")
    assert len(_read(model, [_quote(analysis, "„Nein“")], analysis)) == 1


def test_what_stands_far_from_all_quotes_is_not_read(model: RoleModel) -> None:
    quote = "„Wir zahlen nicht“"
    near = f"Der Rat tagte. {quote}, sagte Mara Welk. Es regnete."
    far = " ".join(["Es regnete."] * 9)
    analysis = _analysis(f"{far}\n\n{near}\n\n{far}")
    quotes = [_quote(analysis, quote)]
    short, own = around_quotes(analysis, quotes)
    assert len(short.analysis.lower) < len(analysis.lower) / 2
    assert [len(sentence) for sentence in short.analysis.words.sentences] == [3, 3, 4, 10, 3]
    assert words_in_article(own[0].parts[0], short) == tuple(quotes[0].parts[0])
    said = analysis.words.forms.index("sagte")
    assert said in _read(model, quotes, analysis)[0].cue

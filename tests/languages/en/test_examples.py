"""The marked sentences of English: well formed, enough of them, and read by the rules."""

import pytest

from evaluation.examples import Example, load_examples, read_by_grammar, score

EXAMPLES = load_examples("en")
# Measured 2026-11-22: precision, recall and speakers 1.00. A drop is a rule that broke.
FLOOR_PRECISION, FLOOR_RECALL, FLOOR_SPEAKERS = 0.97, 0.95, 0.95


def test_there_are_enough() -> None:
    assert len(EXAMPLES) >= 60
    assert {s.type for e in EXAMPLES for s in e.marked.statements} == {
        "direct", "indirect", "reported", "free_indirect", "indirect_free_indirect",
    }  # fmt: skip


def test_the_rules_read_them() -> None:
    found = score(EXAMPLES, "en")
    assert found.precision >= FLOOR_PRECISION
    assert found.recall >= FLOOR_RECALL
    assert found.speakers >= FLOOR_SPEAKERS


@pytest.mark.parametrize("example", [e for e in EXAMPLES if not e.marked.statements], ids=lambda e: e.marked.text[:40])
def test_narration_is_no_statement(example: Example) -> None:
    assert read_by_grammar(example, "en") == []

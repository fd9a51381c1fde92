"""Analysis -> attributions: which words are said, which say so, and who says them."""

from __future__ import annotations

from laut.base.records import Engine
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.edges import trimmed
from laut.extract.learned.engine import by_model
from laut.extract.relays import on_cited_word
from laut.extract.rules.engine import by_grammar

__all__ = ["find_attributions"]


def find_attributions(analysis: Analysis, engine: Engine) -> list[Attribution]:
    """The attributions of an article, in the order of their quotes; the grammar stands in where no model is."""
    by_rule = by_grammar(analysis)
    folder = analysis.language.model(engine)
    found = by_model(analysis, engine, folder, by_rule) if folder is not None else by_rule
    return on_cited_word(analysis, [trimmed(analysis, one) for one in found])

"""The grammar engine: the constructions in order, over the outline of an article."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from laut.base.records import StatementType
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.cues import cue_table
from laut.extract.rules.backward import points_back
from laut.extract.rules.chains import Chains
from laut.extract.rules.content import is_subjunctive, said, without
from laut.extract.rules.draft import Draft, attribution
from laut.extract.rules.indirect import reported_clauses
from laut.extract.rules.media import medium_of
from laut.extract.rules.outline import Sentence, outline_of
from laut.extract.rules.sources import sources_in
from laut.extract.rules.told import after_colon, hearsay, named_quotations, told_acts

__all__ = ["by_grammar"]

# No sentence names more; hostile input would.
_MOST_SOURCES = 8
# Of each construction, the share of its statements that a person marked too (half of the words shared), on 700
# articles of German Wikinews, 2026-11-22: docs/experiments/german-grammar.md.
_CONFIDENCE: dict[tuple[str, StatementType], float] = {
    ("after a colon", "direct"): 0.97,
    ("chain", "direct"): 0.76,
    ("chain", "indirect_free_indirect"): 0.91,
    ("clause before", "direct"): 0.93,
    ("clause before", "indirect"): 0.82,
    ("clause behind", "direct"): 0.90,
    ("clause behind", "indirect"): 0.81,
    ("hearsay", "free_indirect"): 0.49,
    ("named", "direct"): 0.78,
    ("pointing back", "indirect"): 0.80,
    ("quotation alone", "direct"): 0.96,
    ("source", "direct"): 0.80,
    ("source", "indirect"): 0.91,
    ("told", "reported"): 0.50,
}
_CONFIDENCE_ELSE = 0.5


def by_grammar(analysis: Analysis) -> list[Attribution]:
    """The attributions of an article by rule, in the order of their quotes."""
    drafts: list[Draft] = []
    chains = Chains(analysis)
    before: Sentence | None = None
    for sentence in outline_of(analysis):
        found_here = list(points_back(analysis, sentence, before)) if before is not None else []
        found_here = found_here or _of_sentence(analysis, sentence)
        before = None if found_here or chains.goes_on(sentence) else sentence
        drafts.extend(chains.after(sentence, found_here))
        drafts.extend(chains.with_speaker(draft) for draft in found_here)
    drafts.extend(chains.finish())
    found = [_attribution(analysis, draft) for draft in drafts]
    return sorted(found, key=lambda a: (a.quote[0].start, -a.quote[-1].end))


def _attribution(analysis: Analysis, draft: Draft) -> Attribution:
    roles = replace(draft.roles, medium=medium_of(analysis, draft.roles))
    confidence = _CONFIDENCE.get((draft.rule, draft.type), _CONFIDENCE_ELSE)
    return attribution(replace(draft, roles=roles), analysis.words, confidence)


def _of_sentence(analysis: Analysis, sentence: Sentence) -> list[Draft]:
    drafts = list(reported_clauses(analysis, sentence))
    for source in islice(sources_in(analysis, sentence), _MOST_SOURCES):
        region = source.region
        for draft in drafts:
            holding = [q for q in draft.quote if q.start <= source.frame.start and source.frame.stop <= q.stop]
            if holding and draft.type == "indirect":
                region = holding[0]
        if source.needs_subjunctive and not is_subjunctive(analysis, sentence.clauses):
            continue
        drafts.extend(said(analysis, without(region, source.frame), source.roles, "source"))
    drafts.extend(named_quotations(analysis, sentence, drafts))
    drafts.extend(after_colon(analysis, sentence, drafts))
    if not drafts or cue_table(analysis.language).unmarked:
        drafts.extend(told_acts(analysis, sentence, list(drafts)))
    if not drafts:
        drafts.extend(hearsay(analysis, sentence))
    return drafts

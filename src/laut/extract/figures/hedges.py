"""How sure the article is of a figure: from the words of the figure's own clause and of its statement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.records import Hedge, Statement
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.window import near_sentence

__all__ = ["figure_hedge"]

_MOST_LINKS = 3
_SURE_UNITS = frozenset({"duration", "physical"})


@dataclass(frozen=True, eq=False, slots=True)
class _HedgeWords:
    """The tables of ``lexicon/figure_hedges.toml`` and those of ``lexicon/hedges.toml`` that hold for numbers, too."""

    unconfirmed: frozenset[str]
    stems: tuple[str, ...]
    estimated_words: frozenset[str]
    estimated_verbs: frozenset[str]
    planned_words: frozenset[str]
    planned_verbs: frozenset[str]
    future: frozenset[str]
    supposed: frozenset[str]
    perfect: frozenset[str]
    future_has_infinitive: bool
    states: frozenset[str]
    likely: frozenset[str]
    than: frozenset[str]
    conditional: frozenset[str]
    be: frozenset[str]
    to: frozenset[str]
    denying: frozenset[tuple[str, ...]]
    wholes: frozenset[str]
    of_statements: frozenset[str]


@cache
def _hedge_words(language: Language) -> _HedgeWords:
    lexicon = language.lexicon("figure_hedges")

    def words(key: str) -> frozenset[str]:
        return frozenset(lexicon.words(key))

    return _HedgeWords(
        unconfirmed=words("unconfirmed.words"), stems=lexicon.words("unconfirmed.stems"),
        estimated_words=words("estimated.words"), estimated_verbs=words("estimated.verbs"),
        planned_words=words("planned.words"), planned_verbs=words("planned.verbs"), future=words("planned.future"),
        supposed=words("supposed.modals"), perfect=words("supposed.perfect"),
        future_has_infinitive=lexicon.flag("planned.future_has_infinitive"),
        states=words("supposed.states"), likely=words("unconfirmed.modals"), than=words("planned.than"), conditional=words("planned.conditional"),
        be=words("planned.be"), to=words("planned.to"),
        denying=frozenset(tuple(phrase.split()) for phrase in lexicon.words("denied.before")),
        wholes=words("wholes.links"),
        of_statements=words("statements.hedges"),
    )  # fmt: skip


def figure_hedge(analysis: Analysis, amount: Amount, statement: Statement | None) -> Hedge:
    """The hedge of ``amount``: its statement's denial, else what its clause says, else what the statement is told as."""
    words = _hedge_words(analysis.language)
    if statement is not None and statement.hedge == "denied":
        return "denied"
    if any(analysis.lower[amount.first - len(phrase) : amount.first] == phrase for phrase in words.denying):
        return "denied"
    sentence = near_sentence(analysis, amount.core)
    if _is_whole(analysis, amount, sentence, words):
        return "none"
    clause = _clause(analysis, amount.core, sentence)
    near = {analysis.lower[i] for i in clause}
    lemmas = {analysis.lemmas[i] for i in clause}
    if near & words.unconfirmed or any(analysis.lower[i].startswith(words.stems) for i in clause):
        return "unconfirmed"
    if near & words.likely:
        return "unconfirmed"
    if near & words.supposed:
        return "unconfirmed" if _is_rumour(analysis, clause, words) else "planned"
    whole = {analysis.lower[i] for i in range(sentence.start, clause.stop)}
    if whole & words.estimated_words or lemmas & words.estimated_verbs:
        return "estimated"
    if near & words.future and _ends_in_infinitive(analysis, clause, words):
        return "planned"
    if lemmas & words.planned_verbs or near & words.conditional or _says(analysis, clause, words):
        return "planned"
    if _is_to(analysis, clause, words):
        return "planned"
    if statement is None or statement.hedge not in words.of_statements:
        return "none"
    # what is alleged to have lasted five weeks is alleged; the weeks are not
    return "none" if amount.unit is not None and amount.unit.kind in _SURE_UNITS else statement.hedge


def _is_whole(analysis: Analysis, amount: Amount, sentence: range, words: _HedgeWords) -> bool:
    """Whether the amount is what another is a part of: "elf der 17 Mitglieder", "three of the army's 11 brigades"."""
    at, linked = amount.first - 1, 0
    while at >= sentence.start and linked < _MOST_LINKS and analysis.lower[at] in words.wholes:
        at, linked = at - 1, linked + 1
    if not linked:
        return False
    return at < sentence.start or analysis.tags[at] in ("number", "numeral")


def _is_to(analysis: Analysis, clause: range, words: _HedgeWords) -> bool:
    """Whether something "is to be done" there."""
    if not words.be:
        return False
    tags, lower = analysis.tags, analysis.lower
    spots = (i for i in clause if lower[i] in words.be and i + 2 < len(lower))
    return any(lower[i + 1] in words.to and (tags[i + 2] == "infinitive" or lower[i + 2] in words.be) for i in spots)


def _says(analysis: Analysis, clause: range, words: _HedgeWords) -> bool:
    """Whether a word of a plan is there, and not as what something is compared with ("früher als erwartet")."""
    return any(analysis.lower[i] in words.planned_words and analysis.lower[i - 1] not in words.than for i in clause)


def _clause(analysis: Analysis, i: int, sentence: range) -> range:
    """The clause at word ``i``, with its neighbours where it has no finite verb of its own."""
    number = analysis.clause_of[i]
    clause = analysis.clauses[number]
    if len(sentence) < len(clause):
        return sentence
    first, last, added = clause.start, clause.stop, clause
    while not any(analysis.tags[k] == "finite" for k in added) and (first > sentence.start or last < sentence.stop):
        if first > sentence.start:
            added = analysis.clauses[analysis.clause_of[first - 1]]
            first = added.start
        else:
            added = analysis.clauses[analysis.clause_of[last]]
            last = added.stop
    return range(max(first, sentence.start), min(last, sentence.stop))


def _is_rumour(analysis: Analysis, clause: range, words: _HedgeWords) -> bool:
    """Whether "soll" tells a rumour: with an infinitive of the past ("gestorben sein") or of a state ("bei 40 liegen")."""
    last = clause.stop - 1
    while last > clause.start and analysis.tags[last] == "mark":
        last -= 1
    verbs = [analysis.lower[i] for i in range(max(clause.start, last - 2), last + 1)]
    return bool(words.perfect.intersection(verbs)) or any(analysis.lower[i] in words.states for i in clause)


def _ends_in_infinitive(analysis: Analysis, clause: range, words: _HedgeWords) -> bool:
    """Whether "werden" is the future: an infinitive and no participle is with it."""
    if not words.future_has_infinitive:
        return True
    others = {analysis.tags[i] for i in clause if analysis.lower[i] not in words.future}
    return "infinitive" in others and "participle" not in others

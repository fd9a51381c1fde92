"""Who gives a number in its own sentence, where no statement carries it.

The attributions read here are those that statements hold, too ("wie X mitteilte",
"laut X"), and those that are too short to be one: "175, sagt die Reederei",
"Das Bündnis: bis zu 3000 Mann", "X zählt 31 Tote, Y drei".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.records import Statement
from laut.extract.analysis import Analysis
from laut.extract.cues import cue_table
from laut.extract.figures.amounts import Amount
from laut.extract.figures.attributed import credited, opened, owner_before, referred
from laut.extract.figures.noun_phrases import LONGEST, phrase_at, phrase_before, with_name
from laut.extract.figures.window import near_clause, near_sentence
from laut.extract.figures.writings import shown

__all__ = [
    "is_own_account",
    "is_taken_up",
    "source_in_sentence",
    "source_of_clause",
    "source_of_nameless",
    "source_taken_up",
    "subject_of_sentence",
]

_VERBAL = frozenset({"strong", "weak", "tells"})
# a label before a colon: "Der Abgeordnete Jan Tomsik (44):"
_LONGEST_LABEL = 10
# words between the preposition of a verb and its number: "von mehr als 300"
_NEAR = 4


@dataclass(frozen=True, eq=False, slots=True)
class _Verbs:
    """Verbs whose subject gives the number: always, where it counts the fate of people, or with a preposition."""

    estimating: frozenset[str]
    counting: frozenset[str]
    governing: Mapping[str, str]
    auxiliaries: frozenset[str]
    progressive_with: frozenset[str]
    progressive: tuple[str, ...]
    relatives: frozenset[str]
    own: frozenset[str]
    tolls: frozenset[str]
    told: frozenset[str]
    handing: frozenset[str]
    claiming: frozenset[str]
    perfect: frozenset[str]
    revising: frozenset[str]
    acting: frozenset[str]
    tallies: tuple[str, ...]
    genitives: frozenset[str]
    verb_second: bool


@cache
def _verbs(language: Language) -> _Verbs:
    lexicon = language.lexicon("figure_hedges")
    return _Verbs(
        estimating=frozenset(lexicon.words("sources.verbs")),
        counting=frozenset(lexicon.words("sources.counting")),
        governing=lexicon.table("sources.governing"),
        auxiliaries=frozenset(lexicon.words("sources.auxiliaries")),
        progressive_with=frozenset(lexicon.words("sources.progressive_with")),
        progressive=lexicon.words("sources.progressive"),
        relatives=frozenset(language.lexicon("measures").words("relatives")),
        own=frozenset(lexicon.words("sources.own")),
        tolls=frozenset(language.lexicon("counted").words("toll_nouns")),
        told=frozenset(language.lexicon("counted").words("tolls")),
        handing=frozenset(lexicon.words("sources.handing")),
        claiming=frozenset(lexicon.words("sources.claiming")),
        perfect=frozenset(lexicon.words("supposed.perfect")),
        revising=frozenset(lexicon.words("sources.revising")),
        acting=frozenset(lexicon.words("sources.acting")),
        tallies=language.lexicon("figure_sources").words("tallies"),
        verb_second=lexicon.flag("sources.verb_second"),
        genitives=frozenset(language.lexicon("figure_sources").words("genitives")),
    )


def source_in_sentence(analysis: Analysis, amount: Amount, *, of_people: bool) -> str | None:
    """Whom the sentence of ``amount`` names as its source, or None; ``of_people``: it counts the fate of people."""
    sentence = near_sentence(analysis, amount.core)
    clause = near_clause(analysis, amount.core)
    found = _counting_subject(analysis, amount, clause, of_people=of_people)
    found = found or shown(analysis, amount, clause) or opened(analysis, sentence)
    found = found or next((words for i in sentence if (words := _named_at(analysis, i, sentence)) is not None), None)
    found = found or _teller(analysis, amount, sentence)
    if of_people:
        found = found or _label(analysis, amount, sentence)
    found = found or _clause_before(analysis, amount, sentence, of_people=of_people)
    found = found or _actor(analysis, amount, clause)
    return _text(analysis, found)


def source_of_clause(analysis: Analysis, amount: Amount, *, of_people: bool) -> str | None:
    """Who gives the number in words of its own, whoever speaks around it: "die Polizei spricht von 40", "the 19 claimed by X"."""
    named = credited(analysis, amount, near_sentence(analysis, amount.core))
    if named is not None:
        return _text(analysis, named)
    clause = near_clause(analysis, amount.core)
    if any(analysis.moods[i] in ("subjunctive1", "subjunctive2") for i in clause):
        return None
    found = _counting_subject(analysis, amount, clause, of_people=of_people)
    return _text(analysis, found or _other_side(analysis, amount, clause, of_people=of_people))


def subject_of_sentence(analysis: Analysis, amount: Amount) -> str | None:
    """The noun phrase that opens the sentence: whose own account "nach eigenen Angaben" is."""
    sentence = near_sentence(analysis, amount.core)
    return _text(analysis, phrase_at(analysis, sentence.start, sentence.stop))


def source_taken_up(analysis: Analysis, amount: Amount) -> str | None:
    """What the sentence before names where a bare "demnach" is all that says whose number it is."""
    return _text(analysis, referred(analysis, amount.core))


def source_of_nameless(analysis: Analysis, amount: Amount, statements: Sequence[Statement]) -> str | None:
    """Whose account it is where its words name nobody: "Nach ihrer Schätzung waren es 250"."""
    owner = owner_before(analysis, amount, statements)
    return _text(analysis, owner) if isinstance(owner, range) else owner


def is_taken_up(language: Language, text: str) -> bool:
    """Whether a speaker's words are a particle that takes up what was said before: "demnach"."""
    return cue_table(language).words.get(text.lower()) == "particle"


def is_own_account(language: Language, text: str) -> bool:
    """Whether a speaker's words name only the subject's own account: "eigenen Angaben", "its own count"."""
    return not _verbs(language).own.isdisjoint(text.lower().split())


def _text(analysis: Analysis, words: range | None) -> str | None:
    """The words as a name has them: "the union's" is the "union", "des Verbands" the "Verband"."""
    if words is None:
        return None
    words = with_name(analysis, words)
    text = analysis.words.span(words).of(analysis.words.text)
    in_genitive = words.start > 0 and analysis.lower[words.start - 1] in _verbs(analysis.language).genitives
    return analysis.language.grammar.nominative_noun(text, "mn" if in_genitive and len(words) == 1 else "")


def _named_at(analysis: Analysis, i: int, sentence: range) -> range | None:
    """Who is named by a reporting word at ``i``: "wie X mitteilte", "laut X", "X zufolge"."""
    cue = analysis.cues[i]
    if cue == "as_clause":
        first = i + 2 if i + 1 < sentence.stop and analysis.tags[i + 1] == "preposition" else i + 1
        stop = next((k for k in range(first, min(i + LONGEST, sentence.stop)) if analysis.tags[k] == "finite"), None)
        reports = stop is not None and stop > first and _reports(analysis, stop)
        return phrase_at(analysis, first, stop) if reports and stop is not None else None
    if cue == "before":
        linked = i + 1 < sentence.stop and analysis.lower[i + 1] in cue_table(analysis.language).links
        return phrase_at(analysis, i + 1 + linked, min(i + LONGEST, sentence.stop))
    if cue == "after":
        if i == sentence.start + 1 and analysis.tags[i - 1] in ("article", "determiner", "pronoun"):
            return referred(analysis, i)  # "Ihr zufolge"
        return phrase_before(analysis, i, sentence.start)
    return None


def _reports(analysis: Analysis, verb: int) -> bool:
    """Whether the finite verb of "wie X …" says that X gives a number: "mitteilte", "überschlug"."""
    verbs = _verbs(analysis.language)
    return analysis.cues[verb] in _VERBAL or analysis.lemmas[verb] in verbs.estimating | verbs.counting


def _teller(analysis: Analysis, amount: Amount, sentence: range) -> range | None:
    """The subject of the reporting clause behind the number ("175, sagt X") or before its colon ("X sagt: 175")."""
    for i in range(amount.stop, sentence.stop):
        if analysis.tags[i] == "finite" and (analysis.cues[i] == "strong" or _closes(analysis, i, sentence)):
            clause = near_clause(analysis, i)
            # "stand im Ziel und verlangte Gurken": a clause that is joined on tells of the same subject
            joined = analysis.tags[clause.start] in ("coordinator", "subordinator", "question")
            apart = (
                amount.core not in clause
                and not _is_relative(analysis, near_clause(analysis, amount.core))
                and not joined
            )
            return _subject(analysis, i, clause) if apart else None
    colon = amount.first - 1
    if colon <= sentence.start or analysis.words.forms[colon] != ":":
        return None
    clause = near_clause(analysis, colon)
    verb = next((i for i in clause if analysis.cues[i] == "strong" and analysis.tags[i] == "finite"), None)
    return None if verb is None else _subject(analysis, verb, clause)


def _closes(analysis: Analysis, verb: int, sentence: range) -> bool:
    """Whether a verb that may report ends its sentence, so that what stands before is what it tells: ", the data showed."."""
    last = all(analysis.tags[i] == "mark" for i in range(verb + 1, sentence.stop))
    return last and analysis.cues[verb] in _VERBAL


def _label(analysis: Analysis, amount: Amount, sentence: range) -> range | None:
    """Who stands before the colon of a number and does nothing else: "Das Bündnis: bis zu 3000 Mann."."""
    colon = amount.first - 1
    if not sentence.start < colon <= sentence.start + _LONGEST_LABEL or analysis.words.forms[colon] != ":":
        return None
    if any(analysis.tags[i] == "finite" for i in range(sentence.start, colon)):
        return None
    return phrase_at(analysis, sentence.start, colon)


def _clause_before(analysis: Analysis, amount: Amount, sentence: range, *, of_people: bool) -> range | None:
    """Who gives the number of a clause that leaves its verb out: its own noun, else the subject of the clause before."""
    clause = near_clause(analysis, amount.core)
    if clause.start <= sentence.start or any(analysis.tags[i] == "finite" for i in clause):
        return None
    before = near_clause(analysis, clause.start - 1)
    found = _counting_subject(analysis, amount, before, of_people=of_people)
    return (found and _alone_before(analysis, amount, clause)) or found


def _other_side(analysis: Analysis, amount: Amount, clause: range, *, of_people: bool) -> range | None:
    """Who gives the number where the clause before has the verb: "Das Amt sprach von 600, die Reederei von 500"."""
    if not clause.start or any(analysis.tags[i] == "finite" for i in clause):
        return None
    if analysis.sentence_of[clause.start - 1] != analysis.sentence_of[amount.core]:
        return None
    before = near_clause(analysis, clause.start - 1)
    found = _counting_subject(analysis, amount, before, of_people=of_people)
    return found and _alone_before(analysis, amount, clause)


def _alone_before(analysis: Analysis, amount: Amount, clause: range) -> range | None:
    """The noun phrase that stands alone before the number, over its preposition and adverbs."""
    last = amount.first
    while last > clause.start and analysis.tags[last - 1] in ("adverb", "preposition"):
        last -= 1
    own = phrase_at(analysis, _past_links(analysis, clause.start, last), last)
    return own if own is not None and own.stop == last else None


def _actor(analysis: Analysis, amount: Amount, clause: range) -> range | None:
    """Who demands, offers or orders the number: the act is the source's own."""
    finite = next((i for i in clause if analysis.tags[i] == "finite"), None)
    if finite is None or amount.core < clause.start or _is_relative(analysis, clause):
        return None
    acting = _verbs(analysis.language).acting
    return _subject(analysis, finite, clause) if acting & set(_lemmas(analysis, finite, clause)) else None


def _counting_subject(analysis: Analysis, amount: Amount, clause: range, *, of_people: bool) -> range | None:
    verbs = _verbs(analysis.language)
    finite = next((i for i in clause if analysis.tags[i] == "finite"), None)
    # "beziffert" may be a participle; without an auxiliary it is none
    if verbs.verb_second:
        strong = next(
            (i for i in clause if analysis.cues[i] == "strong" and analysis.lemmas[i] in verbs.estimating), None
        )
        finite = strong if strong is not None and (finite is None or strong < finite) else finite
    if finite is None and not verbs.verb_second:
        # "cut", "put": forms that the past shares with the participle
        finite = next((i for i in clause if analysis.lemmas[i] in verbs.revising), None)
    if finite is None:
        return None
    if not any(
        _gives(analysis, amount, lemma, clause, of_people=of_people) for lemma in _lemmas(analysis, finite, clause)
    ):
        return None
    if _is_relative(analysis, clause):
        return phrase_before(analysis, clause.start - 1, max(0, clause.start - LONGEST))
    return _subject(analysis, finite, clause)


def _lemmas(analysis: Analysis, finite: int, clause: range) -> list[str]:
    """The verbs of ``finite``'s subject: its own, with the prefix that "und" follows, and those that "und" adds."""
    verbs, tags = _verbs(analysis.language), analysis.tags
    full = finite
    if analysis.lemmas[finite] in verbs.auxiliaries:
        full = next((i for i in clause if tags[i] == "participle" and i != finite), finite)
    elif analysis.lemmas[finite] in verbs.progressive_with:
        going = (i for i in clause if tags[i] == "participle" and analysis.lower[i].endswith(verbs.progressive))
        full = next(going, finite)
    found = [analysis.lemmas[full]]
    for i in range(finite + 1, clause.stop - 1):
        if tags[i + 1] == "coordinator" and tags[i] == "preposition":
            found.append(analysis.lower[i] + analysis.lemmas[finite])
        if tags[i] == "coordinator" and tags[i + 1] == "participle":
            found.append(analysis.lemmas[i + 1])
    return found


def _gives(analysis: Analysis, amount: Amount, lemma: str, clause: range, *, of_people: bool) -> bool:
    """Whether the subject of ``lemma`` gives the number: always, of people, or with a preposition or a noun before it."""
    verbs = _verbs(analysis.language)
    if lemma in verbs.estimating or (of_people and lemma in verbs.counting):
        return True
    near = analysis.lower[max(clause.start, amount.first - _NEAR) : amount.first]
    governing = verbs.governing.get(lemma)
    if governing is not None and governing in near:
        return True
    if lemma in verbs.claiming:
        # "Das Bündnis will 900 Menschen mobilisiert haben"
        closing = clause.stop - 1 - (analysis.tags[clause.stop - 1] == "mark")
        return analysis.lower[closing] in verbs.perfect and analysis.tags[closing - 1] == "participle"
    if lemma in verbs.revising:
        return not (verbs.tolls | verbs.told).isdisjoint(analysis.lower[clause.start : amount.first])
    return lemma in verbs.handing and any(word.endswith(verbs.tallies) for word in near)


def _is_relative(analysis: Analysis, clause: range) -> bool:
    """Whether the clause hangs on the noun before its comma, over a preposition: ", der …", ", von denen …"."""
    first = clause.start
    if not first or analysis.words.forms[first - 1] != ",":
        return False
    if analysis.tags[first] == "article" and analysis.tags[first + 1 : first + 2] in (("noun",), ("adjective",)):
        return False
    return not _verbs(analysis.language).relatives.isdisjoint(analysis.lower[first : first + 2])


def _subject(analysis: Analysis, verb: int, clause: range) -> range | None:
    """The noun phrase before the finite verb, else the one behind it where the language turns them round."""
    verbs = _verbs(analysis.language)
    first = _past_links(analysis, clause.start, verb)
    stop = min(verb + LONGEST, clause.stop)
    apposed = None if verbs.verb_second or first != verb else _apposed(analysis, verb)
    if apposed is not None:
        return apposed
    aside = _behind_an_aside(analysis, first, verb)
    if aside is not None:
        return aside
    if not verbs.verb_second and verb > first:
        return phrase_at(analysis, first, verb) or phrase_before(analysis, verb, first)
    if not verbs.verb_second and analysis.lemmas[verb] in cue_table(analysis.language).addresses:
        return None
    before = phrase_at(analysis, first, verb)
    behind = phrase_at(analysis, _past_links(analysis, verb + 1, stop), stop)
    if before is None or analysis.tags[first] == "preposition":
        return behind
    is_object = any(analysis.lower[i] in verbs.tolls for i in before)
    return behind if is_object else before


def _apposed(analysis: Analysis, verb: int) -> range | None:
    """Who stands with an apposition before the verb: "Its author, Nora Beng, puts it at 8", "Reedwatch, a charity, put it at 9"."""
    forms, start = analysis.words.forms, analysis.words.sentences[analysis.sentence_of[verb]].start
    if verb - 1 <= start or forms[verb - 1] != ",":
        return None
    back = range(verb - 2, max(start, verb - LONGEST), -1)
    opening = next((i for i in back if forms[i] == ","), None)
    if opening is None or any(analysis.tags[i] == "finite" for i in range(opening + 1, verb)):
        return None
    aside = range(opening + 1, verb - 1)
    is_name = len(aside) > 1 and all(analysis.tags[i] == "name" for i in aside)
    return aside if is_name else phrase_before(analysis, opening, start)


def _behind_an_aside(analysis: Analysis, first: int, verb: int) -> range | None:
    """The subject that a relative clause or brackets part from its verb: "The guard, which is new, gave", "Rygg (51) sagt"."""
    forms = analysis.words.forms
    start = analysis.words.sentences[analysis.sentence_of[verb]].start
    opening = None
    if forms[verb - 1] == ")":
        opening = next((i for i in range(verb - 1, max(start, verb - LONGEST), -1) if forms[i] == "("), None)
    elif first == verb and forms[verb - 1] == "," and verb - 1 > start:
        relative = near_clause(analysis, verb - 2)
        opening = relative.start - 1 if _is_relative(analysis, relative) else None
    return None if opening is None or opening <= start else phrase_before(analysis, opening, start)


def _past_links(analysis: Analysis, i: int, stop: int) -> int:
    """The first word from ``i`` on that is no conjunction and no adverb: "und", "schließlich"."""
    while i < stop and analysis.tags[i] in ("coordinator", "subordinator", "adverb"):
        i += 1
    return i

"""Words -> what grammar knows of each: tag, lemma, mood, clause, quotation, cue; the columns every later stage reads.

No learned weight is used: closed classes and verbs come from the language's lexicon,
the rest from the form of the word. What depends on the word alone is worked out once
a word type and kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from laut.base.language import Language, Mood
from laut.document.words import Words
from laut.extract.clauses import cut_clauses
from laut.extract.cues import Cues, cue_classes, cue_table
from laut.extract.joints import closing_clauses, joints_of
from laut.extract.quotation import Pair, pair_marks
from laut.extract.tags import Tagged, Type, settle, tag_table

__all__ = ["Analysis", "analyse"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The words of an article with their columns, each as long as ``words.forms``.

    ``lemmas`` are those of verbs with their separated prefix rejoined, and the
    lower-case form of other words; ``moods`` are empty but for finite verbs.
    ``sentence_of``, ``paragraph_of`` and ``clause_of`` are indices into
    ``words.sentences``, ``words.paragraphs`` and ``clauses``; ``quoted`` is the
    index of the innermost quotation into ``pairs``, -1 outside.
    """

    words: Words
    language: Language
    lower: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    moods: tuple[Mood, ...]
    cues: Cues
    clauses: tuple[range, ...]
    pairs: tuple[Pair, ...]
    sentence_of: tuple[int, ...]
    paragraph_of: tuple[int, ...]
    clause_of: tuple[int, ...]
    quoted: tuple[int, ...]


def analyse(words: Words, language: Language) -> Analysis:
    """The analysis of an article's words."""
    table = tag_table(language)
    size = len(words.forms)
    pairs = pair_marks(words)
    types = _types(words, language)
    joints = joints_of(types, words.sentences, language)
    closing = closing_clauses(words.forms, pairs, language)
    finite = [t.may_be_finite + t.surely_finite for t in types]
    clauses = cut_clauses(words.forms, words.sentences, joints, finite, closing)
    columns = Tagged([t.tag for t in types], [t.lower for t in types], [""] * size)
    settle(table, types, clauses, columns)
    lower = tuple(t.lower for t in types)
    tags, lemmas = tuple(columns.tags), tuple(columns.lemmas)
    return Analysis(
        words=words,
        language=language,
        lower=lower,
        tags=tags,
        lemmas=lemmas,
        moods=tuple(columns.moods),
        cues=cue_classes(cue_table(language), lower, tags, lemmas),
        clauses=clauses,
        pairs=pairs,
        sentence_of=_index_of(words.sentences),
        paragraph_of=_index_of(words.paragraphs),
        clause_of=_index_of(clauses),
        quoted=_quoted(pairs, size),
    )


def _types(words: Words, language: Language) -> list[Type]:
    """The word types; a capital says nothing at the head of a sentence, after a colon or an opening mark."""
    table = tag_table(language)
    type_of = table.type_of
    heads = {sentence.start for sentence in words.sentences}
    found: list[Type] = []
    before = "."
    for i, form in enumerate(words.forms):
        first = i in heads or before in _HEAD_MARKS
        found.append(type_of(form, first))
        if not first or form[0].isalnum():
            before = form
    if table.nominal_after:
        for i, word in enumerate(found):
            if word.verbs:
                after = found[i + 1] if i + 1 < len(found) else None
                found[i] = table.at_head(word) if i in heads else table.settled(found[i - 1], word, after)
    return found


# A full stop that does not end its sentence stands behind an abbreviation ("Dr. Holm").
_HEAD_MARKS = frozenset('„“»«"‚‘›‹:!?–')


def _index_of(ranges: tuple[range, ...]) -> tuple[int, ...]:
    """Of each word, which of ``ranges`` (which follow one another without a gap) holds it."""
    found: list[int] = []
    for number, words in enumerate(ranges):
        found += [number] * len(words)
    return tuple(found)


def _quoted(pairs: tuple[Pair, ...], size: int) -> tuple[int, ...]:
    found = [-1] * size
    for number, pair in enumerate(pairs):
        for part in pair.parts:
            found[part.start : part.stop] = [number] * len(part)
    return tuple(found)

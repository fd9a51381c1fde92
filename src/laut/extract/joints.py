"""Where a clause begins without a mark before it: at a coordinator and, in some languages, right behind a reporting verb.

Languages part what is said from the words that say so by a comma ("sagte, er sei krank") or by nothing ("said he
was ill"); ``lexicon/reporting.toml`` says which (``clauses.unmarked``).
"""

from __future__ import annotations

from collections.abc import Sequence

from laut.base.language import Language
from laut.extract.cues import CueTable, cue_table
from laut.extract.quotation import Pair
from laut.extract.tags import TagTable, Type, tag_table

__all__ = ["closing_clauses", "joints_of"]

# How far behind its verb what is said may begin: an addressee, a day, a place stand between.
_FARTHEST = 10
_BEGINS_CLAUSE = frozenset(
    {
        "article",
        "determiner",
        "pronoun",
        "name",
        "noun",
        "numeral",
        "number",
        "adjective",
        "participle",
        "adverb",
        "finite",
        "infinitive",
    }
)
_NOUN = frozenset({"noun", "name"})
_BEFORE_NOUN = frozenset({"article", "determiner", "adjective", "numeral", "number"})


def joints_of(types: Sequence[Type], sentences: Sequence[range], language: Language) -> list[int]:
    """Of each word: 1 where it may join two clauses that each have a finite verb, 2 where it surely begins one
    if the words behind it have a finite verb, 3 where it begins one whatever follows ("said that, …"), else 0."""
    joints = [int(t.tag == "coordinator") for t in types]
    table = cue_table(language)
    if not table.unmarked:
        return joints
    tags = tag_table(language)
    for sentence in sentences:
        for i in sentence:
            if types[i].tag == "subordinator":
                joints[i] = joints[i] or 1
            elif _reports(table, types[i]):
                begins = _content_start(table, types, range(i + 1, min(sentence.stop, i + 1 + _FARTHEST)), i, tags)
                if begins is not None:
                    joints[begins] = (
                        3
                        if types[begins].lower in tags.contracted
                        or _opens(table, types, i, range(begins, sentence.stop))
                        else 2
                    )
            elif (
                types[i].lower in table.content and i > sentence.start and table.words.get(types[i - 1].lower) == "noun"
            ):
                joints[i] = 2
    return joints


def _reports(table: CueTable, word: Type) -> bool:
    return bool(word.verbs) and any(reading.lemma in table.medium for reading in word.verbs)


def _content_start(table: CueTable, types: Sequence[Type], field: range, verb: int, tags: TagTable) -> int | None:
    """The first word of what is said behind the verb: its conjunction, or the noun phrase that begins a clause."""
    takes_infinitive = any(reading.lemma in table.with_infinitive for reading in types[verb].verbs)
    i = field.start
    if any(reading.lemma in table.addresses for reading in types[verb].verbs):
        i = _behind_noun_phrase(types, i, field.stop, table.content)
    while i < field.stop:
        tag, lower = types[i].tag, types[i].lower
        if (
            lower in table.content
            or (tag == "question" and i == field.start)
            or (lower in table.asking and i > field.start)
        ):
            return i
        if lower in table.infinitive and i + 1 < field.stop and _is_infinitive(types[i + 1]):
            return i if takes_infinitive else None
        if tag == "preposition":
            i = _behind_noun_phrase(types, i + 1, field.stop, table.content)
        elif lower in table.days:
            i += 1
        elif lower in tags.contracted:
            return i  # "said he's ill": subject and verb in one word
        elif tag in _BEGINS_CLAUSE and not any(reading.lemma in tags.helpers for reading in types[i].verbs):
            return i
        else:
            return None
    return None


def _opens(table: CueTable, types: Sequence[Type], verb: int, rest: range) -> bool:
    """Whether ``rest`` begins with a conjunction of what is said, a finite verb somewhere behind: no "rejected that"."""
    weak = any(reading.lemma in table.weak for reading in types[verb].verbs)
    return types[rest.start].lower in table.content and not weak and any(types[i].may_be_finite for i in rest[1:])


def _is_infinitive(word: Type) -> bool:
    return any(reading.kind == "infinitive" for reading in word.verbs)


def _behind_noun_phrase(types: Sequence[Type], i: int, stop: int, content: frozenset[str]) -> int:
    """Where the noun phrase that may begin at ``i`` ends; words in ``content`` begin none."""
    if i < stop and types[i].tag == "pronoun":
        return i + 1
    while i < stop and types[i].tag in _BEFORE_NOUN and types[i].lower not in content:
        i += 1
    while i < stop and types[i].tag in _NOUN:
        i += 1
    return i


def closing_clauses(forms: Sequence[str], pairs: Sequence[Pair], language: Language) -> frozenset[int]:
    """The closing marks of quotations that end a clause, where the mark that ends it stands inside."""
    if not cue_table(language).unmarked:
        return frozenset()
    last = len(forms) - 1
    return frozenset(
        pair.last
        for pair in pairs
        if forms[pair.last - 1] in _ENDS
        and pair.last - pair.first > 2
        and pair.last < last
        and forms[pair.last + 1][0].isalnum()
    )


_ENDS = frozenset(",?!.–—…")

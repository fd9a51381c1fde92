"""Text -> paragraphs, sentences and words, each a range; the text itself is never altered.

Word ranges are half-open ranges of word indices, so a sentence is a ``range``
into the word columns and slicing costs nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.span import Span

__all__ = ["Words", "cut", "paragraph_spans"]

# One alternative a kind of word, longest reading first. Hyphenated words, numbers with
# their separators and addresses are one word each; every other mark stands alone. A full stop
# between "brannte.Unterdessen" ends a sentence whose blank a page has lost.
_WORD = re.compile(
    r"""
      https?://[^\s<>"“”„»«]+
    | \d+(?:[.,:’']\d+)*
    | \w+(?:(?:[-‐‑/&'’]|\.(?!(?<=[a-zß-öø-ÿ]{2}\.)[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]))\w+)*(?:[-‐‑](?!\w))?
    | \.{2,} | -{2,} | ''
    | [^\w\s]
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset({*"\"'“”»«’‘)]›‹", "''"})


@dataclass(frozen=True, slots=True)
class _StopTable:
    """What tells a full stop that ends a sentence: words that end in one, and words that are no nouns, lower case.

    ``ordinals``: digits and a full stop are an ordinal ("am 3. Oktober"); elsewhere only the number of an item is so.
    """

    abbreviations: frozenset[str]
    openers: frozenset[str]
    ordinals: bool


@cache
def _stop_table(language: Language) -> _StopTable:
    closed = language.lexicon("function_words")
    openers = {word for tag in _OPENERS for word in closed.words(tag)}
    words = language.lexicon("words")
    return _StopTable(frozenset(words.words("abbreviations")), frozenset(openers), words.flag("ordinals"))


_OPENERS = (
    "article",
    "determiner",
    "pronoun",
    "question",
    "coordinator",
    "preposition",
    "subordinator",
    "adverb",
    "numeral",
)

# No sentence is longer (the corpus's longest has 140 words). What goes on without an end, a table or hostile input,
# is cut there, so that what looks at a whole sentence costs no more than so many words.
_LONGEST_SENTENCE = 300
_LONGEST_WORD = 400  # addresses are the longest; the same holds of what looks at every part of a word


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in columns: ``forms[i]`` covers ``starts[i]`` to ``ends[i]``."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[range, ...]
    paragraphs: tuple[range, ...]

    def span(self, words: range) -> Span:
        """Code points from the first word's start to the last word's end; ``words`` is not empty."""
        return Span(self.starts[words[0]], self.ends[words[-1]])

    def within(self, span: Span) -> range:
        """Indices of the words that share a character with ``span``."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


def paragraph_spans(text: str) -> Iterator[Span]:
    """The paragraphs of ``text``: what blank lines part, from its first visible character on."""
    return (Span(*match.span()) for match in _PARAGRAPH.finditer(text))


def cut(text: str, language: Language) -> Words:
    """The words, sentences and paragraphs of ``text`` (a blank line parts paragraphs)."""
    table = _stop_table(language)
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[range] = []
    paragraphs: list[range] = []
    for paragraph in paragraph_spans(text):
        first = len(forms)
        spans = [match.span() for match in _WORD.finditer(text, paragraph.start, paragraph.end)]
        if any(end - start > _LONGEST_WORD for start, end in spans):
            spans = list(_cut_up(spans))
        forms += [text[start:end] for start, end in spans]
        starts += [start for start, _ in spans]
        ends += [end for _, end in spans]
        if len(forms) > first:
            paragraphs.append(range(first, len(forms)))
            sentences.extend(_sentences(forms, starts, ends, range(first, len(forms)), table))
    return Words(text, tuple(forms), tuple(starts), tuple(ends), tuple(sentences), tuple(paragraphs))


def _cut_up(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """``spans`` with those that are longer than any word cut into pieces."""
    for first, end in spans:
        for start in range(first, end, _LONGEST_WORD):
            yield start, min(start + _LONGEST_WORD, end)


def _sentences(forms: list[str], starts: list[int], ends: list[int], words: range, table: _StopTable) -> list[range]:
    found: list[range] = []
    first = read = words.start
    for i in [i for i in words if forms[i] in _STOPS]:
        if i < read or _is_abbreviation(forms, starts, ends, i, words, table):
            continue
        read = i + 1
        while read < words.stop and (
            forms[read] in _STOPS or (forms[read] in _CLOSERS and starts[read] == ends[read - 1])
        ):
            read += 1
        if read == words.stop or _may_open(forms[read]):
            found.append(range(first, read))
            first = read
    if first < words.stop:
        found.append(range(first, words.stop))
    return [
        range(start, min(start + _LONGEST_SENTENCE, sentence.stop))
        for sentence in found
        for start in range(sentence.start, sentence.stop, _LONGEST_SENTENCE)
    ]


def _may_open(form: str) -> bool:
    """Whether a sentence may begin with ``form``: not with a small letter or a comma."""
    return not form[0].islower() and form not in ",;:)"


def _is_abbreviation(
    forms: list[str], starts: list[int], ends: list[int], i: int, words: range, table: _StopTable
) -> bool:
    """Whether the full stop at ``i`` belongs to the word before it ("Dr.", "3.", "J.") or to digits behind (".5 percent")."""
    if forms[i] != ".":
        return False
    if i == words.start or ends[i - 1] != starts[i]:
        return i + 1 < words.stop and starts[i + 1] == ends[i] and forms[i + 1].isdecimal()
    before = forms[i - 1]
    if before in table.abbreviations or (len(before) == 1 and before.isalpha() and before.isupper()):
        return True
    follows = forms[i + 1] if i + 1 < words.stop else ""
    if not (before.isdigit() and len(before) <= 2 and follows[:1].isalpha()):
        return False
    if not table.ordinals:
        return i - 1 == words.start or follows[0].islower()
    # "am 3. Oktober" goes on with a noun; "es starben 61. Drei weitere" with a word that is none.
    return not (follows[0].isupper() and follows.lower() in table.openers)

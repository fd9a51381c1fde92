"""Which quotation marks belong together.

Marks pair by kind, the nearest fitting opener first; a mark that finds no partner
is left alone and costs nothing but itself. A quotation over several paragraphs
that repeats its opening mark at the head of each is one pair with several parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laut.document.words import Words

__all__ = ["CLOSING_MARKS", "OPENING_MARKS", "Pair", "pair_marks"]

# Closing marks by opening mark; the first that comes closes. German, English, French and Swiss habits.
_CLOSERS = {
    "„": "“”\"", "“": "”\"", "»": "«", "«": "»", "‚": "‘’'", "‘": "’", "›": "‹", "‹": "›", '"': '"”', "”": "”",
    "''": "''",
}  # fmt: skip
OPENING_MARKS = frozenset(_CLOSERS)
# Two single marks for a double one are one mark, as typewriters and wires have it.
CLOSING_MARKS = (frozenset("".join(_CLOSERS.values())) - {"'"}) | {"''"}
_SINGLE = frozenset("‚‘›‹")
# Deeper nesting is no writing but hostile input, and would cost more than its length.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """One quotation: ``parts`` are word ranges, marks included, one a paragraph; ``depth`` 0 is outermost."""

    parts: tuple[range, ...]
    depth: int

    @property
    def first(self) -> int:
        """Index of the opening mark."""
        return self.parts[0].start

    @property
    def last(self) -> int:
        """Index of the closing mark."""
        return self.parts[-1].stop - 1


def pair_marks(words: Words) -> tuple[Pair, ...]:
    """The quotations of a text, in the order of their opening marks."""
    found: list[list[range]] = []
    carried: list[range] = []
    for number, paragraph in enumerate(words.paragraphs):
        pairs, unclosed = _within(words, paragraph)
        if carried and not (unclosed == paragraph.start or (pairs and pairs[0].start == paragraph.start)):
            carried = []
        if carried and pairs and pairs[0].start == paragraph.start:
            found.append([*carried, pairs.pop(0)])
            carried = []
        found.extend([pair] for pair in pairs)
        if unclosed is None:
            carried = []
        elif _opens_with(words, number + 1, words.forms[unclosed]):
            carried = [*(carried if unclosed == paragraph.start else []), range(unclosed, paragraph.stop)]
        else:
            carried = []
    found.sort(key=lambda parts: parts[0].start)
    return tuple(_with_depth(found))


def _opens_with(words: Words, number: int, mark: str) -> bool:
    return number < len(words.paragraphs) and words.forms[words.paragraphs[number].start] == mark


def _within(words: Words, paragraph: range) -> tuple[list[range], int | None]:
    """The pairs of one paragraph, and the first opener that is left open."""
    forms = words.forms
    stack: list[int] = []
    pairs: list[range] = []
    for i in paragraph:
        form = forms[i]
        if form not in OPENING_MARKS and form not in CLOSING_MARKS:
            continue
        partner = next((k for k in range(len(stack) - 1, -1, -1) if form in _CLOSERS[forms[stack[k]]]), None)
        if partner is not None and not (form in OPENING_MARKS and _faces_right(words, i)):
            pairs.append(range(stack[partner], i + 1))
            del stack[partner:]
        elif form in OPENING_MARKS and _may_open(words, i):
            stack = [*stack[1 - _DEEPEST :], i]
    pairs.sort(key=lambda pair: pair.start)
    return pairs, stack[0] if stack else None


def _faces_right(words: Words, i: int) -> bool:
    """Whether the mark at ``i`` has a blank before it and none after: it opens."""
    touches_next = i + 1 < len(words.forms) and words.starts[i + 1] == words.ends[i]
    touches_last = i > 0 and words.ends[i - 1] == words.starts[i]
    return touches_next and not touches_last


def _may_open(words: Words, i: int) -> bool:
    """Whether the mark at ``i`` touches the word after it (an apostrophe or inch mark does not open)."""
    if words.forms[i] not in _SINGLE and words.forms[i] != "”":
        return i + 1 < len(words.forms)
    return _faces_right(words, i)


def _with_depth(found: Sequence[list[range]]) -> list[Pair]:
    pairs: list[Pair] = []
    open_ends: list[int] = []
    for parts in found:
        while open_ends and open_ends[-1] <= parts[0].start:
            open_ends.pop()
        pairs.append(Pair(tuple(parts), len(open_ends)))
        open_ends.append(parts[-1].stop)
    return pairs

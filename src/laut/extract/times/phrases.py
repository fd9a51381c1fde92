"""Phrases of word classes: patterns from a lexicon, found in a text in one walk.

A pattern is a line of words and classes, ``(vor|seit) APPROX? NUMBER UNIT``:

    NUMBER     a word of the class ``number``; the phrase carries its value in the slot of that name
    a+b        one word that is two in other languages ("Dienstagabend"); it fills both slots
    und        the word itself, in any case
    a|b        either
    x?         may be absent
    NAME:x     no word: fills the slot with ``x`` ("good friday FEAST:E-2")
    ( … )      must stand there and is no part of the phrase; at the pattern's ends only

All patterns of a language share one trie, so a text is walked once however
many there are; a word that is in no class ends every walk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

__all__ = ["Match", "Phrasebook", "Reading", "choose"]

Reading = Mapping[str, str]
"""What one word may be: class to value."""

_MARK = re.compile(r"[()]|[^\s()]+")
_CONSTANT = re.compile(r"\b([A-Z]+):(\S+)")


@dataclass(frozen=True, slots=True)
class Match:
    """One way to read words as a phrase: ``words`` without its context, ``seen`` with it."""

    kind: str
    words: range
    seen: range
    slots: Mapping[str, str]
    order: int


_Slot = tuple[int, str, str]  # the word, its class, its value


@dataclass(frozen=True, slots=True)
class _End:
    kind: str
    before: int
    after: int
    order: int
    constants: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    ends: list[_End] = field(default_factory=list)


class Phrasebook:
    """The patterns of one language, by kind, as a trie; ``literals`` are the words they name."""

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        self._root = _Node()
        literals: set[str] = set()
        order = 0
        for kind, lines in patterns.items():
            for line in lines:
                order += 1
                constants = tuple(_CONSTANT.findall(line))
                for names, before, after in _spelled_out(_CONSTANT.sub("", line)):
                    self._add(names, _End(kind, before, after, order, constants))
                    literals.update(name for name in names if _is_literal(name))
        self.literals = frozenset(literals)

    def _add(self, names: Sequence[str], end: _End) -> None:
        node = self._root
        for name in names:
            node = node.children.setdefault(name, _Node())
        node.ends.append(end)

    def matches(self, readings: Sequence[Reading | None], words: range) -> Iterator[Match]:
        """Every way to read a stretch of ``words`` as a phrase, in order of where it begins."""
        for start in words:
            if readings[start]:
                yield from self._from(readings, start, words.stop)

    def _from(self, readings: Sequence[Reading | None], start: int, stop: int) -> Iterator[Match]:
        open_: list[tuple[_Node, int, tuple[_Slot, ...]]] = [(self._root, start, ())]
        while open_:
            node, at, slots = open_.pop()
            for end in node.ends:
                words = range(start + end.before, at - end.after)
                yield Match(
                    end.kind, words, range(start, at), _filled(slots, words) | _lowered(end.constants), end.order
                )
            reading = readings[at] if at < stop else None
            if reading:
                for name, value in reading.items():
                    child = node.children.get(name)
                    if child is not None:
                        open_.append((child, at + 1, slots if _is_literal(name) else (*slots, (at, name, value))))


def choose(matches: Sequence[Match]) -> list[Match]:
    """The matches that stand, in order and apart: the longest first, then those with most context, then the leftmost."""
    ranked = sorted(matches, key=lambda m: (-len(m.words), -len(m.seen), m.words.start, m.order))
    taken: set[int] = set()
    chosen: list[Match] = []
    for match in ranked:
        if taken.isdisjoint(match.words):
            taken.update(match.words)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.words.start)


def _is_literal(name: str) -> bool:
    """Whether a name is a word itself: classes are written in capitals."""
    return not name[0].isupper()


def _filled(slots: Sequence[_Slot], words: range) -> dict[str, str]:
    """Slots by name, in lower case; what the phrase's own words fill, its context does not fill again."""
    filled: dict[str, str] = {}
    for _, name, value in sorted(slots, key=lambda slot: slot[0] not in words):
        for part, filling in zip(name.lower().split("+"), value.split("+"), strict=True):
            filled.setdefault(part, filling)
    return filled


def _lowered(constants: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in constants}


def _spelled_out(line: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """A pattern's plain sequences, each with the number of context words before and after."""
    choices: list[list[tuple[str, int] | None]] = []
    side, seen_core = 0, False
    for mark in _MARK.findall(line):
        if mark == "(":
            side = 1 if seen_core else -1
        elif mark == ")":
            side = 0
        else:
            seen_core = seen_core or side == 0
            named: list[tuple[str, int] | None] = [(name, side) for name in mark.rstrip("?").split("|")]
            choices.append([*named, None] if mark.endswith("?") and len(mark) > 1 else named)
    for combination in product(*choices):
        kept = [choice for choice in combination if choice is not None]
        if any(at == 0 for _, at in kept):
            yield (
                tuple(name for name, _ in kept),
                sum(at < 0 for _, at in kept),
                sum(at > 0 for _, at in kept),
            )

"""Sentences -> clauses: word ranges cut at commas, semicolons, colons, dashes and before a coordinated verb.

A clause keeps the mark that ends it. Clauses are cut on the surface: an enumeration
gives clauses without a verb, which the rules join to their neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

__all__ = ["cut_clauses"]

_CUTS = frozenset({",", ";", ":", "–", "—", "--", "(", ")"})


def cut_clauses(
    forms: Sequence[str], sentences: Sequence[range], coordinators: Sequence[bool], finite: Sequence[int]
) -> tuple[range, ...]:
    """The clauses of all sentences in order.

    ``coordinators`` says of each word whether it is "and", "or", …; ``finite`` how surely
    it is a finite verb: 0 not, 1 perhaps, 2 surely. A coordinator cuts where both sides
    have one; a mere perhaps behind a sure one is rather its participle.
    """
    found: list[range] = []
    for sentence in sentences:
        first = sentence.start
        for i in sentence:
            if forms[i] in _CUTS:
                if i + 1 > first:
                    found.extend(_coordinated(range(first, i + 1), coordinators, finite))
                first = i + 1
        if first < sentence.stop:
            found.extend(_coordinated(range(first, sentence.stop), coordinators, finite))
    return tuple(found)


def _coordinated(clause: range, coordinators: Sequence[bool], finite: Sequence[int]) -> list[range]:
    if not any(coordinators[i] for i in clause):
        return [clause]
    # How sure a finite verb is from each word on to the end of the clause.
    behind = list(accumulate((finite[i] for i in reversed(clause)), max))[::-1]
    parts: list[range] = []
    first = clause.start
    before = 0
    for i, after in zip(clause, behind, strict=True):
        if coordinators[i] and before and after >= before:
            parts.append(range(first, i))
            first, before = i, 0
        before = max(before, finite[i])
    parts.append(range(first, clause.stop))
    return parts

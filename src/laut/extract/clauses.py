"""Sentences -> clauses: word ranges cut at commas, semicolons, colons, dashes and before a coordinated verb.

A clause keeps the mark that ends it. Clauses are cut on the surface: an enumeration
gives clauses without a verb, which the rules join to their neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    cuts = [i for i in clause if coordinators[i] and i > clause.start]
    parts: list[range] = []
    first = clause.start
    for cut in cuts:
        before = max(finite[first:cut], default=0)
        after = max(finite[cut : clause.stop], default=0)
        if before and after and after >= before:
            parts.append(range(first, cut))
            first = cut
    parts.append(range(first, clause.stop))
    return parts

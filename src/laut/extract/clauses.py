"""Sentences -> clauses: word ranges cut at commas, semicolons, colons, dashes and before a coordinated verb.

A clause keeps the mark that ends it. Clauses are cut on the surface: an enumeration
gives clauses without a verb, which the rules join to their neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import accumulate

__all__ = ["cut_clauses"]

_CUTS = frozenset({",", ";", ":", "–", "—", "--", "(", ")"})


def cut_clauses(
    forms: Sequence[str],
    sentences: Sequence[range],
    joints: Sequence[int],
    finite: Sequence[int],
    closing: Set[int] = frozenset(),
) -> tuple[range, ...]:
    """The clauses of all sentences in order.

    ``joints`` says of each word whether it may begin a clause: 0 not, 1 perhaps ("and", "or", …),
    2 surely if a finite verb follows, 3 surely; ``finite`` how surely it is a finite verb: 0 not, 1 perhaps, 2 surely.
    ``closing`` are closing quotation marks that stand behind the mark that cuts: “It is safe,” he said.
    A joint cuts where both sides have one; a mere perhaps behind a sure one is rather its participle.
    """
    found: list[range] = []
    for sentence in sentences:
        first = sentence.start
        # A mark right before a closing one that ends the clause leaves the cut to it.
        for i in [i for i in sentence if i in closing or (forms[i] in _CUTS and i + 1 not in closing)]:
            found.extend(_coordinated(range(first, i + 1), joints, finite))
            first = i + 1
        if first < sentence.stop:
            found.extend(_coordinated(range(first, sentence.stop), joints, finite))
    return tuple(found)


def _coordinated(clause: range, joints: Sequence[int], finite: Sequence[int]) -> list[range]:
    if not any(joints[clause.start : clause.stop]):
        return [clause]
    # How sure a finite verb is from each word on to the end of the clause.
    behind = list(accumulate((finite[i] for i in reversed(clause)), max))[::-1]
    parts: list[range] = []
    first = clause.start
    before = 0
    for i, after, further in zip(clause, behind, [*behind[1:], 0], strict=True):
        if joints[i] and before and (joints[i] == 3 or (further > 0 if joints[i] == 2 else after >= before)):
            parts.append(range(first, i))
            first, before = i, 0
        before = max(before, finite[i])
    parts.append(range(first, clause.stop))
    return parts

"""Which figures of a story answer the same question: clusters of figures that are alike.

Average linkage over the likeness of pairs (Sokal and Michener 1958), joined while
more speaks for one question than against it; what comes out does not depend on
the order of figures. Who says none joins the figure most alike to that: no mean
is near to none. A figure in a copy answers what the original's does and is
no evidence of its own. A person's decisions win over all likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from laut.base.comparison import Decision
from laut.questions.likeness import Counted, likeness

__all__ = ["groups"]

ENOUGH = 0.0  # mean likeness (log-odds) of two groups from which they are one
_NEVER = -np.inf
_Matrix = npt.NDArray[np.float64]


def groups(
    figures: Sequence[Counted], repeats: Mapping[str, str], decisions: Iterable[Decision] = ()
) -> list[list[Counted]]:
    """The figures parted into questions, in order of publication like ``figures``.

    ``repeats`` names for a figure in a copy the figure of the original that it repeats (``Told.id``).
    """
    decided = [d for d in decisions if d.of == "question"]
    named = {figure for d in decided for figure in d.between}
    place = {figure.told.id: n for n, figure in enumerate(figures)}
    original = {
        n: place[repeats[figure.told.id]]
        for n, figure in enumerate(figures)
        if figure.told.id not in named and repeats.get(figure.told.id) in place
    }
    first = [n for n in range(len(figures)) if n not in original]
    noughts = [n for n in first if figures[n].interval.high == 0 and figures[n].told.id not in named]
    own = [n for n in first if n not in noughts]
    at = {n: row for row, n in enumerate(own)}
    likenesses = _likenesses([figures[n] for n in own])
    together = []
    for decision in decided:
        if all(figure in place for figure in decision.between):
            one, other = (at[place[figure]] for figure in decision.between)
            if decision.together:
                together.append((one, other))
            else:
                likenesses[one, other] = likenesses[other, one] = _NEVER
    cluster_of = {own[row]: n for n, rows in enumerate(_linked(likenesses, together)) for row in rows}
    cluster_of |= {n: cluster_of.get(_nearest(n, own, figures), -n - 1) for n in noughts}
    parted: dict[int, list[Counted]] = {}
    for n, figure in enumerate(figures):
        parted.setdefault(cluster_of[original.get(n, n)], []).append(figure)
    return list(parted.values())


def _nearest(nought: int, others: Sequence[int], figures: Sequence[Counted]) -> int:
    """The place of the figure most alike to one that says none; its own where none is alike."""
    scored = [(likeness(figures[nought], figures[other]), -other) for other in others]
    score, place = max(scored, default=(_NEVER, -nought))
    return -place if score > ENOUGH else nought


def _likenesses(figures: Sequence[Counted]) -> _Matrix:
    matrix = np.full((len(figures), len(figures)), _NEVER)
    for i, one in enumerate(figures):
        for j in range(i):
            matrix[i, j] = matrix[j, i] = likeness(one, figures[j])
    return matrix


def _linked(likenesses: _Matrix, together: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The rows by cluster: the chain of nearest neighbours (Murtagh 1983), which finds average linkage in quadratic time."""
    members = [[row] for row in range(len(likenesses))]
    for one, other in together:
        kept, joined = sorted((_holder(members, one), _holder(members, other)))
        if kept != joined:
            _join(likenesses, members, kept, joined)
    chain: list[int] = []
    left = {row for row, rows in enumerate(members) if rows}
    while left:
        chain = chain or [min(left)]
        last = chain[-1]
        nearest = int(np.argmax(likenesses[last]))
        if likenesses[last, nearest] <= ENOUGH:
            left.remove(last)  # nothing is near enough to it: it is whole
            likenesses[last] = likenesses[:, last] = _NEVER
            chain = []
        elif len(chain) > 1 and likenesses[last, chain[-2]] >= likenesses[last, nearest]:
            kept, joined = sorted(chain[-2:])
            _join(likenesses, members, kept, joined)
            left.remove(joined)
            del chain[-2:]
        else:
            chain.append(nearest)
    return [rows for rows in members if rows]


def _holder(members: Sequence[Sequence[int]], row: int) -> int:
    return next(n for n, rows in enumerate(members) if row in rows)


def _join(likenesses: _Matrix, members: list[list[int]], kept: int, joined: int) -> None:
    """Make one cluster of two, in place; the likeness of the sum is the mean over all pairs."""
    sizes = len(members[kept]), len(members[joined])
    mean = (sizes[0] * likenesses[kept] + sizes[1] * likenesses[joined]) / sum(sizes)
    likenesses[kept], likenesses[:, kept] = mean, mean
    likenesses[kept, kept] = _NEVER
    likenesses[joined] = likenesses[:, joined] = _NEVER
    members[kept], members[joined] = members[kept] + members[joined], []

"""The Wikinews corpus's measure of roles, in process, for statements whose partner is known (arXiv 2404.16764)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

__all__ = ["RoleScore"]

_ROLES = ("speaker", "cue", "frame", "addressee")


@dataclass(slots=True)
class RoleScore:
    """Precision and recall of each role's words, averaged over statements; ``right`` of ``with_speaker`` share one."""

    precisions: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    recalls: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    right: int = 0
    with_speaker: int = 0

    def add(self, gold: Mapping[str, Collection[int]], said: Mapping[str, Collection[int]]) -> None:
        """Counts one pair of statements, each its words by role."""
        for role in _ROLES:
            both = len(set(gold[role]) & set(said[role]))
            if said[role]:
                self.precisions[role].append(both / len(said[role]))
            if gold[role]:
                self.recalls[role].append(both / len(gold[role]))
        if gold["speaker"]:
            self.with_speaker += 1
            self.right += bool(set(gold["speaker"]) & set(said["speaker"]))

    def f1(self, *roles: str) -> float:
        """F1 of the averages over some roles, or all."""
        chosen = roles or _ROLES
        precisions = [x for role in chosen for x in self.precisions[role]]
        recalls = [x for role in chosen for x in self.recalls[role]]
        p, r = sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def speaker_right(self) -> float:
        """The share of statements with a speaker whose found speaker shares a word with it."""
        return self.right / max(1, self.with_speaker)

    def __str__(self) -> str:
        each = " ".join(f"{role} {100 * self.f1(role):.1f}" for role in _ROLES)
        return f"roles {100 * self.f1():.2f}: {each}; speaker right {100 * self.speaker_right:.1f}"

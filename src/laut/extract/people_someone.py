"""A person or body while the article is read: what they are called so far, of what kind they are, where they were last met."""

from __future__ import annotations

from dataclasses import dataclass, field

from laut.base.records import PersonKind
from laut.base.span import Span
from laut.extract.people_phrase import Phrase
from laut.extract.people_words import PeopleWords

__all__ = ["BODIES", "Someone", "kind_of"]

# Sorts of nouns for what is no person.
BODIES = ("organisation", "outlet", "document")
_MOST_LABELS = 40


@dataclass(eq=False)
class Someone:
    """A person or body while the article is read: what they are called so far, and where they were last met."""

    name: tuple[str, ...]
    kind: PersonKind
    genders: str
    heads: set[str] = field(default_factory=set)
    labels: list[str] = field(default_factory=list)
    spans: set[Span] = field(default_factory=set)
    sort: str = ""
    human: bool = False
    first_sentence: int = 0
    last_sentence: int = 0
    last_cost: float = 0.0
    last_start: int = 0
    lower: tuple[str, ...] = field(init=False)
    ends: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.rename(self.name)

    def rename(self, name: tuple[str, ...]) -> None:
        """Gives them another name; ``lower`` are its parts in lower case, ``ends`` the first and the last of these."""
        self.name = name
        self.lower = tuple(part.lower() for part in name)
        self.ends = frozenset((*self.lower[:1], *self.lower[-1:]))

    @property
    def called(self) -> str:
        """The best name known: a person's proper name, else the description first given."""
        name = " ".join(self.name)
        if self.kind == "outlet" and name:
            return name
        if self.sort in BODIES:
            return next((label for label in self.labels if name in label), "") or name
        return name or " ".join(self.labels[:1])

    def learn(self, phrase: Phrase, words: PeopleWords) -> None:
        """Adds what the phrase says of them: more of the name, a description, a gender."""
        if len(phrase.name) > len(self.name):
            self.rename(phrase.name)
            if self.kind in ("office", "unnamed"):
                self.kind = "person"
        if narrowed := "".join(g for g in self.genders if g in phrase.genders):
            self.genders = narrowed
        if phrase.pronoun:
            return
        if phrase.head:
            self.heads.add(phrase.head)
        for label in (phrase.label, *phrase.asides):
            if label and len(self.labels) < _MOST_LABELS and label not in self.labels:
                self.labels.append(label)
        self.heads.update(noun.base for aside in phrase.asides if (noun := words.noun(aside.split()[0])))
        self.sort = self.sort or phrase.sort
        if self.kind == "person" and self.sort in ("organisation", "outlet") and not self.human:
            self.kind = "outlet" if self.sort == "outlet" else "organisation"


def kind_of(phrase: Phrase, *, speaks: bool, named: bool) -> PersonKind:
    """The kind of record that the phrase opens; ``named``: with a person's first name."""
    if phrase.sort == "outlet" or phrase.own_outlet or (phrase.in_marks and phrase.determined and speaks):
        return "outlet"
    if phrase.sort in ("organisation", "document"):
        return "organisation"
    if phrase.name:
        return "organisation" if phrase.determined and phrase.noun is None and not named else "person"
    if phrase.sort == "group" or phrase.genders == "p":
        return "group"
    if phrase.sort == "person" and phrase.definite:
        return "office"
    return "unnamed"

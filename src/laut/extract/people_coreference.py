"""Which mentions mean the same: names by their parts, descriptions by their head, pronouns by gender and nearness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from laut.base.records import PersonKind
from laut.base.span import Span
from laut.extract.people_mentions import Mention
from laut.extract.people_phrase import Phrase
from laut.extract.people_words import PeopleWords

__all__ = ["Someone", "Stage"]

# Costs of choosing someone for a pronoun, in sentences of distance; fitted by hand on data/corpus/train.
_BODY_COST = 4.0
_QUOTED_COST = 4.0
# Two capitals in a row may be a place or a book: nothing shows yet that they are a person.
_DOUBT_COST = 5.0
_SPEAKER_GAIN = 1.5
_OPENING_GAIN = 0.5
_FARTHEST = 8
# "der sichtlich bewegte Vorsitzende": longer descriptions bring somebody in.
_LONGEST_EPITHET = 3
_EPITHET_REACH = 2
# More people than any article has; beyond them the first are forgotten, so that a mention costs no more than so many.
_REMEMBERED = 400
_MOST_LABELS = 40
_BODIES = ("organisation", "outlet", "document")


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
    last_sentence: int = 0
    last_cost: float = 0.0

    @property
    def called(self) -> str:
        """The best name known: a person's proper name, else the description first given."""
        if self.kind == "outlet" and self.name:
            return " ".join(self.name)
        return (
            (self.labels[0] if self.labels and self.sort in _BODIES else "")
            or " ".join(self.name)
            or " ".join(self.labels[:1])
        )


class Stage:
    """Who has been met so far, in the order of the text; ``meet`` takes the next mention."""

    def __init__(self, words: PeopleWords, outlet: str | None) -> None:
        self._words = words
        self._outlet = outlet
        self.everyone: list[Someone] = []
        self._last_speaker: Someone | None = None

    @property
    def _present(self) -> list[Someone]:
        return self.everyone[-_REMEMBERED:]

    def meet(self, mention: Mention, *, quoted: bool = False) -> Someone | None:
        """Whom the mention means: someone met before, someone new, or None where nobody is meant."""
        phrase = mention.phrase
        if phrase.nobody:
            return None
        someone = self._known(phrase, mention)
        if someone is None and not phrase.pronoun and not _is_predicate(phrase, mention):
            someone = self._new(phrase)
        if someone is None:
            return None
        self._learn(someone, phrase)
        someone.human = someone.human or self._shows_human(phrase, mention)
        someone.spans.update(mention.spans)
        someone.last_sentence = mention.sentence
        someone.last_cost = (_QUOTED_COST if quoted else 0.0) - (_OPENING_GAIN if mention.opens_sentence else 0.0)
        if mention.is_speaker:
            self._last_speaker = someone
        return someone

    def _known(self, phrase: Phrase, mention: Mention) -> Someone | None:
        if phrase.pronoun:
            return self._by_pronoun(phrase.genders, mention.sentence)
        if phrase.name:
            return self._by_name(phrase)
        if phrase.own_outlet:
            return next(
                (s for s in self._present if s.kind == "outlet" and s.called in (self._outlet, phrase.label)), None
            )
        if phrase.one_of_many or (phrase.determined and not phrase.definite):
            return None
        if (
            not phrase.determined
            and phrase.label
            and " " not in phrase.label
            and (someone := self._by_name(replace(phrase, name=(phrase.label,))))
        ):
            return someone
        return self._by_description(phrase, mention)

    def _by_name(self, phrase: Phrase) -> Someone | None:
        """Someone with this name: whole, or by the surname alone, or by initials given with the full name."""
        name = tuple(part.lower() for part in phrase.name)
        for someone in reversed(self._present):
            known = tuple(part.lower() for part in someone.name)
            if not known:
                continue
            if name == known or (len(name) == 1 and any(_same_part(name[0], part) for part in (known[-1], *known[:1]))):
                return someone
            if len(known) == 1 and len(name) > 1 and _same_part(known[0], name[-1]):
                return someone
            if len(name) > 1 and len(known) > 1 and name[0] == known[0] and _same_part(name[-1], known[-1]):
                return someone
        return None

    def _by_description(self, phrase: Phrase, mention: Mention) -> Someone | None:
        """The one met last whom the description fits."""
        said = _content(phrase.label, phrase.head)
        best: tuple[tuple[bool, bool, int], Someone] | None = None
        for someone in self._present:
            if phrase.sort == "person" and not _agree(phrase.genders, someone.genders):
                continue
            if not any(self._words.same_kind(phrase.head, head) for head in someone.heads):
                continue
            known = {word for label in someone.labels for word in _content(label, "")} | {
                part.lower() for part in someone.name
            }
            if said and not said & known and any(_content(label, phrase.head) for label in someone.labels):
                continue
            rank = (bool(said & known), someone.human, someone.last_sentence)
            if best is None or rank >= best[0]:
                best = rank, someone
        return best[1] if best else self._by_epithet(phrase, mention)

    def _by_epithet(self, phrase: Phrase, mention: Mention) -> Someone | None:
        """The one meant by a description that fits nobody so far but only adds to somebody known.

        "die 71-Jährige" or "der Mann" is the person last met; "das Unternehmen" the
        body last met; and a speaker with a definite article who was never brought in
        ("die frühere Schwimmlehrerin") is most often the named person who spoke last.
        """
        noun = phrase.noun
        if not phrase.definite or len(phrase.label.split()) > _LONGEST_EPITHET:
            return None
        if noun is not None and noun.part in self._words.epithets:
            return self._by_pronoun(phrase.genders, mention.sentence, people_only=True)
        if noun is not None and noun.base in self._words.general and noun.sort in ("organisation", "outlet"):
            bodies = [someone for someone in self._present if someone.sort == noun.sort]
            return max(bodies, key=lambda someone: someone.last_sentence, default=None)
        if mention.is_speaker and noun is not None and noun.sort == "person":
            last = self._last_speaker
            if (
                last
                and len(last.name) > 1
                and last.kind == "person"
                and _agree(phrase.genders, last.genders)
                and mention.sentence - last.last_sentence <= _EPITHET_REACH
            ):
                return last
        return None

    def _by_pronoun(self, genders: str, sentence: int, *, people_only: bool = False) -> Someone | None:
        """The nearest one met before whose gender fits; persons and the last speaker before others."""
        best: tuple[float, Someone] | None = None
        for someone in self._present:
            if not _agree(genders, someone.genders) or sentence - someone.last_sentence > _FARTHEST:
                continue
            body = someone.sort in _BODIES
            if body and people_only:
                continue
            cost = sentence - someone.last_sentence + someone.last_cost + (_BODY_COST if body else 0.0)
            cost += 0.0 if body or someone.human else _DOUBT_COST
            cost -= _SPEAKER_GAIN if someone is self._last_speaker else 0.0
            if best is None or cost <= best[0]:
                best = cost, someone
        return best[1] if best else None

    def _new(self, phrase: Phrase) -> Someone | None:
        if " ".join(phrase.name).lower() in self._words.nobody or phrase.head in self._words.nobody:
            return None
        someone = Someone(phrase.name, _kind(phrase), phrase.genders, sort=phrase.sort)
        if phrase.own_outlet:
            someone.labels.append(self._outlet or phrase.label)
        self.everyone.append(someone)
        return someone

    def _shows_human(self, phrase: Phrase, mention: Mention) -> bool:
        """Whether the mention shows a person: a word for one, a known first name, words of their own."""
        if (phrase.sort in ("person", "group") and (phrase.name or mention.is_speaker)) or (
            phrase.name and phrase.name[0].lower() in self._words.first_names
        ):
            return True
        return mention.is_speaker and phrase.sort == ""

    def _learn(self, someone: Someone, phrase: Phrase) -> None:
        """Adds what the phrase says of someone: more of the name, a description, a gender."""
        if len(phrase.name) > len(someone.name):
            someone.name = phrase.name
            if someone.kind in ("office", "unnamed"):
                someone.kind = "person"
        if narrowed := "".join(g for g in someone.genders if g in phrase.genders):
            someone.genders = narrowed
        if phrase.pronoun:
            return
        if phrase.head:
            someone.heads.add(phrase.head)
        for label in (phrase.label, *phrase.asides):
            if label and len(someone.labels) < _MOST_LABELS and label not in someone.labels:
                someone.labels.append(label)
        someone.heads.update(noun.base for aside in phrase.asides if (noun := self._words.noun(aside.split()[0])))
        someone.sort = someone.sort or phrase.sort


def _is_predicate(phrase: Phrase, mention: Mention) -> bool:
    """Whether the mention only says what somebody is ("sie ist Virologin", "…, Chefin des Presswerks, …")."""
    return (
        not mention.is_speaker
        and not phrase.name
        and not phrase.determined
        and phrase.sort == "person"
        and phrase.genders != "p"
    )


def _agree(one: str, other: str) -> bool:
    return any(gender in other for gender in one)


def _same_part(one: str, other: str) -> bool:
    """Whether two parts of names are one, a genitive -s aside."""
    return one == other or one == other + "s" or other == one + "s"


def _content(label: str, head: str) -> set[str]:
    """The words of a description that tell it from others of its kind: capitals and long words, without the head."""
    return {
        word
        for word in _lower_words(label.split())
        if word != head and not word.startswith(head or "\0") and len(word) > 3
    }


def _lower_words(words: Iterable[str]) -> Iterable[str]:
    return (word.lower() for word in words)


def _kind(phrase: Phrase) -> PersonKind:
    """The kind of record that the phrase opens."""
    if phrase.sort == "outlet" or phrase.own_outlet:
        return "outlet"
    if phrase.sort in ("organisation", "document"):
        return "organisation"
    if phrase.name:
        return "organisation" if phrase.determined and phrase.noun is None else "person"
    if phrase.sort == "group" or phrase.genders == "p":
        return "group"
    if phrase.sort == "person" and phrase.definite:
        return "office"
    return "unnamed"

"""Which mentions mean the same: names by their parts, descriptions by their head, pronouns by gender and nearness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from laut.extract.people_mentions import Mention
from laut.extract.people_phrase import Phrase
from laut.extract.people_someone import BODIES, Someone, kind_of
from laut.extract.people_words import PeopleWords

__all__ = ["Stage"]

# Costs of choosing someone for a pronoun, in sentences of distance; fitted by hand on data/corpus/train.
_BODY_COST = 4.0
_QUOTED_COST = 4.0
# Two capitals in a row may be a place or a book: nothing shows yet that they are a person.
_DOUBT_COST = 5.0
_SPEAKER_GAIN = 1.5
_ASKER_COST = 2.0
# "they" for one person is rarer than for several.
_NUMBER_COST = 3.0
_OPENING_GAIN = 0.5
_FARTHEST = 8
# "der sichtlich bewegte Vorsitzende": longer descriptions bring somebody in.
_LONGEST_EPITHET = 3
_EPITHET_REACH = 8
# Offices ("die Ministerin") are mostly held by somebody of their own.
_OFFICE_REACH = 2
_INTRODUCED_WITHIN = 3
# More people than any article has; beyond them the first are forgotten, so that a mention costs no more than so many.
_REMEMBERED = 400


class Stage:
    """Who has been met so far, in the order of the text; ``meet`` takes the next mention."""

    def __init__(self, words: PeopleWords, outlet: str | None) -> None:
        self._words = words
        self._outlet = outlet
        self.everyone: list[Someone] = []
        self._last_speaker: Someone | None = None
        self._asker: Someone | None = None

    @property
    def _present(self) -> list[Someone]:
        return self.everyone[-_REMEMBERED:]

    def meet(self, mention: Mention, *, quoted: bool = False) -> Someone | None:
        """Whom the mention means: someone met before, someone new, or None where nobody is meant."""
        phrase = mention.phrase
        if phrase.nobody:
            return None
        someone = self._known(phrase, mention)
        if someone is None and not mention.takes_up and not phrase.pronoun and not _is_predicate(phrase, mention):
            someone = self._new(phrase, mention.sentence, speaks=mention.is_speaker)
        if someone is None:
            return None
        if mention.takes_up and phrase.pronoun:
            someone.last_sentence = mention.sentence
            someone.last_cost = -_OPENING_GAIN if mention.opens_sentence else 0.0
            return None
        if mention.owns:
            return someone
        someone.learn(phrase, self._words)
        someone.human = someone.human or self._shows_human(phrase, mention)
        someone.spans.update(mention.spans)
        someone.last_sentence = mention.sentence
        someone.last_start = 0 if mention.attribute else mention.start
        someone.last_cost = (_QUOTED_COST if quoted else 0.0) - (_OPENING_GAIN if mention.opens_sentence else 0.0)
        if mention.is_speaker:
            self._last_speaker = someone
            self._asker = someone if mention.asks else None
        return someone

    def _known(self, phrase: Phrase, mention: Mention) -> Someone | None:
        if phrase.pronoun in self._words.nearest:
            return self._nearest(phrase.genders, mention)
        if phrase.pronoun:
            return self._by_pronoun(phrase.genders, mention)
        if phrase.name:
            return self._by_name(phrase) or (None if mention.takes_up else self._by_introduction(phrase, mention))
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
        same = _same_parts(name[-1])
        for someone in reversed(self._present):
            if someone.ends.isdisjoint(same):
                continue  # nobody has a name for another whose last part is neither end of theirs
            known = someone.lower
            if someone.sort in BODIES and len(name) > 1 and self._is_person(phrase):
                continue
            if name == known or len(name) == 1:
                return someone
            if len(known) == 1 and known[0] in same:
                return someone
            if len(known) > 1 and name[0] == known[0] and known[-1] in same:
                return someone
        return None

    def _is_person(self, phrase: Phrase) -> bool:
        """Whether a phrase with a name is surely a person's."""
        return phrase.sort == "person" or phrase.name[0].lower() in self._words.first_names

    def _by_description(self, phrase: Phrase, mention: Mention) -> Someone | None:
        """The one met last whom the description fits."""
        said = _content(phrase.label, phrase.head)
        best: tuple[tuple[bool, bool, int], Someone] | None = None
        for someone in self._present:
            if phrase.sort == "person" and not _agree(phrase.genders, someone.genders):
                continue
            if not any(self._words.same_kind(phrase.head, head) for head in someone.heads):
                continue
            known = {word for label in someone.labels for word in _content(label, "")} | set(someone.lower)
            if said and not said & known and any(_content(label, phrase.head) for label in someone.labels):
                continue
            rank = (bool(said & known), someone.human, someone.last_sentence)
            if best is None or rank >= best[0]:
                best = rank, someone
        if not said and self._is_general(phrase):
            return self._body_near(phrase, best[1] if best else None)
        return best[1] if best else self._by_epithet(phrase, mention)

    def _is_general(self, phrase: Phrase) -> bool:
        """Whether the phrase is a bare word that takes up whatever body is spoken of ("das Unternehmen")."""
        noun = phrase.noun
        return (
            phrase.definite
            and noun is not None
            and noun.sort in ("organisation", "outlet")
            and noun.base in self._words.general
            and len(phrase.label.split()) <= _LONGEST_EPITHET
        )

    def _body_near(self, phrase: Phrase, of_kind: Someone | None) -> Someone | None:
        """The body that a general word takes up: one that fits it, or a name met later that nothing shows to be a person's."""
        near = [
            someone
            for someone in self._present
            if someone.name
            and not someone.human
            and someone.sort in ("", phrase.sort)
            and (someone.sort or len(someone.name) > 1)
        ]
        best = max(near, key=lambda someone: (someone.last_sentence, someone is self._last_speaker), default=None)
        if of_kind is None:
            bodies = [someone for someone in self._present if someone.sort == phrase.sort]
            return best or max(bodies, key=lambda someone: someone.last_sentence, default=None)
        if (
            best is not None
            and best.last_sentence > of_kind.last_sentence
            and not best.sort
            and best is self._last_speaker
        ):
            return best
        return of_kind

    def _by_epithet(self, phrase: Phrase, mention: Mention) -> Someone | None:
        """The one meant by a description that fits nobody so far but only adds to somebody known.

        "die 71-Jährige" or "der Mann" is the person last met; "das Unternehmen" the
        body last met; and a speaker with a definite article who was never brought in
        ("die frühere Schwimmlehrerin") is most often the named person who spoke last.
        """
        noun = phrase.noun
        if not phrase.definite:
            return None
        if len(phrase.label.split()) > _LONGEST_EPITHET:
            return self._unexplained(phrase, mention)
        if noun is not None and noun.part in self._words.epithets:
            return self._by_pronoun(phrase.genders, mention, people_only=True)
        if not mention.is_speaker or phrase.sort not in ("", "person"):
            return None
        if noun is None and not (
            self._words.capitals and (mention.direct or phrase.head.endswith(self._words.adjectival))
        ):
            return None
        office = noun is not None and noun.base.endswith(self._words.offices)
        reach = _OFFICE_REACH if office or noun is None else _EPITHET_REACH
        named = [someone for someone in self._present if self._is_named(someone, phrase, mention.sentence - reach)]
        if office:
            named = [someone for someone in named if someone is self._last_speaker and not someone.heads]
        return max(named, key=lambda someone: (someone.last_sentence, someone is self._last_speaker), default=None)

    def _is_named(self, someone: Someone, phrase: Phrase, since: int) -> bool:
        """Whether someone is a person with a name, met in the sentence ``since`` or later, whom the phrase may mean."""
        return (
            (len(someone.name) > 1 or (bool(someone.name) and someone.name[0].lower() in self._words.first_names))
            and someone.kind == "person"
            and someone.human
            and someone.last_sentence >= since
            and _agree(phrase.genders, someone.genders)
        )

    def _unexplained(self, phrase: Phrase, mention: Mention) -> Someone | None:
        """The person just named without a word on who that is, whom a full description then explains."""
        if phrase.sort != "person" or not mention.is_speaker:
            return None
        near = [
            s for s in self._present if self._is_named(s, phrase, mention.sentence - _OFFICE_REACH) and not s.labels
        ]
        return near[0] if len(near) == 1 and len(near[0].name) > 1 else None

    def _by_introduction(self, phrase: Phrase, mention: Mention) -> Someone | None:
        """The one described just before whom a full name without a word on who that is now names.

        News names nobody unexplained: "Der Gouverneur hielt das für zu niedrig … , sagte Hamo Perizad".
        """
        if len(phrase.name) < 2 or phrase.sort or phrase.asides or phrase.determined:
            return None
        described = [
            someone
            for someone in self._present
            if not someone.name
            and someone.sort in ("", "person")
            and (someone.kind == "office" or someone.first_sentence == 0)
            and someone.kind in ("office", "unnamed")
            and someone.human
            and someone.genders != "p"
            and _agree(phrase.genders, someone.genders)
            and mention.sentence - someone.last_sentence <= _INTRODUCED_WITHIN
        ]
        if len(described) != 1 or any(
            s.name and s.human and s.last_sentence >= described[0].last_sentence for s in self._present
        ):
            return None
        return described[0]

    def _nearest(self, genders: str, mention: Mention) -> Someone | None:
        """Whom "diese" means: the one mentioned last, and not in what somebody else says."""
        fitting = [
            someone
            for someone in self._present
            if _agree(genders, someone.genders)
            and someone.last_sentence >= mention.sentence - 1
            and someone.last_cost + _OPENING_GAIN < _QUOTED_COST
        ]
        return max(fitting, key=lambda someone: (someone.last_sentence, someone.last_start), default=None)

    def _by_pronoun(self, genders: str, mention: Mention, *, people_only: bool = False) -> Someone | None:
        """The nearest one met before whose gender fits; persons and the last speaker before others.

        Who has just asked does not answer.
        """
        sentence = mention.sentence
        noun = self._words.noun(mention.phrase.pronoun) if mention.phrase.pronoun else None
        pronoun = mention.phrase.pronoun
        its_word = (
            noun is not None and noun.sort == "report"
        ) or pronoun in self._words.pointing  # most often a body's
        best: tuple[float, Someone] | None = None
        for someone in self._present:
            if not _agree(genders, someone.genders) or sentence - someone.last_sentence > _FARTHEST:
                continue
            body = someone.sort in BODIES
            if body and people_only:
                continue
            cost = sentence - someone.last_sentence + someone.last_cost + (_BODY_COST if body and not its_word else 0.0)
            cost += 0.0 if body or someone.human else _DOUBT_COST
            cost += _NUMBER_COST if genders[:1] == "p" and "p" not in someone.genders else 0.0
            if mention.is_speaker and someone is self._asker:
                cost += _ASKER_COST
            elif someone is self._last_speaker:
                cost -= _SPEAKER_GAIN * (2 if its_word else 1)
            if best is None or cost <= best[0]:
                best = cost, someone
        return best[1] if best else None

    def _new(self, phrase: Phrase, sentence: int, *, speaks: bool) -> Someone | None:
        if " ".join(phrase.name).lower() in self._words.nobody or phrase.head in self._words.nobody:
            return None
        someone = Someone(
            phrase.name,
            kind_of(phrase, speaks=speaks, named=bool(phrase.name) and self._is_person(phrase)),
            phrase.genders,
            sort=phrase.sort,
            first_sentence=sentence,
        )
        if phrase.own_outlet:
            someone.labels.append(self._outlet or phrase.label)
        self.everyone.append(someone)
        return someone

    def _shows_human(self, phrase: Phrase, mention: Mention) -> bool:
        """Whether the mention shows a person: a word for one, a known first name, words of their own.

        Where nouns have no capitals, an unknown one that speaks ("the state will not contest it, it was said") may be anything.
        """
        if (phrase.sort in ("person", "group") and (phrase.name or mention.is_speaker)) or (
            phrase.name and phrase.name[0].lower() in self._words.first_names
        ):
            return True
        return mention.is_speaker and phrase.sort == "" and (bool(phrase.name) or self._words.capitals)


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


def _same_parts(part: str) -> frozenset[str]:
    """The parts of names that are one with ``part``, a genitive -s aside."""
    return frozenset((part, part + "s", part.removesuffix("s")))


def _content(label: str, head: str) -> set[str]:
    """The words of a description that tell it from others of its kind: capitals and long words, without the head."""
    return {
        word
        for word in _lower_words(label.split())
        if word != head and not word.startswith(head or "\0") and len(word) > 3
    }


def _lower_words(words: Iterable[str]) -> Iterable[str]:
    return (word.lower() for word in words)

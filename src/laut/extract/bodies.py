"""For whom a person speaks: a spokesman's number is the ministry's, a mayor's is her own.

Casualty records name the institution behind a number, not who happened to read
it out (UCDP's ``source_original``; Every Casualty Standards, "kind of source").
A body is only ever one that the article names, be it in the office of its head
("Verteidigungsministerin": the ministry of defence).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from laut.base.language import Language
from laut.base.records import Figure, Person, Statement
from laut.base.span import Span
from laut.extract.people_words import people_words

__all__ = ["on_whose_behalf"]

_LEAST = 4  # letters that two words must share to be one: "Küstenwache", "Küstenwachschiff"
# Code points that having spoken is worth: about the length of a sentence.
_SPOKE_NEAR = 120


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language that tell for whom somebody speaks, lower case."""

    roles: tuple[str, ...]
    links: tuple[str, ...]
    genitive: frozenset[str]
    bare: frozenset[str]
    firsts: dict[str, tuple[str, ...]]
    offices: dict[str, str]
    fieldless: tuple[str, ...]
    former: tuple[str, ...]
    possessives: tuple[str, ...]


@cache
def _words(language: Language) -> _Words:
    lexicon = language.lexicon("bodies")
    longest_first = sorted(lexicon.words("roles"), key=len, reverse=True)
    links = sorted(lexicon.words("links"), key=len, reverse=True)
    bare = frozenset(lexicon.words("bare"))
    return _Words(
        tuple(longest_first),
        tuple(links),
        frozenset(lexicon.words("genitive")),
        bare,
        lexicon.groups("firsts"),
        lexicon.table("offices"),
        lexicon.words("fieldless"),
        lexicon.words("former"),
        lexicon.words("possessives"),
    )


def on_whose_behalf(
    figures: Sequence[Figure], statements: Sequence[Statement], people: Sequence[Person], language: Language
) -> list[Figure]:
    """The figures with the body as source where the one who gives them speaks for a body of the article.

    The statement keeps its speaker: who said it, and on whose behalf, are both there to read.
    """
    speakers = {s.id: s.speaker for s in statements if s.speaker}
    said: dict[str, list[Span]] = {}
    for statement in statements:
        direct = statement.type == "direct"
        if direct and statement.speaker is not None and statement.speaker.person is not None:
            said.setdefault(statement.speaker.person, []).extend(statement.quote.spans)
    spoke = frozenset(span for speaker in speakers.values() for span in speaker.spans)
    by_id = {person.id: person for person in people}
    called = {
        text.lower(): person.name for person in people for text in person.descriptions if person.kind == "organisation"
    }
    named = _by_last_word(people)

    @cache
    def body_of(person: str) -> str | None:
        return _body_of(by_id[person], people, language, spoke, said.get(person, ())) if person in by_id else None

    def source(figure: Figure) -> str | None:
        speaker = speakers.get(figure.statement or "")
        if speaker is None or figure.source_name not in (None, speaker.name, speaker.text):
            # whom its own words name, whoever speaks: "the 175 given by the operator", "Ms Brandt put it at 31"
            own = figure.source_name or ""
            someone = named.get(own.rpartition(" ")[2])
            if someone is not None:
                return body_of(someone.id) or someone.name
            return called.get(own.lower(), figure.source_name)
        return body_of(speaker.person or "") or figure.source_name

    return [replace(figure, source_name=source(figure)) for figure in figures]


def _by_last_word(people: Sequence[Person]) -> dict[str, Person]:
    """Persons by the last word of their full names, where one of the cast alone bears it."""
    bearers: dict[str, list[Person]] = {}
    for person in people:
        if person.kind == "person" and " " in person.name:
            bearers.setdefault(person.name.rpartition(" ")[2], []).append(person)
    return {name: found[0] for name, found in bearers.items() if len(found) == 1}


def _body_of(
    person: Person, people: Sequence[Person], language: Language, spoke: frozenset[Span], said: Sequence[Span]
) -> str | None:
    """The name of the organisation that ``person`` speaks for, as the article has it, or None.

    ``spoke`` are the words of all who say something. What is named only in the person's own words (``said``, in quotation marks) is not what they speak for.
    """
    if person.kind not in ("person", "unnamed", "office"):
        return None
    words = _words(language)
    bodies = [
        replace(other, mentions=heard)
        for other in people
        if other.id != person.id and _is_body(other, words)
        if (heard := tuple(mention for mention in other.mentions if not any(span.holds(mention) for span in said)))
    ]
    own = [person.name] if person.kind != "person" else []
    for text in (*person.descriptions, *own):
        if text.lower().startswith(words.former):
            continue
        if body := _described(text.lower(), person, bodies, words, spoke):
            return body.name
        if named := _attribute(text, language) or _ministry(text, words):
            return named
    return None


def _is_body(person: Person, words: _Words) -> bool:
    """Whether ``person`` is an organisation, or a name whose description says so: "the operator, Brandt Lines"."""
    if person.kind != "person":
        return person.kind == "organisation"
    lasts = [text.lower().rpartition(" ")[2] for text in person.descriptions]
    return any(last in words.bare for last in lasts) and not any(
        _role_in(last, words.roles) is not None for last in lasts
    )


def _ministry(text: str, words: _Words) -> str | None:
    """The ministry that a minister's office names, as it names it: "Tarvia's defence minister" -> "Tarvia's defence ministry"."""
    *before, last = text.split() or [""]
    for office, ministry in words.offices.items():
        stem = last.lower().removesuffix(office)
        if not last.lower().endswith(office) or text.lower().endswith(words.fieldless) or not (stem or before):
            continue
        # adjectives would have to take the ministry's gender
        named = [word for word in before if not stem or word[0].isupper()]
        return " ".join((*named, last[: len(stem)] + ministry))
    return None


def _attribute(text: str, language: Language) -> str | None:
    """The body that only the description names: "Sprecher des Zivilschutzes", "defence ministry spokesman"."""
    words = _words(language)
    for link in words.links:
        role, between, attribute = text.partition(f" {link} ")
        if between and attribute and _role_in(role.split()[-1].lower(), words.roles) is not None:
            first, *rest = attribute.split()
            noun = language.grammar.nominative_noun(first, "mn") if link in words.genitive else first
            named = noun.lower() not in words.bare and _may_be_body(attribute, language)
            return " ".join((noun, *rest)) if named else None
    *before, last = text.split() or [""]
    named = len(before) > 1 and _role_in(last.lower(), words.roles) == "" and before[-1].lower() in words.bare
    return " ".join(before) if named else None


def _may_be_body(attribute: str, language: Language) -> bool:
    """Whether words name a body: a name, or a noun for one; "surgery at …" is none. Where nouns have capitals any may be."""
    people = people_words(language)
    core = list(takewhile(lambda word: word not in people.prepositions, attribute.split()))
    if people.capitals or any(word[0].isupper() for word in core):
        return True
    nouns = (people.noun(word) for word in core)
    return any(noun is not None and noun.sort in ("organisation", "outlet") for noun in nouns)


def _described(
    text: str, person: Person, bodies: Sequence[Person], words: _Words, spoke: frozenset[Span]
) -> Person | None:
    """The body that one description tells of: by its attribute, by its first part, by its office, by what stands nearest."""
    for link in words.links:
        role, between, attribute = text.partition(f" {link} ")
        if between and _role_in(role.split()[-1], words.roles) is not None:
            named = attribute.split()
            # "die Leiterin der Organisation": a bare noun takes up the body just named
            bare = len(named) == 1 and any(word.startswith(named[0][: len(word)]) for word in words.bare)
            return _called(named, bodies) or (_nearest_before(person, bodies, spoke) if bare else None)
    *before, last = text.split() or [""]
    if text.endswith(words.fieldless):
        return None
    for office, ministry in words.offices.items():
        if last.endswith(office):
            stem = last.removesuffix(office)
            if not stem and not before:
                return _nearest_before(person, [body for body in bodies if _called([ministry], [body])], spoke)
            # of "defence minister" the field must be the body's, too; "Verteidigungsminister" holds it in one word
            needed = 1 if stem else 2
            return _called([stem + ministry, *reversed(before)], bodies, needed=needed)
    first = _role_in(last, words.roles)
    if first is None:
        return None
    before = [_unpossessed(word, words) for word in before]
    if len(before) > 1 and before[-1] in words.bare:
        # "defence ministry spokesman": of another ministry the field is another
        return _called(before[::-1], bodies, needed=2)
    named = [first.rstrip("-"), *before] if first else before
    heads = [head for word in named for head in words.firsts.get(word, ())]
    if named and (body := _called([*named, *heads], bodies)):
        return body
    return _nearest_before(person, bodies, spoke) if not first else None


def _unpossessed(word: str, words: _Words) -> str:
    """The word without the ending of a possessive: "company's"."""
    end = next((end for end in words.possessives if word.endswith(end)), "")
    return word.removesuffix(end)


def _role_in(word: str, roles: Sequence[str]) -> str | None:
    """What stands before the role in a word ("ministeriums" in "ministeriumssprecher"), '' for the bare role, None for no role."""
    return next((word.removesuffix(role) for role in roles if word.endswith(role)), None)


def _called(named: Sequence[str], bodies: Sequence[Person], *, needed: int = 0) -> Person | None:
    """The body whose name or descriptions share most words with ``named``; the first ``needed`` of them must be among these."""

    def shared(body: Person) -> int:
        own = [word.strip(",.") for text in (body.name, *body.descriptions) for word in text.lower().split()]
        hits = [any(_alike(word, other) for other in own) for word in named if len(word) > 1]
        return sum(hits) if all(hits[:needed]) else 0

    best = max(bodies, key=lambda body: (shared(body), len(body.mentions)), default=None)
    return best if best is not None and shared(best) else None


def _alike(word: str, other: str) -> bool:
    """Whether two words are forms of one, or one is the last part of the other's compound."""
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    return len(short) >= _LEAST and (long.startswith(short[: max(_LEAST, len(short) - 2)]) or long.endswith(short))


def _nearest_before(person: Person, bodies: Sequence[Person], spoke: frozenset[Span]) -> Person | None:
    """The body last named before the person is: "Die Behörde warnt. Ihre Leiterin, …".

    Who has just spoken goes before who is only spoken of: "Der Verband wirft der Regierung Untätigkeit vor. Ihr Vorsitzender, …".
    """
    if not person.mentions:
        return None
    here = person.mentions[0].start
    before = [
        (mention.start + (_SPOKE_NEAR if mention in spoke else 0), mention.start, body)
        for body in bodies
        for mention in body.mentions
        if mention.start < here
    ]
    return max(before, key=lambda found: found[:2])[2] if before else None

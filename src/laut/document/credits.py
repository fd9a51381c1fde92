"""Lines about who wrote it -> agencies as printed, and authors who are persons.

An agency is known by its place and form, not only by its name: in brackets behind
the place of a dateline, alone at the foot, in front of a colleague's initials
("npd/TK"), behind "Quelle:", where a page's JSON-LD names the author. Initials,
the desk and the outlet itself are no agencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from laut.base.records import Removed
from laut.document.linked_data import Name
from laut.document.page_words import CreditWords, PageWords
from laut.document.pieces import Piece

__all__ = ["CreditReader", "Credited", "authors", "byline", "read_credits"]

_SPLIT = re.compile(r"\s*[/,;&+·|]\s*|\s+(?:-|–)\s+")
_SHORT = re.compile(r"[^\W\d_]{2,8}")
_DIGITS = re.compile(r"\d")
_DATELINE = re.compile(r"(?P<place>[^\W\d_a-zäöü][^!?()„“\"»«:]{1,60}?)\s*\((?P<names>[^()]{2,40})\)\s*[-–—:.,]")
_PIPE_DATELINE = re.compile(r"[^\W\d_a-zäöü][A-ZÄÖÜ/ -]{2,30} (?P<names>[\w/]{2,20}) \|")
_OPENING = re.compile(r"\((?P<names>[^()]{2,30})\)\s+\S")
_CLOSING = re.compile(r"(?<=[.!?“\"”»«])\s*[(\[](?P<names>[^()\[\]]{2,60})[)\]]\.?$")
_BARE_CLOSING = re.compile(r"(?<=[.!?“\"”»«])\s+(?P<names>[a-z]{3,5}(?:/[A-Za-z]{2,6}){0,3})$")
_BRACKETED = re.compile(r"\((?P<names>[^()]{2,40})\)")
_PHOTO = re.compile(r"[:©/]\s*(?P<name>[^\W\d_]{3,8})\b")
_LONGEST_FOOT = 14
_FEET = 3  # paragraphs at the end that may be a credit


@dataclass(frozen=True, slots=True)
class CreditReader:
    """Reads agencies off lines of one page; ``evidence`` are short names that the page shows to be agencies."""

    words: PageWords
    own: frozenset[str]
    initials: frozenset[str]
    evidence: frozenset[str]

    @classmethod
    def of(cls, words: PageWords, *, outlet: Iterable[str], people: str, lines: Iterable[str]) -> CreditReader:
        """The reader for a page of ``outlet`` (its names), signed by ``people``, whose text are ``lines``."""
        own = {form for name in outlet for form in (name.lower(), _initials(name))}
        evidence = {match["name"].lower() for line in lines for match in words.credits.named.finditer(line)}
        return cls(words, frozenset(own), frozenset({_initials(people)}), frozenset(evidence))

    def seen(self, captions: Iterable[str]) -> CreditReader:
        """The same reader, having seen who took the pictures ("Photograph: NPD")."""
        names = {m["name"].lower() for line in captions for m in _PHOTO.finditer(line) if m["name"].isupper()}
        return CreditReader(self.words, self.own, self.initials, self.evidence | names - self.own)

    def dateline(self, paragraph: str) -> list[str]:
        """Agencies in the dateline that a paragraph begins with: "Osthavn (NPD) –", "BERLIN dpa |", "(sda)"."""
        if match := _DATELINE.match(paragraph):
            place = re.findall(r"[^\W\d_]+", match["place"])
            upper = sum(word[0].isupper() for word in place)
            if place and len(place) <= 7 and upper * 2 >= len(place) and not self._is_common(place[0]):
                return [name for name in _names(match["names"], self.words) if self._fits_dateline(name)]
        if match := _PIPE_DATELINE.match(paragraph):
            return [name for name in _names(match["names"], self.words) if self._fits_dateline(name)]
        if match := _OPENING.match(paragraph):
            return self._read(match["names"])
        return []

    def foot(self, line: str, *, marked: bool = False) -> list[str]:
        """Agencies of a whole short line: "(NPD/wk)", "Quelle: NPD", "© npd"; ``marked`` where its box says credit."""
        bare = line.strip(" \t()[]–—-·.")
        terms = self.words.credits
        told = False
        marked = marked or line.strip().startswith(("(", "["))
        for pattern in (rf"(?:{terms.source.pattern})\s*:\s*", rf"(?:{terms.lead.pattern})\s+", r"©\s*(?:\d{4}\s*)?"):
            match = re.match(pattern, bare, re.IGNORECASE)
            if match:
                bare, told = bare[match.end() :], True
        if len(bare.split()) > _LONGEST_FOOT:
            return []
        return self._read(bare, marked=marked, told=told and not line.startswith("©"))

    def closing(self, paragraph: str) -> tuple[int, list[str]] | None:
        """Where the credit begins that closes a paragraph ("… sagte er. (npd/AFP)"), and its agencies."""
        for pattern in (_CLOSING, _BARE_CLOSING):
            if (match := pattern.search(paragraph)) and (
                found := self.foot(match["names"], marked=pattern is _CLOSING)
            ):
                return match.start(), found
        return None

    def within(self, paragraph: str) -> list[str]:
        """Agencies in brackets inside a paragraph: "(mit dpa)", "(dpa/AFP)"."""
        found: list[str] = []
        for match in _BRACKETED.finditer(paragraph):
            lead = re.match(rf"(?:{self.words.credits.lead.pattern})\s+", match["names"], re.IGNORECASE)
            names = _names(match["names"][lead.end() if lead else 0 :], self.words)
            known = [name for name in names if name.lower() in self.words.credits.known]
            if lead:
                found += self._read(", ".join(names), told=True)
            elif len(known) == len(names) > 1:
                found += known
        return found

    def author(self, names: Sequence[Name]) -> list[str]:
        """Agencies among the authors that the page's head names: "npd/TK", an organisation "NPD"."""
        found: list[str] = []
        for name in names:
            if name.kind != "Person" or "/" in name.name:
                found += self._read(name.name, marked=True)
        return found

    def byline(self, names: str) -> list[str]:
        """Agencies behind the persons of a byline: "Asha Lind, DNW"."""
        entries = _names(names, self.words)
        return [
            name
            for i, name in enumerate(entries)
            if name.isupper() and self._is_agency(name, i == 0, False, True, False)
        ]

    def _read(self, text: str, *, marked: bool = False, told: bool = False) -> list[str]:
        """The agencies of a list of names; none where anything in it is no agency, initials, a desk or a date.

        ``marked`` where brackets or a box say that it is a credit, ``told`` where words do.
        """
        names = _names(text, self.words)
        flags = [self._is_agency(name, i == 0, len(names) == 1, marked, told) for i, name in enumerate(names)]
        if not all(flag or self._is_trimming(name) for name, flag in zip(names, flags, strict=True)):
            return []
        found = [name for name, flag in zip(names, flags, strict=True) if flag]
        shaped = [name for name in names if name.islower() and self._is_agency(name, True, True, marked, told)]
        # Of two small names ("trz/dna") the one that is formed like an agency's, else the first.
        return shaped if shaped and all(name.islower() for name in found) else found

    def _is_agency(self, name: str, first: bool, alone: bool, marked: bool, told: bool) -> bool:
        small = name.lower()
        if small in self.words.credits.known or small in self.evidence:
            return True
        taken = small in self.own or small in self.initials or self._is_nobody(small) or self._is_common(small)
        if taken or not _SHORT.fullmatch(name) or len(name) < 3:
            return False
        if name.isupper():
            return told or marked or (first and not alone)
        return name.islower() and len(name) <= 6 and first and (told or not alone or self._shaped(small))

    def _fits_dateline(self, name: str) -> bool:
        """In a dateline anything but a place's by-name ("Frankfurt (Oder)") is an agency."""
        small = name.lower()
        if small in self.words.credits.known or small in self.evidence:
            return True
        return (
            bool(_SHORT.fullmatch(name))
            and (name.isupper() or (name.islower() and len(name) >= 3))
            and not self._is_nobody(small)
        )

    def _is_trimming(self, name: str) -> bool:
        small = name.lower()
        return self._is_nobody(small) or bool(_DIGITS.search(name)) or len(name) <= 4 or small in self.own

    def _is_nobody(self, small: str) -> bool:
        return small in self.words.credits.nobody

    def _shaped(self, small: str) -> bool:
        return bool(self.words.credits.shape.fullmatch(small))

    def _is_common(self, word: str) -> bool:
        return any(word.lower() in common for common in self.words.common.values())


@dataclass(frozen=True, slots=True)
class Credited:
    """Paragraphs without the credits behind them, the agencies as printed, and what was cut."""

    paragraphs: tuple[str, ...]
    agencies: tuple[str, ...]
    removed: tuple[Removed, ...]


def read_credits(
    reader: CreditReader, pieces: Sequence[Piece], lines: Iterable[tuple[str, bool]], given: Sequence[Name]
) -> Credited:
    """The agencies of an article: in its text, in the lines around it, in the authors that its head names.

    ``lines`` come with whether their box says credit. A dateline stays in the text, a
    credit behind the last sentence does not.
    """
    paragraphs = [piece.text for piece in pieces]
    agencies: list[str] = []
    removed: list[Removed] = []
    for paragraph in paragraphs[:2]:
        agencies += reader.dateline(paragraph)
    for i, paragraph in enumerate(paragraphs):
        agencies += reader.within(paragraph)
        if found := reader.closing(paragraph):
            at, names = found
            agencies += names
            removed.append(Removed(paragraph[at:].strip(), "credit"))
            paragraphs[i] = paragraph[:at]
    for i in range(len(paragraphs) - 1, max(0, len(paragraphs) - _FEET - 1), -1):
        if names := reader.foot(paragraphs[i]):
            agencies += names
            removed.append(Removed(paragraphs.pop(i), "credit"))
    for line, marked in lines:
        signed = byline(line, reader.words.credits)
        agencies += reader.foot(signed or line, marked=marked) or (reader.byline(signed) if signed else [])
    agencies += reader.author(given)
    first: dict[str, str] = {}
    for name in agencies:
        first.setdefault(name.casefold(), name)
    return Credited(tuple(paragraph for paragraph in paragraphs if paragraph), tuple(first.values()), tuple(removed))


def byline(line: str, words: CreditWords) -> str | None:
    """The names behind "Von" or "By" in a short line; None where the line is no byline."""
    line = _single(line)
    match = words.byline.match(line)
    if not match or len(line.split()) > 16 or line.endswith((".", "?", "!")):
        return None
    names = re.split(r"\s+(?=\d)|\s+[·|–•]\s+", match["names"])[0]
    return names if names[:1].isupper() else None


def authors(given: Sequence[Name], bylines: Sequence[str], outlet: Iterable[str], words: PageWords) -> str | None:
    """The persons who wrote it, as the head names them, else the byline; None where only a desk signs."""
    own = {name.lower() for name in outlet}
    for names in (given, [Name(line) for line in bylines]):
        people = [
            person
            for name in names
            if name.kind not in {"Organization", "NewsMediaOrganization"}
            for person in _people(name, own, words)
        ]
        if people:
            return ", ".join(dict.fromkeys(people))
    return None


def _people(name: Name, own: set[str], words: PageWords) -> Iterator[str]:
    line = byline(name.name, words.credits) or _single(name.name)
    for part in re.split(rf"\s*[,;|•·]\s*|\s+(?:{words.credits.join.pattern})\s+", line):
        tokens = part.split()
        fits = 2 <= len(tokens) <= 5 and tokens[0][:1].isupper() and tokens[-1][:1].isupper()
        nick = len(tokens) == 1 and part == line and len(part) > 4 and part.isalpha() and not part.isupper()
        small = {token.lower().strip(".:") for token in tokens}
        clean = not re.search(r"[\d/@]", part) and part.lower() not in own
        if (fits or nick) and clean and not small & (words.credits.nobody | words.credits.known):
            yield part


def _names(text: str, words: PageWords) -> list[str]:
    """The entries of a printed list of names."""
    join = rf"\s+(?:{words.credits.join.pattern})\s+"
    return [name for part in _SPLIT.split(_single(text)) for name in re.split(join, part) if name.strip(" .")]


def _single(line: str) -> str:
    """``line`` with single blanks: over runs of them the patterns that part names take quadratic time."""
    return " ".join(line.split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name)).lower()

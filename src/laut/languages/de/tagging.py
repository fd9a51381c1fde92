"""What an unknown German word is by its form."""

from __future__ import annotations

__all__ = ["guess_tag"]

# No noun ends so; at the head of a sentence a capital says nothing. ("Minimal" is one of few exceptions.)
_ADVERBIAL = ("lich", "isch", "weise", "mäß", "mals", "falls", "maßen", "seits", "wärts", "ell")


def guess_tag(form: str, *, first: bool) -> str:
    """The coarse tag of a word that no lexicon holds; ``first`` in its sentence.

    Nouns and names alike have a capital; what is small and ends like an
    inflected adjective is one, and the rest are adverbs.
    """
    if form[0].isdigit():
        return "number"
    if not form[0].isalnum():
        return "mark"
    if form[0].isupper() and not (first and form.endswith(_ADVERBIAL)):
        return "name" if form.isupper() else "noun"
    if any(letter.isupper() for letter in form[1:]) or "." in form:
        return "name"
    if form.endswith(("e", "en", "er", "es", "em", "ig", "lich", "isch", "bar", "sam", "los", "haft", "end", "iert")):
        return "adjective"
    return "adverb"

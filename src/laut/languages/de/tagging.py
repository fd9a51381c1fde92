"""What an unknown German word is by its form."""

from __future__ import annotations

__all__ = ["guess_tag"]


def guess_tag(form: str, *, first: bool) -> str:
    """The coarse tag of a word that no lexicon holds; ``first`` in its sentence.

    Nouns and names alike have a capital; what is small and ends like an
    inflected adjective is one, and the rest are adverbs.
    """
    if form[0].isdigit():
        return "number"
    if not form[0].isalnum():
        return "mark"
    if form[0].isupper():
        return "name" if form.isupper() or (first and form.endswith("isch")) else "noun"
    if form.endswith(("e", "en", "er", "es", "em", "ig", "lich", "isch", "bar", "sam", "los", "haft", "end", "iert")):
        return "adjective"
    return "adverb"

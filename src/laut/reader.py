"""Page to records: the stages in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from laut.base.errors import InputError, LautError, UsageError
from laut.base.records import Document, Engine, Maker, Reading
from laut.document.article import Facts
from laut.document.charset import scalar
from laut.document.page import read_page
from laut.document.sources import Input, inputs
from laut.document.words import cut
from laut.extract.analysis import analyse
from laut.extract.bodies import on_whose_behalf
from laut.extract.evidence import find_evidence
from laut.extract.figures import find_figures
from laut.extract.judge import judge
from laut.extract.people import find_people
from laut.extract.statements import find_attributions
from laut.extract.times import find_times
from laut.languages.registry import available, language_for

__all__ = ["VERSION", "Wishes", "find_document", "read", "read_document", "read_input", "read_text", "try_reading"]

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a caller asks for beside the source; what is given here wins over what the page says.

    ``published`` is ISO 8601, ``language`` a code, ``engine`` how statements are
    found (None: the default); with ``as_is`` the text is the article.
    """

    url: str | None = None
    published: str | None = None
    language: str | None = None
    engine: Engine | None = None
    as_is: bool = False

    def over(self, facts: Facts) -> Facts:
        """``facts`` with the caller's in their place."""
        return replace(
            facts,
            url=self.url or facts.url,
            published=self.published or facts.published,
            language=self.language or facts.language,
        )


def read(
    source: bytes | str | Path,
    *,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
    engine: Engine | None = None,
    as_is: bool = False,
) -> Reading:
    """The reading of one article: ``bytes`` are a page, a ``Path`` or ``str`` a file or an address.

    Raises InputError where there is nothing to read, UsageError where a wish
    cannot be met.
    """
    wishes = Wishes(url=url, published=published, language=language, engine=engine, as_is=as_is)
    if isinstance(source, bytes):
        return read_input(Input(source, Facts()), wishes)
    found = next(iter(inputs(str(source))), None)
    if found is None:
        raise InputError(f"{str(source)!r} holds no article; give a page, a text or a .jsonl", source=str(source))
    if isinstance(found, InputError):
        raise found
    return read_input(found, wishes)


def read_text(
    text: str, *, published: str | None = None, language: str | None = None, engine: Engine | None = None
) -> Reading:
    """The reading of ``text`` taken as the article, nothing taken out."""
    wishes = Wishes(published=published, language=language, engine=engine, as_is=True)
    return read_input(Input(scalar(text).encode("utf-8"), Facts(charset="utf-8")), wishes)


def read_input(given: Input, wishes: Wishes = Wishes()) -> Reading:
    """The reading of one input; raises InputError where it holds no article."""
    return read_document(find_document(given, wishes), engine=wishes.engine)


def try_reading(given: Input, wishes: Wishes = Wishes()) -> Reading | InputError:
    """The reading of one input, or why it could not be read: one bad article never stops a batch.

    Raises UsageError where no input could be read so.
    """
    source = given.facts.source
    try:
        return read_input(given, wishes)
    except UsageError:
        raise
    except LautError as error:
        return InputError(str(error), source=source)
    except Exception as error:  # noqa: BLE001  not even where the fault is ours
        return InputError(f"{source}: a fault of laut, please report it ({error!r})", source=source)


def find_document(given: Input, wishes: Wishes = Wishes()) -> Document:
    """The article of one input, not yet read; raises InputError where it holds none."""
    if wishes.language is not None:
        language_for(wishes.language)  # the caller's mistake, not the page's: told before anything is read
    supplied = [language_for(code) for code in available()]
    return read_page(given.data, wishes.over(given.facts), supplied, as_is=wishes.as_is or given.as_is)


def read_document(document: Document, *, engine: Engine | None = None) -> Reading:
    """What an article says: every stage of laut after the text is found."""
    language = language_for(document.language)
    analysis = analyse(cut(document.text, language), language)
    times = find_times(analysis, document.published)
    attributions = find_attributions(analysis, engine or "default")
    cast = find_people(analysis, attributions, document.outlet)
    statements = judge(analysis, attributions, cast, engine or "default")
    figures = find_figures(analysis, times, statements)
    figures = on_whose_behalf(figures, statements, cast.people, language)
    evidence = find_evidence(analysis, statements, cast)
    return Reading(
        laut=Maker(version=VERSION, models={language.code: engine or "default"}),
        document=document,
        statements=tuple(statements),
        figures=tuple(figures),
        times=tuple(times),
        people=cast.people,
        evidence=tuple(evidence),
    )

"""A question's chart and table as files: SVG, PNG, CSV."""

from __future__ import annotations

import csv
from io import StringIO

from starlette.responses import Response

from laut.base.errors import UsageError
from laut.show.lists import csv_cell
from laut.show.web.contexts.question import QuestionPage, chart_of

__all__ = ["KINDS", "download"]

_REPORT = ("figure", "article", "source_name", "published", "as_of", "low", "high", "copy")
_LINE = ("outlet", "language", "title", "text", "hedge", "quote")
_CODED = ("low", "best", "high")


def download(page: QuestionPage, kind: str, language: str) -> Response:
    """The file of one of ``KINDS``, named after the question."""
    data, media = KINDS[kind](page, language)
    name = "".join(letter for letter in page.question.id if letter.isalnum() or letter in "-.")
    return Response(data, media_type=media, headers={"content-disposition": f'attachment; filename="{name}.{kind}"'})


def _svg(page: QuestionPage, language: str) -> tuple[bytes, str]:
    return chart_of(page, language, linked=False).encode("utf-8"), "image/svg+xml"


def _png(page: QuestionPage, language: str) -> tuple[bytes, str]:
    try:
        import vl_convert  # noqa: PLC0415  an optional part of laut, loaded where it is needed
    except ImportError as error:
        raise UsageError(
            "a PNG needs vl-convert: install it with `pip install 'laut[web]'`, or take the SVG"
        ) from error
    made: bytes = vl_convert.svg_to_png(_on_paper(_svg(page, language)[0].decode("utf-8")), scale=2.0)
    return made, "image/png"


def _on_paper(svg: str) -> str:
    """The picture on white: a PNG without ground cannot be read in a dark window."""
    head, end, rest = svg.partition(">")
    return f'{head}{end}<rect width="100%" height="100%" fill="#fff"/>{rest}'


def _csv(page: QuestionPage, language: str) -> tuple[bytes, str]:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_REPORT, *_LINE, *(f"{page.policy}_{name}" for name in _CODED)])
    for row in page.reports:
        told = [getattr(row.line.report, name) for name in _REPORT]
        words = [getattr(row.line, name) for name in _LINE]
        writer.writerow([csv_cell(value) for value in (*told, *words, *(getattr(row.coded, name) for name in _CODED))])
    return out.getvalue().encode("utf-8"), "text/csv; charset=utf-8"


KINDS = {"svg": _svg, "png": _png, "csv": _csv}

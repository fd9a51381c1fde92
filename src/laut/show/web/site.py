"""Addresses -> pages. Each page has a twin at the same address with ``.json``; every POST goes to ``actions``."""

from __future__ import annotations

import getpass
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import StringIO
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from laut.base.errors import InputError, LedgerError, UsageError
from laut.document.article import Facts
from laut.document.sources import Input
from laut.ledger.pages import place_of
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.show.export_reviews import export_reviews
from laut.show.web.actions import Arrived, Upload, add_pages, decision, fetched, uploaded
from laut.show.web.contexts.article import ArticlePage, article_page
from laut.show.web.contexts.compared import ComparedPage, compared_page
from laut.show.web.contexts.failures import FailuresPage, failures_page
from laut.show.web.contexts.query import QueryError
from laut.show.web.contexts.question import QuestionPage, question_page_of
from laut.show.web.contexts.queue import QueuePage, queue_page
from laut.show.web.contexts.searching import SearchPage, search_page
from laut.show.web.contexts.speaker import SpeakerPage, speaker_page
from laut.show.web.contexts.start import StartPage, start_page
from laut.show.web.contexts.story import StoryPage, story_page
from laut.show.web.downloads import KINDS, download
from laut.show.web.openapi import described
from laut.show.web.rendering import chrome_of, fault, page, wants_json
from laut.show.web.safety import Guard, Rules, csrf_token, is_own_path, same_token

__all__ = ["PAGES", "Page", "site"]

_FILTERS = ("since", "until", "speaker", "act", "hedge", "measure", "place", "outlet", "language")
_FILES = 50  # in one upload


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, its template, the record it shows and what builds it from the ledger, and what it may be asked."""

    address: str
    template: str
    record: type
    build: Callable[..., Any]
    says: str
    asked: tuple[str, ...] = ()

    @property
    def twin(self) -> str:
        """The address of the JSON twin."""
        return f"{self.address}.json"


PAGES = (
    Page("/", "start.html", StartPage, start_page, "The newest stories with their disputes.", ("disputed", "limit")),
    Page("/story/{name}", "story.html", StoryPage, story_page, "A story: turns, questions, speakers, articles."),
    Page(
        "/question/{name}",
        "question.html",
        QuestionPage,
        question_page_of,
        "A question with every report.",
        ("policy",),
    ),
    Page(
        "/article/{name}", "article.html", ArticlePage, article_page, "An article with what was found in it.", ("span",)
    ),
    Page("/article/{name}/with/{other}", "compared.html", ComparedPage, compared_page, "Two articles, word by word."),
    Page(
        "/speaker/{name}",
        "speaker.html",
        SpeakerPage,
        speaker_page,
        "A speaker: all they said, where it changed.",
        ("limit",),
    ),
    Page(
        "/search",
        "search.html",
        SearchPage,
        search_page,
        "Statements, figures or articles.",
        ("q", "in", "limit", *_FILTERS),
    ),
    Page("/review", "queue.html", QueuePage, queue_page, "What waits for a person's look.", ("limit",)),
    Page("/failures", "failures.html", FailuresPage, failures_page, "Sources that could not be read.", ("limit",)),
)


def site(ledger: Ledger, rules: Rules, reviewer: str | None = None) -> ASGIApp:
    """The whole site over one open ledger, behind its guard; ``reviewer`` decides where the browser names nobody."""
    routes = [
        *(
            Route(address, _shown(ledger, each))
            for each in PAGES
            for address in dict.fromkeys((each.address, _twin_route(each)))
        ),
        Route("/figure/{name}", _placed(ledger)),
        Route("/statement/{name}", _placed(ledger)),
        Route("/reviews.jsonl", _exported(ledger)),
        Route("/openapi.json", _openapi),
        Route("/add", _add(ledger), methods=["POST"]),
        Route("/review", _decide(ledger), methods=["POST"]),
        Route("/reviewer", _name, methods=["POST"]),
        Route("/login", _login, methods=["POST"]),
        Mount("/static", StaticFiles(packages=[("laut.show.web", "static")])),
    ]
    handlers: dict[Any, Any] = {
        UsageError: _told(404), QueryError: _told(400), InputError: _told(422), LedgerError: _told(503), HTTPException: _refused,
        Exception: _broken,
    }  # fmt: skip
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.state.reviewer = lambda: reviewer or os.environ.get("LAUT_REVIEWER") or getpass.getuser()
    return Guard(app, rules, _refusal(app))


def _twin_route(each: Page) -> str:
    """Where the twin needs a route of its own; a name in an address takes in its ``.json``."""
    return each.address if each.address.endswith("}") else each.twin


def _shown(ledger: Ledger, shown: Page) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        names = list(request.path_params.values())
        query = dict(request.query_params)
        if names and wants_json(names[-1]):
            names[-1] = names[-1].removesuffix(".json")
        kind = names[-1].rpartition(".")[2] if names and shown.record is QuestionPage else ""
        if kind in KINDS:
            record = shown.build(ledger, names[-1].removesuffix(f".{kind}"), query)
            return download(record, kind, chrome_of(request).t.code)
        return page(request, shown.template, shown.build(ledger, *names, query))

    return answer


def _placed(ledger: Ledger) -> Callable[[Request], Response]:
    """From a record's id to its words in the article."""

    def answer(request: Request) -> Response:
        name = request.path_params["name"]
        article, start, end = place_of(ledger, name.removesuffix(".json"))
        suffix = ".json" if wants_json(name) else ""
        language = request.query_params.get("lang")
        asked = f"&lang={quote(language)}" if language else ""
        return RedirectResponse(f"/article/{quote(article)}{suffix}?span={start}-{end}{asked}#asked", 303)

    return answer


def _exported(ledger: Ledger) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        out = StringIO()
        export_reviews(ledger, out)
        named = {"content-disposition": 'attachment; filename="reviews.jsonl"'}
        return PlainTextResponse(out.getvalue(), media_type="application/x-ndjson", headers=named)

    return answer


def _openapi(request: Request) -> Response:
    return JSONResponse(described((each.twin, each.record, each.says, each.asked) for each in PAGES))


@asynccontextmanager
async def _form_of(request: Request) -> AsyncIterator[FormData]:
    """The form that was sent, its files open meanwhile; raises HTTPException where its token is not this session's."""
    async with request.form(max_files=_FILES, max_fields=60, max_part_size=2_000_000) as form:
        given = form.get("csrf")
        if not isinstance(given, str) or not same_token(given, csrf_token(request.state.rules, request.scope)):
            raise HTTPException(403, "error.csrf")
        yield form


def _words(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


def _back(request: Request, form: dict[str, str], **said: int) -> Response:
    """To the page that the form was on, with what was done."""
    back = form.get("back", "/")
    where, mark, anchor = (back if is_own_path(back) else "/").partition("#")
    joint = "&" if "?" in where else "?"
    told = "&".join(f"{name}={value}" for name, value in said.items())
    return RedirectResponse(where + (joint + told if told else "") + mark + anchor, 303)


def _decide(ledger: Ledger) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        async with _form_of(request) as sent:
            form = _words(sent)
        try:
            n = await run_in_threadpool(decision, ledger, form, chrome_of(request).reviewer)
        except UsageError as error:
            return fault(request, 422, str(error))
        return _back(request, form, done=n)

    return answer


def _add(ledger: Ledger) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        async with _form_of(request) as form:
            words = _words(form)
            sent = [each for each in form.getlist("file") if isinstance(each, UploadFile) and each.filename]
            files = [Upload(each.filename or "", await each.read()) for each in sent]
        arrived = await run_in_threadpool(_added, ledger, words, files)
        if not arrived.articles:
            reason = arrived.failures[0].reason if arrived.failures else "error.nothing"
            return fault(request, 422, reason)
        if len(arrived.articles) == 1 and not arrived.failures:
            return RedirectResponse(f"/article/{quote(arrived.articles[0])}", 303)
        return RedirectResponse("/failures" if arrived.failures else "/", 303)

    return answer


def _added(ledger: Ledger, words: dict[str, str], files: list[Upload]) -> Arrived:
    published, language = words.get("published", "").strip() or None, words.get("language") or None
    given: list[Input | InputError] = [each for file in files for each in uploaded(file)]
    if address := words.get("url", "").strip():
        given.append(fetched(address))
    if text := words.get("text", "").strip():
        title, outlet = (words.get(name, "").strip() or None for name in ("title", "outlet"))
        given.append(
            Input(
                text.replace("\r\n", "\n").encode("utf-8"),
                Facts(source="pasted", title=title, outlet=outlet),
                as_is=True,
            )
        )
    return add_pages(ledger, given, Wishes(published=published, language=language))


async def _name(request: Request) -> Response:
    async with _form_of(request) as sent:
        form = _words(sent)
    answer = _back(request, form)
    answer.set_cookie(
        "laut_reviewer",
        quote(form.get("reviewer", "").strip()[:80]),
        max_age=31_536_000,
        httponly=True,
        samesite="strict",
    )
    return answer


async def _login(request: Request) -> Response:
    async with _form_of(request) as sent:
        token = _words(sent).get("token", "")
    return RedirectResponse(f"/?token={quote(token)}", 303)


def _told(status: int) -> Callable[[Request, Exception], Response]:
    """An error of ours as an answer: it is one line for a person already."""

    def answer(request: Request, error: Exception) -> Response:
        return fault(request, status, str(error))

    return answer


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = error.detail if isinstance(error, HTTPException) and error.detail.startswith("error.") else f"error.{status}"
    return fault(request, status, said)


def _broken(request: Request, error: Exception) -> Response:
    return fault(request, 500, "error.500")


def _refusal(app: Starlette) -> Callable[[Scope, int, str], ASGIApp]:
    """What the guard answers where it refuses: an error like all others."""

    def refuse(scope: Scope, status: int, said: str) -> ASGIApp:
        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            scope["app"] = app
            await fault(Request(scope), status, said)(scope, receive, send)

        return answer

    return refuse

"""HTML -> element tree, within bounds that keep hostile pages from eating time or the stack."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from laut.base.errors import InputError

__all__ = ["MAX_TAGS", "is_html", "markup", "parsed"]

# The largest news pages of the development set hold 13,000 tags; a page at this bound takes seconds, not minutes.
MAX_TAGS = 60_000
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|article|main)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|a|span|ul|li|table|td|section|b|i|em|strong)\b[^<>]*>", re.IGNORECASE)
_SNIFF = 4096
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
# What libxml2 takes from a page but lxml refuses to set again, so that no element could be dropped: raw and as references.
_NO_TEXT = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d);?"
    r"|&#[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]);?"
)


def is_html(text: str) -> bool:
    """Whether ``text`` is a page or a piece of one, not plain text that mentions a tag."""
    head = text[:_SNIFF].lstrip("\ufeff \t\r\n")
    return bool(head.startswith("<") and _HTML.search(head)) or len(_TAG.findall(text[: 4 * _SNIFF])) >= 4


def markup(text: str) -> str:
    """A page's characters as trees can hold them: without XML's first line and what is no character of a text."""
    return _NO_TEXT.sub(lambda found: " " if found[0] in "\v\f" else "", _PROLOGUE.sub("", text.lstrip("\ufeff")))


def parsed(html: str, *, source: str = "") -> HtmlElement:
    """The tree of a page's ``markup``, without comments; raises InputError where it is too large or too deep to be one."""
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise InputError(
            f"{source!r} holds {tags:,} tags, laut reads up to {MAX_TAGS:,}; give the article's own page", source=source
        )
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root: HtmlElement = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise InputError(f"{source!r} holds no page ({error}); give HTML or plain text", source=source) from error
    # libxml2 stops at 256 levels and silently drops the rest of the page.
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError(
            f"{source!r} nests tags more than 256 deep, its text would be cut; mend the HTML", source=source
        )
    return root

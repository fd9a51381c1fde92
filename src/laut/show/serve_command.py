"""`laut serve`: the page, on this machine."""

from __future__ import annotations

import secrets
from importlib.util import find_spec

import click

from laut.base.errors import UsageError
from laut.ledger.store import Ledger
from laut.show.ledger_options import ledger_option

__all__ = ["COMMANDS"]

_NEEDED = ("multipart", "starlette", "uvicorn")
_SHORTEST = 16  # characters of a token that cannot be guessed by trying


@click.command("serve")
@ledger_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen at; one that others can reach asks for a token.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8741, show_default=True)
@click.option(
    "--token",
    envvar="LAUT_TOKEN",
    help="What entry asks for; made up where others can reach the address and none is given.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    help="A host name under which the page may be called, beside numbers and localhost.",
)
@click.option(
    "--by", metavar="NAME", help="Who decides, where the browser names nobody; else LAUT_REVIEWER, else your login."
)
def serve_command(
    ledger: str | None, host: str, port: int, token: str | None, names: tuple[str, ...], by: str | None
) -> None:
    """Show the ledger in the browser, to read, compare and decide.

    Nobody but this machine reaches it unless --host says so, and then only with
    the token.
    """
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise UsageError(f"the page needs {', '.join(missing)}: install it with `pip install 'laut[web]'`")
    import uvicorn  # noqa: PLC0415  an optional part of laut, loaded where it is needed

    from laut.show.web.safety import Rules, is_loopback  # noqa: PLC0415
    from laut.show.web.site import site  # noqa: PLC0415

    if token is not None and len(token) < _SHORTEST:
        raise UsageError(f"a token of {len(token)} characters can be guessed; give at least {_SHORTEST}")
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    with Ledger.open(ledger, create=True) as opened:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"laut: http://{shown}:{port}/{f'?token={token}' if token else ''}  (Ctrl-C ends it)", err=True)
        rules = Rules(token=token, names=frozenset(names))
        # The query of an address may hold the token and what someone searches for: neither belongs in a log.
        uvicorn.run(
            site(opened, rules, by), host=host, port=port, log_level="warning", access_log=False, server_header=False
        )


COMMANDS: tuple[click.Command, ...] = (serve_command,)

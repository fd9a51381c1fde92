"""`laut serve`: who reaches the page, and what is said at the start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from laut.show import serve_command
from laut.show.cli import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`laut serve` that ends where the server would begin; gives its result and what the server was told."""
    told: dict[str, Any] = {}
    monkeypatch.setattr("uvicorn.run", lambda app, **options: told.update(options, app=app))
    monkeypatch.delenv("LAUT_TOKEN", raising=False)

    def start(*words: str) -> tuple[Result, dict[str, Any]]:
        return CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "ledger.db"), *words]), told

    return start


def test_by_itself_only_this_machine_reaches_it(run: Any) -> None:
    result, told = run()
    assert result.exit_code == 0, result.output
    assert told["host"] == "127.0.0.1"
    assert "http://127.0.0.1:8741/ " in result.stderr
    assert told["app"].rules.token is None


def test_an_address_that_others_reach_asks_for_a_token(run: Any) -> None:
    result, told = run("--host", "0.0.0.0", "--port", "9000")
    token = told["app"].rules.token
    assert len(token) >= 32
    assert f"http://0.0.0.0:9000/?token={token} " in result.stderr


def test_a_token_that_can_be_guessed_is_refused(run: Any) -> None:
    result, told = run("--token", "short")
    assert (result.exit_code, told) == (2, {})
    assert "can be guessed" in result.stderr


def test_without_its_parts_it_says_how_to_install_them(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_command, "find_spec", lambda name: None)
    result, _ = run()
    assert result.exit_code == 2
    assert "pip install 'laut[web]'" in result.stderr

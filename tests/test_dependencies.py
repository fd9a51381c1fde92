"""What laut imports is what it says it needs: nothing that only happens to come with another library, nothing unused."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Needed by a library of ours that does not ask for them itself, or loaded by name.
BY_OTHERS = {"lxml-html-clean", "psycopg", "python-multipart"}


def imported() -> set[str]:
    """Distributions that the package's modules import."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "src").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    tops = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"laut"}
    known = packages_distributions()
    return {_plain(known[top][0]) if top in known else top for top in tops}


def _plain(name: str) -> str:
    return re.sub("[-_.]+", "-", re.split(r"[\[<>=~! ]", name)[0]).lower()


def test_every_import_is_declared_and_every_dependency_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = {
        _plain(each) for each in [*project["dependencies"], *extras["cluster"], *extras["postgres"], *extras["web"]]
    }
    assert imported() - {"markupsafe"} == declared - BY_OTHERS  # jinja2's own: its safe strings cannot be had otherwise

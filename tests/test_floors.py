"""A module imports strictly lower floors, or its own package."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support import ROOT

FLOORS = {
    "records": 0,
    "errors": 0,
    "text": 1,
    "reading": 1,
    "embedding": 1,
    "store": 2,
    "filtering": 3,
    "indexing": 3,
    "search": 3,
    "compare": 3,
    "themes": 3,
    "bench": 4,
    "library": 4,
    "render": 4,
    "cli": 5,
}
PACKAGE = ROOT / "clausesearch"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported_parts(path: Path) -> set[str]:
    """The parts of our package a module imports, wherever in the file the import stands."""
    parts = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
            if node.module == "clausesearch":
                names = [f"clausesearch.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        parts |= {name.split(".")[1] for name in names if name.startswith("clausesearch.")}
    return parts


def breaches(part: str, imports: set[str]) -> set[str]:
    if part == "training":
        return {other for other in imports - {part} if FLOORS.get(other, 9) > 1}
    if part == "cli":
        imports = imports - {"training"}  # which stands beside the floors; only in functions
    return {
        other for other in imports - {part} if other not in FLOORS or FLOORS[other] >= FLOORS[part]
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if part in ("__init__", "__main__"):
        return  # the front door may name every room
    assert part in FLOORS or part == "training", f"{part} stands on no floor"
    assert not breaches(part, imported_parts(path))


def test_a_breach_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("def f():\n    from clausesearch.search import search_clauses\n")
    assert breaches("store", imported_parts(module)) == {"search"}
    assert breaches("compare", imported_parts(module)) == {"search"}
    assert not breaches("library", imported_parts(module))
    module.write_text("from clausesearch.training.adapt import adapt\n")
    assert breaches("library", imported_parts(module)) == {"training"}
    assert not breaches("cli", imported_parts(module))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300

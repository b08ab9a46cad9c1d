"""The house stands as it was drawn: one way through it, no circles, readers apart, nothing heavy at the door."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import filmmeta
from filmmeta import vocabulary

SOURCE = Path(filmmeta.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """Modules of ours that a module imports when it is loaded."""
    names = {name_of(p) for p in MODULES}
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("filmmeta"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in names else node.module)
    return found - {name_of(path)}


def test_no_circle_of_imports() -> None:
    graph = {name_of(p): imports_of(p) for p in MODULES}
    done: set[str] = set()
    while ready := [m for m, needs in graph.items() if m not in done and needs <= done]:
        done.update(ready)
    assert set(graph) - done == set()


def test_readers_import_no_other_reader() -> None:
    readers = SOURCE / "readers"
    for path in readers.glob("*.py"):
        if path.name != "__init__.py":
            others = {m for m in imports_of(path) if m.startswith("filmmeta.readers")}
            assert not others, f"{path.name} imports {others}"


def test_values_know_no_page() -> None:
    for path in (SOURCE / "values").rglob("*.py"):
        for module in imports_of(path):
            assert module.startswith(("filmmeta.values", "filmmeta.vocabulary", "filmmeta.models")), (
                f"{path.name}: {module}"
            )


@pytest.mark.parametrize("heavy", ["rdflib", "pyRdfa", "mf2py", "dateparser", "extruct", "bs4", "charset_normalizer"])
def test_nothing_heavy_is_loaded_at_the_door(heavy: str) -> None:
    script = f"import sys, filmmeta; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


OFFLINE = """
import socket
def refuse(*_, **__):
    raise AssertionError("network")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
import filmmeta
page = '''<!DOCTYPE html SYSTEM "http://example.org/x.dtd"><html><head><link rel=stylesheet href=http://example.org/s.css>
<script type=application/ld+json>{"@context": "http://schema.org", "@type": "Movie", "name": "Low Water"}</script>'''
assert filmmeta.parse(page).film.name == "Low Water"
"""


def test_nothing_can_reach_the_network() -> None:
    finished = subprocess.run([sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr


FILES = sorted((SOURCE / "vocabulary").glob("*.toml"))
GROUPS = {
    table: set(group)
    for table, group in tomllib.loads((SOURCE / "vocabulary" / "en.toml").read_text("utf-8")).items()
    if isinstance(group, dict)
}


@pytest.mark.parametrize("path", [f for f in FILES if f.stem in vocabulary.languages()], ids=lambda p: p.stem)
def test_languages_have_groups_that_are_read(path: Path) -> None:
    data = tomllib.loads(path.read_text("utf-8"))
    code = "\n".join(p.read_text("utf-8") for p in MODULES)
    assert len(data["common"]) >= 15 or path.stem in ("ja", "ko", "zh")  # told by their script
    for name, group in data["words"].items():
        assert re.search(rf"\b{name}\b", code), f"{name} is read nowhere"
        assert all(isinstance(w, str) and w == w.lower().strip() for w in group), name
    assert set(data["words"]) <= GROUPS["words"]


@pytest.mark.parametrize("language", vocabulary.languages())
def test_a_number_word_counts_one_value(language: str) -> None:
    tables = tomllib.loads((SOURCE / "vocabulary" / f"{language}.toml").read_text("utf-8"))
    for table in ("numbers", "marks", "scales", "number_stems"):
        said = [word for forms in tables.get(table, {}).values() for word in forms]
        assert len(said) == len(set(said)), table
    values = set(vocabulary.valued("numbers", language).values())
    assert values >= set(range(1, 11))


def test_every_label_stands_for_a_field_or_a_known_word() -> None:
    fields = set(filmmeta.Film.model_fields) | {"rating", "summary", "pros", "cons", "authors", "published", "modified"}
    known = fields | {"ignored", "series", "game", "book", "album", "directors_writers", "directors_producers"}
    for language in vocabulary.languages():
        data = tomllib.loads((SOURCE / "vocabulary" / f"{language}.toml").read_text("utf-8"))
        assert set(data["labels"]) <= known, language


@pytest.mark.parametrize("heavy", ["lxml", "pydantic", "w3lib"])
def test_help_is_quick(heavy: str) -> None:
    script = f"import sys, filmmeta.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_every_public_name_is_there() -> None:
    for name in filmmeta.__all__:
        assert getattr(filmmeta, name) is not None
        assert name in dir(filmmeta)
    assert not hasattr(filmmeta, "nonsense")

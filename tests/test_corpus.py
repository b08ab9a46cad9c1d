"""Real pages, where they are on this machine: no crash, and no field worse than it has been."""

import json
import subprocess
import sys

import pytest

import filmmeta
from shared import SHARED, needs_shared

pytestmark = needs_shared

LEAST_MEAN = 0.88


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    out = tmp_path_factory.mktemp("score") / "score.json"
    scorer = SHARED / "corpus" / "score.py"
    subprocess.run([sys.executable, str(scorer), "--json", str(out)], capture_output=True, check=True)
    loaded: dict[str, object] = json.loads(out.read_text("utf-8"))
    return loaded


def test_no_crash_on_any_page(score: dict[str, object]) -> None:
    assert score["crashes"] == []


def test_accuracy_is_kept(score: dict[str, object]) -> None:
    mean = score["mean_f1"]
    assert isinstance(mean, float)
    assert mean >= LEAST_MEAN


def test_pages_about_no_film_give_none() -> None:
    pages = sorted((SHARED / "corpus" / "sets" / "negatives").rglob("*.html"))
    assert pages
    assert [p.parent.name for p in pages if filmmeta.parse(p).films] == []


def test_no_reader_fails_on_pages_of_many_sites() -> None:
    pages = sorted((SHARED / "corpus" / "sets" / "unlabelled").rglob("*.html"))[::3]
    assert pages
    failed = []
    for path in pages:
        try:
            failed += [f"{path}: {w}" for w in filmmeta.parse(path).warnings if "failed" in w]
        except filmmeta.FilmmetaError as error:
            assert "not a page" in str(error)  # noqa: PT017 - one is a gzip file under a page's name
    assert failed == []

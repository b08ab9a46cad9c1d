"""Whether the wheel works with what it claims: `python tools/dependencies.py oldest` or `newest`.

The wheel goes into an environment of its own, with the lowest (or highest) versions of its dependencies that it
allows; `pip check` must find nothing, and the tests that need nothing else must pass there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WHICH = ("oldest", "newest")
EXTRA = "bulk"
TEST_TOOLS = ("beautifulsoup4", "hypothesis", "pytest", "pytest-xdist")
# values, input and output with every dependency of the core; then a crawl to each kind of table
CORE = [f"tests/test_{name}.py" for name in ("input", "fixtures", "models", "jsonld", "evidence", "cli")]
TABLES = ["tests/test_bulk_run.py", "-k", "parquet_has or csv_is or duckdb_holds or compressed_lines"]


def build(folder: Path) -> Path:
    """The wheel, made of the checkout."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    return next(folder.glob("*.whl"))


def requirements(which: str) -> list[str]:
    """What the wheel depends on, with the extra, as pyproject.toml says; for `oldest` pinned to the lowest versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    claimed = [*project["dependencies"], *project["optional-dependencies"][EXTRA]]
    return [line.replace(">=", "==") for line in claimed] if which == "oldest" else claimed


def run(*command: str) -> None:
    """One step; its failure is ours. The checkout's own source must not be found."""
    print("$", " ".join(command), flush=True)
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    finished = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if finished.returncode:
        sys.exit(finished.returncode)


def main() -> None:
    """Build, install, check and test."""
    which = sys.argv[1] if len(sys.argv) == 2 else ""
    if which not in WHICH:
        sys.exit(f"usage: {sys.argv[0]} {{{','.join(WHICH)}}}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder)
        python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        run(sys.executable, "-m", "venv", str(folder / "venv"))
        install = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        run(*install, f"filmmeta[{EXTRA}] @ {wheel.as_uri()}", *requirements(which))
        run(*install, *TEST_TOOLS)
        run(str(python), "-m", "pip", "list")
        run(str(python), "-m", "pip", "check")
        for tests in (CORE, TABLES):
            run(str(python), "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", *tests)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Installs what filmmeta needs into .venv and runs it there: `python3 dev.py demo`, `test`, `lint`, `docs` or `fuzz`.

`python3 dev.py deps oldest` (or `newest`) builds the wheel, installs it into an environment of its own with the oldest
(newest) dependencies that pyproject.toml claims, and runs the tests that need no others.
`python3 dev.py browser` installs Chromium for the tests that need one, where that is a matter of apt-get and allowed.
Needs Python 3.11 or newer and nothing else.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
STAMP = VENV / "installed"
SCREENSHOTS = ROOT / "tools" / "screenshots.py"
PAGE = "tests/fixtures/en-space-station/page.html"
EXTRAS = {"demo": "", "test": "dev", "lint": "dev", "docs": "dev,docs", "deps": "dev", "fuzz": "fuzz"}
STEPS = {
    "demo": [["filmmeta", "parse", PAGE], ["filmmeta", "jsonld", PAGE]],
    "test": [["pytest"]],
    "lint": [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    "docs": [["mkdocs", "build", "--strict", "--quiet"]],
    "deps": [["python", "tools/dependencies.py"]],
    "fuzz": [["python", "fuzz/run.py", "all", "--seconds", "30"]],
}


def run(command: list[str]) -> None:
    """One step; its failure is ours."""
    print("$", " ".join(command), flush=True)
    # Material would print an advertisement for its successor
    finished = subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)
    if finished.returncode:
        sys.exit(finished.returncode)


def make_venv() -> None:
    """A virtual environment, also where Debian's Python lacks ensurepip but has pip."""
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode:
        run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])
        if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
            sys.exit(
                f"{sys.executable} has neither ensurepip nor pip: install python3-venv\n{made.stdout}{made.stderr}"
            )


def install(extras: str) -> None:
    """filmmeta itself, editable, with the extras of the task; nothing where that is done already."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    done = STAMP.read_text("utf-8").split("\n") if STAMP.exists() else []
    if f"{wanted} {extras}" in done:
        return
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        make_venv()
    target = f".[{extras}]" if extras else "."
    pip = [sys.executable, "-m", "pip", "--python", str(VENV)]
    if (
        subprocess.run([str(BIN / "python"), "-m", "pip", "--version"], capture_output=True, check=False).returncode
        == 0
    ):
        pip = [str(BIN / "python"), "-m", "pip"]
    run([*pip, "--disable-pip-version-check", "install", "--quiet", "--editable", target])
    STAMP.write_text("\n".join([*(line for line in done if line.startswith(wanted)), f"{wanted} {extras}"]), "utf-8")


def find_browser() -> str | None:
    """Where Chromium is, if it is anywhere."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def install_browser() -> None:
    """Chromium from the system's packages; without one the browser tests are skipped, which is no failure."""
    if find_browser():
        return
    if not shutil.which("apt-get") or os.geteuid() != 0:
        print("no Chromium here, and none can be installed: the browser tests will be skipped")
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        print("$ apt-get", *step, flush=True)
        finished = subprocess.run(["apt-get", "-qq", *step], env=environment, stdout=subprocess.DEVNULL, check=False)
        if finished.returncode:
            print("Chromium could not be installed: the browser tests will be skipped")
            return


def main() -> None:
    """The task named on the command line, with further arguments for its last step."""
    if sys.version_info < (3, 11):
        sys.exit(f"filmmeta needs Python 3.11 or newer, this is {sys.version.split()[0]}")
    task, *rest = sys.argv[1:] or ["help"]
    if task == "browser":
        install_browser()
        return
    if task not in STEPS:
        sys.exit(f"usage: {sys.argv[0]} {{{','.join(STEPS)}}} [ARGUMENT ...]\n{__doc__}")
    install(EXTRAS[task])
    *before, last = STEPS[task]
    for step in [*before, [*last, *rest]]:
        run([str(BIN / step[0]), *step[1:]])
    if task == "docs" and SCREENSHOTS.exists() and find_browser():
        run([str(BIN / "python"), str(SCREENSHOTS), str(ROOT / "site" / "pictures")])


if __name__ == "__main__":
    main()

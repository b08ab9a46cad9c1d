"""The wheel: small, whole, and nothing in it that does not belong there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import filmmeta

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "filmmeta"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="the extra `dev` brings what builds the wheel")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_is_smaller_than_a_megabyte(wheel: Path) -> None:
    assert wheel.name == f"filmmeta-{filmmeta.__version__}-py3-none-any.whl"
    assert wheel.stat().st_size < 1_000_000


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    ours = {path.relative_to(SOURCE.parent) for path in SOURCE.rglob("*") if path.is_file()}
    assert names == {path.as_posix() for path in ours if "__pycache__" not in path.parts}
    assert "filmmeta/py.typed" in names


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        (metadata,) = (file.read(n).decode() for n in file.namelist() if n.endswith(".dist-info/METADATA"))
        (points,) = (file.read(n).decode() for n in file.namelist() if n.endswith("/entry_points.txt"))
    assert "filmmeta = filmmeta.cli:main" in points
    assert "License-Expression: MIT" in metadata
    core = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:") and "extra ==" not in line]
    assert len(core) == 4
    assert all(">=" in line and "==" not in line for line in core)  # a library pins nothing

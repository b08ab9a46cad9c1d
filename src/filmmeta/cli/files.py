"""The pages that paths on the command line stand for."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

PAGES = (".html", ".htm", ".xhtml")
DATA = (".jsonld",)
_SKIPPED = frozenset(("node_modules",))


class File(NamedTuple):
    """A file, and whether it was named or only found in a folder."""

    path: Path
    named: bool


def add_paths(command: argparse.ArgumentParser) -> None:
    """The argument that `files_of` needs."""
    command.add_argument("paths", metavar="PATH", nargs="+", help="pages, or folders with pages in them")


def files_of(paths: Sequence[str], kinds: Sequence[str] = PAGES) -> Iterator[File]:
    """The files that are named, and of named folders those of a kind, at any depth, hidden folders left out."""
    for name in paths:
        path = Path(name)
        if not path.is_dir():
            yield File(path, named=True)
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _SKIPPED)
            for file in sorted(files):
                if file.lower().endswith(tuple(kinds)):
                    yield File(Path(folder, file), named=False)

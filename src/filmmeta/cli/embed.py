"""`filmmeta embed`: structured data into the pages of a site."""

from __future__ import annotations

import argparse
import difflib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from filmmeta.cli.common import Commands, add_command, add_reading, complain, reading, safe, say
from filmmeta.cli.files import File, add_paths, files_of
from filmmeta.errors import FilmmetaError

if TYPE_CHECKING:
    from filmmeta.models import Page

_MARK = b'class="filmmeta"'


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands,
        "embed",
        _run,
        "put structured data into pages, or say what would be put there",
        "filmmeta embed public/\n  filmmeta embed public/ --site https://example.org/ --write",
    )
    add_paths(command)
    command.add_argument("--write", action="store_true", help="change the files; else they are only looked at")
    command.add_argument("--check", action="store_true", help="status 1 if a file would change")
    command.add_argument("--diff", action="store_true", help="show the lines that change")
    command.add_argument(
        "--site", metavar="URL", help="the address of the folder, to which those of its files are added"
    )
    add_reading(command)
    command.add_argument("--nested", action="store_true", help="reviews inside their films, in place of one list")
    command.add_argument("--scores", action="store_true", help="other people's scores, too, which Google forbids")


def _run(options: argparse.Namespace) -> int:
    changed = unreadable = 0
    for file in files_of(options.paths):
        try:
            before, after, page = _embedded(file, options)
        except FilmmetaError as error:
            if file.named:
                complain(str(error))
                unreadable += 1
            continue
        if before == after:
            continue
        changed += 1
        say(f"{_change(before, after):<8} {safe(str(file.path))}  {safe(_summary(page))}".rstrip())
        if options.diff:
            for line in _diff(before, after, file.path):
                say(safe(line))
        if options.write:
            _write(file.path, after)
    files = f"{changed:,} file{'' if changed == 1 else 's'}"
    say(f"{files} changed" if options.write else f"{files} would change" + ("; --write does it" if changed else ""))
    if unreadable:
        return 2
    return int(options.check and changed > 0)


def _embedded(file: File, options: argparse.Namespace) -> tuple[bytes, bytes, Page]:
    """A page as it is and as it would be. What we put there earlier does not speak for itself."""
    from filmmeta.models import Page
    from filmmeta.parsing import parse
    from filmmeta.writers.embed import embed

    try:
        before = file.path.read_bytes()
    except OSError as error:
        raise FilmmetaError(f"cannot read {file.path}: {error.strerror or error}") from error
    try:
        page = parse(embed(before, Page()), url=_address(file.path, options), **reading(options))
        return before, embed(before, page, scores=options.scores, nested=options.nested), page
    except FilmmetaError as error:
        raise FilmmetaError(f"{file.path}: {error}") from error


def _address(path: Path, options: argparse.Namespace) -> str | None:
    """The address of a file below `--site`; that of index.html is its folder's."""
    if not options.site:
        return None
    folder = next((Path(p) for p in options.paths if Path(p).is_dir() and path.is_relative_to(p)), path.parent)
    relative = PurePosixPath(path.relative_to(folder).as_posix())
    name = f"{relative.parent}/" if relative.stem.lower() == "index" else str(relative)
    return f"{options.site.rstrip('/')}/{quote(name.removeprefix('./'))}"


def _change(before: bytes, after: bytes) -> str:
    old, new = (_MARK in data for data in (before, after))
    return "replace" if old and new else "add" if new else "remove"


def _summary(page: Page) -> str:
    """The film and the verdict, in a few words."""
    said = [film.name + (f" ({film.year})" if film.year else "") for film in page.films]
    authors = ", ".join(a.name for a in page.review.authors) if page.review is not None else ""
    return ", ".join(said) + (f"; review by {authors}" if authors else "")


def _diff(before: bytes, after: bytes, path: Path) -> Iterator[str]:
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    return difflib.unified_diff(old, new, str(path), str(path), n=1, lineterm="")


def _write(path: Path, data: bytes) -> None:
    """The whole file or nothing: beside it first, then in its place."""
    target = path.resolve()
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as beside:
            beside.write(data)
        shutil.copymode(target, beside.name)
        Path(beside.name).replace(target)
    except OSError as error:
        raise FilmmetaError(f"cannot write {path}: {error.strerror or error}") from error

"""`filmmeta report`: the page, its facts and their evidence as one HTML file; of a folder, an index."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from filmmeta.cli.common import Commands, add_command, add_page, read_source, reading, safe, say
from filmmeta.cli.files import PAGES, files_of
from filmmeta.errors import FilmmetaError

_EXAMPLE = """\
filmmeta report review.html -o report.html
  filmmeta report public/ -o reports/           reports/index.html, and a report of each page
  filmmeta report public/ -o overview.html      the index alone"""


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands,
        "report",
        _run,
        "show a page and what was found in it, or a folder of pages, as HTML to look at",
        _EXAMPLE,
    )
    add_page(command, "an HTML or text file, a folder of them, or - for standard input")
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="a file ending in .html, or for a folder a folder (default: standard output)",
    )


def _run(options: argparse.Namespace) -> int:
    path = Path(options.file)
    if path.is_dir():
        return _report_folder(path, options)
    text = _report_page(path, options)
    if options.output is None:
        sys.stdout.buffer.write(text.encode())
        return 0
    try:
        Path(options.output).write_text(text, "utf-8")
    except OSError as error:
        raise FilmmetaError(f"cannot write {options.output}: {error.strerror or error}") from error
    say(f"{safe(options.output)}: open it in a browser")
    return 0


def _report_page(path: Path, options: argparse.Namespace) -> str:
    from filmmeta.parsing import parse
    from filmmeta.report import to_report

    source = read_source(options)
    page = parse(source, url=options.url, format=options.format, **reading(options))
    name = path.name if isinstance(source, Path) else ""
    return to_report(source, page, url=options.url, format=options.format, name=name)


def _report_folder(folder: Path, options: argparse.Namespace) -> int:
    from filmmeta.report import write_folder

    if options.output is None:
        raise FilmmetaError("a folder's report needs a place: -o FOLDER, or -o FILE.html for the index alone")
    output = Path(options.output)
    if folder.resolve().is_relative_to(output.resolve()):
        raise FilmmetaError(f"the reports of {folder} need a folder of their own, not {output}")
    found = write_folder(_pages(folder, output), folder, output, **reading(options))
    index = output if output.is_file() else output / "index.html"
    say(
        f"{safe(str(index))}: {found.pages:,} pages, {found.films:,} films, {found.reviews:,} reviews, "
        f"{found.problems:,} pages with problems, {found.unreadable:,} unreadable"
    )
    return 0


def _pages(folder: Path, output: Path) -> Iterator[Path]:
    """The pages of a folder; not the reports themselves, where they are written into it."""
    written = output.resolve()
    for file in files_of([str(folder)], (*PAGES, ".txt")):
        if not file.path.resolve().is_relative_to(written):
            yield file.path

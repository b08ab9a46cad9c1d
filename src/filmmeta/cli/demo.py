"""`filmmeta demo`: what comes out of a page that comes with the package."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from filmmeta.cli.common import Commands, add_command, say
from filmmeta.cli.table import table

_NEXT = """\
That was a review that comes with filmmeta. Next:
  filmmeta demo --save demo.html      the page itself, to try the other commands on
  filmmeta jsonld demo.html           its schema.org JSON-LD, for search engines
  filmmeta embed demo.html --diff     what would be put into the page
  filmmeta parse YOUR-PAGE.html       your own page"""


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands,
        "demo",
        _run,
        "show what comes out of a review that comes with filmmeta",
        "filmmeta demo\n  filmmeta demo --save demo.html",
    )
    command.add_argument("--save", metavar="FILE", help="write the page to a new file, in place of reading it")


def _run(options: argparse.Namespace) -> int:
    from filmmeta.demo import URL, demo_page
    from filmmeta.errors import FilmmetaError
    from filmmeta.parsing import parse

    if options.save is None:
        say(table(parse(demo_page(), url=URL), shutil.get_terminal_size((110, 24)).columns))
        say(f"\n{_NEXT}")
        return 0
    try:
        with Path(options.save).open("xb") as file:
            file.write(demo_page())
    except OSError as error:
        raise FilmmetaError(f"cannot write {options.save}: {error.strerror or error}") from error
    say(f"{options.save} is a review of an invented film: filmmeta parse {options.save}")
    return 0

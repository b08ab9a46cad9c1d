"""The command line: each command is a module here that calls one public function and prints.

A new command is one module with a function `add_to(commands)` and one line in the list. What is not needed to show the
help is imported when a command runs.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from filmmeta._version import __version__
from filmmeta.cli import completion, demo, embed, extract, fixture, jsonld, parse, profile, report, schema, validate
from filmmeta.cli.common import complain
from filmmeta.errors import FilmmetaError

_COMMANDS = (
    parse,
    jsonld,
    validate,
    embed,
    report,
    schema,
    extract,
    profile,
    fixture,
    demo,
    completion,
)
_DESCRIPTION = """\
Reads a page that reviews a film, as HTML or plain text, and says which film it is, who made it, who
reviewed it and what the verdict is; each value with the spot of the page that states it. Nothing is fetched.
"""
_EXAMPLES = """\
examples:
  filmmeta demo                          what comes out of a page that comes with filmmeta
  filmmeta parse review.html             the facts, and where each of them stands
  curl -s URL | filmmeta parse - --url URL
  filmmeta parse review.txt --json       the same for a program
  filmmeta report review.html -o r.html  the page with its evidence marked, to look at
  filmmeta jsonld review.html            schema.org JSON-LD, one graph
  filmmeta jsonld review.html --script   the same as a <script> element
  filmmeta validate public/              what Google and others have against a site's markup
  filmmeta embed public/ --write         structured data into the pages of a site
  filmmeta extract crawl.warc.gz -o reviews.parquet
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is the command's, or 2 for unusable input or arguments."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 0
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except FilmmetaError as error:
        complain(str(error))
        return 2
    except BrokenPipeError:  # the reader, `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


class _Parser(argparse.ArgumentParser):
    """A parser whose errors say what to do next."""

    def error(self, message: str) -> NoReturn:
        if wrong := _WRONG_COMMAND.match(message):
            super().error(f"there is no command {wrong[1]!r}{_meant(wrong[1], self.prog)}")
        super().error(f"{message}; {self.prog} --help shows an example")


_WRONG_COMMAND = re.compile("argument COMMAND: invalid choice: '(.*?)' ")


def _meant(word: str, prog: str) -> str:
    """What somebody may have meant by a command that there is not."""
    from difflib import get_close_matches

    names = [command.__name__.rpartition(".")[2] for command in _COMMANDS]
    if "." in word or "/" in word:
        return f": to read a page, {prog} parse {word}"
    close = get_close_matches(word, names, 1) if prog == "filmmeta" else []
    return f": did you mean {prog} {close[0]}?" if close else f": {prog} --help lists them"


def make_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = _Parser(
        prog="filmmeta",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"filmmeta {__version__}")
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    for command in _COMMANDS:
        command.add_to(commands)
    return parser

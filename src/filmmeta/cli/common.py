"""What the commands share: how one reads a page, how results and errors are printed."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from filmmeta.models import Page

Commands = Any
"""What `argparse` gives for sub-commands; its own class has no public name."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def add_command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], summary: str, example: str
) -> argparse.ArgumentParser:
    """A command of its own. `run` gets the options, prints, and returns the exit status."""
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def add_page(command: argparse.ArgumentParser, what: str = "an HTML or text file, or - for standard input") -> None:
    """The arguments that `read_page` needs."""
    command.add_argument("file", metavar="FILE", help=what)
    command.add_argument("--url", help="the page's address, for relative links and dates in the path")
    command.add_argument(
        "--format",
        choices=("auto", "html", "text"),
        default="auto",
        help="what FILE holds (default: told by its content)",
    )


def read_page(options: argparse.Namespace) -> Page:
    """The page that the arguments of `add_page` name."""
    from filmmeta.parsing import parse

    source = sys.stdin.buffer.read() if options.file == "-" else Path(options.file)
    return parse(source, url=options.url, format=options.format)


def say(text: str) -> None:
    """Print a result."""
    print(text)  # noqa: T201 - a command line prints


def complain(text: str) -> None:
    """Print what went wrong, in one line on standard error."""
    print(f"filmmeta: {text}", file=sys.stderr)  # noqa: T201


def safe(text: str) -> str:
    """Page text without the characters that would steer a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)

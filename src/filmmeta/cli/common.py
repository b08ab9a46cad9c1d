"""What the commands share: how one reads a page, how results and errors are printed."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filmmeta.errors import FilmmetaError

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


def add_group(commands: Commands, name: str, summary: str, example: str) -> Commands:
    """A command that has commands of its own; alone it shows them."""

    def show_help(_: argparse.Namespace) -> int:
        command.print_help()
        return 0

    command = add_command(commands, name, show_help, summary, example)
    return command.add_subparsers(dest="action", title="commands", metavar="COMMAND")


_PAGE = "an HTML or text file, or - for standard input"


def add_page(command: argparse.ArgumentParser, what: str = _PAGE) -> None:
    """The arguments that `read_page` needs."""
    add_source(command, what)
    add_reading(command)


def add_source(command: argparse.ArgumentParser, what: str = _PAGE) -> None:
    """The arguments that `read_source` needs."""
    command.add_argument("file", metavar="FILE", help=what)
    command.add_argument("--url", help="the page's address, for relative links and dates in the path")
    command.add_argument(
        "--format",
        choices=("auto", "html", "text"),
        default="auto",
        help="what FILE holds (default: told by its content)",
    )


def add_reading(command: argparse.ArgumentParser) -> None:
    """The arguments that `reading` needs: how pages are read, wherever they are read."""
    command.add_argument(
        "--profiles",
        metavar="PATH",
        action="append",
        default=[],
        help="a site's profile (TOML), or a folder of them; may be repeated",
    )
    command.add_argument(
        "--plugins", action="store_true", help="with the readers that installed packages add (`filmmeta.readers`)"
    )


def reading(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of `filmmeta.parse` and `filmmeta.extract` that those of `add_reading` mean."""
    found: dict[str, Any] = {"profiles": options.profiles}
    if options.plugins:
        from filmmeta.plugins import installed_readers
        from filmmeta.readers import READERS

        found["readers"] = [*READERS, *installed_readers()]
    return found


def read_page(options: argparse.Namespace) -> Page:
    """The page that the arguments of `add_page` name."""
    from filmmeta.parsing import parse

    return parse(read_source(options), url=options.url, format=options.format, **reading(options))


def read_source(options: argparse.Namespace) -> bytes | Path:
    """What the arguments of `add_source` name, for `filmmeta.parse`."""
    if options.file == "-":
        return sys.stdin.buffer.read()
    path = Path(options.file)
    if re.match(r"https?://", options.file):
        raise FilmmetaError(
            f"nothing is fetched: curl -s {options.file} | filmmeta {options.command} - --url {options.file}"
        )
    if path.is_dir():
        raise FilmmetaError(
            f"cannot read {path}: it is a folder; filmmeta extract {path} -o reviews.csv reads its pages"
        )
    if not path.exists():
        raise FilmmetaError(f"cannot read {path}: there is no such file; filmmeta demo needs none")
    return path


def say(text: str) -> None:
    """Print a result."""
    print(text)  # noqa: T201 - a command line prints


def complain(text: str) -> None:
    """Print what went wrong, in one line on standard error."""
    print(f"filmmeta: {text}", file=sys.stderr)  # noqa: T201


def safe(text: str) -> str:
    """Page text without the characters that would steer a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)

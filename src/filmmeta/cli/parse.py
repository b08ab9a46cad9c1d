"""`filmmeta parse`: the films and reviews of a page."""

from __future__ import annotations

import argparse
import shutil

from filmmeta.cli.common import Commands, add_command, add_page, read_page, say
from filmmeta.cli.table import table


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands,
        "parse",
        _run,
        "print the films and reviews of a page, and where each value stands",
        "filmmeta parse review.html\n  filmmeta parse - --url https://example.org/review < page.html",
    )
    add_page(command)
    command.add_argument("--json", action="store_true", help="print the page as JSON, for programs")
    command.add_argument("--claims", action="store_true", help="with --json: every claim too, winners and losers")


def _run(options: argparse.Namespace) -> int:
    page = read_page(options)
    if options.json:
        say(page.model_dump_json(indent=2, exclude=None if options.claims else {"claims"}))
    else:
        say(table(page, shutil.get_terminal_size((110, 24)).columns))
        if not page.films:
            say(
                f"If it does: filmmeta parse {options.file} --json --claims shows what was seen, "
                f"and filmmeta profile new {options.file} where to say more."
            )
    return 0

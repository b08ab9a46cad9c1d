"""`filmmeta fixture`: saved pages with what they must give, for tests."""

from __future__ import annotations

import argparse
from pathlib import Path

from filmmeta.cli.common import Commands, add_command, add_group, add_source, read_source, safe, say


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    actions = add_group(
        commands,
        "fixture",
        "save pages with what filmmeta says of them, for tests",
        "filmmeta fixture add review.html tests/pages/plain-review",
    )
    add = add_command(
        actions,
        "add",
        _run_add,
        "save a page and what filmmeta says of it as expected.json, to be corrected by hand",
        "filmmeta fixture add review.html tests/pages/plain-review --url https://blog.example/1",
    )
    add_source(add)
    add.add_argument("folder", metavar="DIR", help="the folder to make")
    add.add_argument("--habit", metavar="TEXT", help="what the page is an example of, in one line")
    add.add_argument(
        "--profiles", metavar="PATH", action="append", default=[], help="a site's profile (TOML), or a folder of them"
    )


def _run_add(options: argparse.Namespace) -> int:
    from filmmeta.fixtures import add_fixture

    path = add_fixture(
        read_source(options),
        Path(options.folder),
        url=options.url,
        habit=options.habit,
        format=options.format,
        profiles=options.profiles,
    )
    say(f"{safe(str(path))} says what filmmeta found: correct it to what the page says, and it is a test")
    return 0

"""`filmmeta jsonld`: the schema.org JSON-LD of a page."""

from __future__ import annotations

import argparse
import json

from filmmeta.cli.common import Commands, add_command, add_page, read_page, say


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands,
        "jsonld",
        _run,
        "print the schema.org JSON-LD of a page",
        "filmmeta jsonld review.html\n  filmmeta jsonld review.txt --script",
    )
    add_page(command)
    command.add_argument("--script", action="store_true", help="as a <script> element, safe to embed")
    command.add_argument(
        "--scores",
        action="store_true",
        help="write other people's scores as aggregateRating (Google forbids scores from elsewhere)",
    )


def _run(options: argparse.Namespace) -> int:
    from filmmeta.writers.jsonld import to_jsonld, to_script

    page = read_page(options)
    if options.script:
        say(to_script(page, scores=options.scores))
    else:
        say(json.dumps(to_jsonld(page, scores=options.scores), ensure_ascii=False, indent=2))
    return 0

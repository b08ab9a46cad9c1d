"""`filmmeta schema`: the JSON Schema of what `filmmeta parse --json` prints."""

from __future__ import annotations

import argparse
import json

from filmmeta.cli.common import Commands, add_command, say

_MODELS = ("Page", "Film", "Review")


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands,
        "schema",
        _run,
        "print the JSON Schema of pages, films and reviews",
        "filmmeta schema > page.schema.json\n  filmmeta schema Film",
    )
    command.add_argument("model", metavar="MODEL", nargs="?", choices=_MODELS, default="Page", help=", ".join(_MODELS))


def _run(options: argparse.Namespace) -> int:
    from filmmeta import models

    schema = getattr(models, options.model).model_json_schema(mode="serialization")
    say(json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, ensure_ascii=False, indent=2))
    return 0

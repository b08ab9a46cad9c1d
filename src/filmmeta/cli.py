"""The command line: each command reads one input, calls one public function and prints."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filmmeta._version import __version__

if TYPE_CHECKING:
    from filmmeta.models import Film, Page, Review

_DESCRIPTION = """\
Reads a page that reviews a film, as HTML or plain text, and says which film it is, who made it, who
reviewed it and what the verdict is; each value with the spot of the page that states it. Nothing is fetched.
"""
_EXAMPLES = """\
examples:
  filmmeta parse review.html             the facts, and where each of them stands
  curl -s URL | filmmeta parse - --url URL
  filmmeta parse review.txt --json       the same for a program
  filmmeta jsonld review.html            schema.org JSON-LD, one graph
  filmmeta jsonld review.html --script   the same as a <script> element
"""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HIDDEN_FIELDS = ("film", "character")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, or 2 for unusable input or arguments."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 0
    from filmmeta.errors import FilmmetaError

    try:
        text = options.run(options)
    except FilmmetaError as error:
        print(f"filmmeta: {error}", file=sys.stderr)  # noqa: T201 - a command line prints
        return 2
    try:
        print(text)  # noqa: T201
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="filmmeta",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"filmmeta {__version__}")
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    parse = _command(
        commands,
        "parse",
        _parse,
        "print the films and reviews of a page, and where each value stands",
        "filmmeta parse review.html\n  filmmeta parse - --url https://example.org/review < page.html",
    )
    parse.add_argument("--json", action="store_true", help="print the page as JSON, for programs")
    parse.add_argument("--claims", action="store_true", help="with --json: every claim too, winners and losers")
    jsonld = _command(
        commands,
        "jsonld",
        _jsonld,
        "print the schema.org JSON-LD of a page",
        "filmmeta jsonld review.html\n  filmmeta jsonld review.txt --script",
    )
    jsonld.add_argument("--script", action="store_true", help="as a <script> element, safe to embed")
    jsonld.add_argument(
        "--scores",
        action="store_true",
        help="write other people's scores as aggregateRating (Google forbids scores from elsewhere)",
    )
    return parser


def _command(commands: Any, name: str, run: Any, summary: str, example: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("file", metavar="FILE", help="an HTML or text file, or - for standard input")
    command.add_argument("--url", help="the page's address, for relative links and dates in the path")
    command.add_argument(
        "--format",
        choices=("auto", "html", "text"),
        default="auto",
        help="what FILE holds (default: told by its content)",
    )
    command.set_defaults(run=run)
    return command


def _read(options: argparse.Namespace) -> Page:
    from filmmeta.parsing import parse

    source = sys.stdin.buffer.read() if options.file == "-" else Path(options.file)
    return parse(source, url=options.url, format=options.format)


def _jsonld(options: argparse.Namespace) -> str:
    from filmmeta.writers.jsonld import to_jsonld, to_script

    page = _read(options)
    if options.script:
        return to_script(page, scores=options.scores)
    return json.dumps(to_jsonld(page, scores=options.scores), ensure_ascii=False, indent=2)


def _parse(options: argparse.Namespace) -> str:
    page = _read(options)
    if options.json:
        return page.model_dump_json(indent=2, exclude=None if options.claims else {"claims"})
    return table(page, shutil.get_terminal_size((110, 24)).columns)


def table(page: Page, width: int = 110) -> str:
    """The page for people: each field with its value, the reader that found it and the spot of the page."""
    lines: list[str] = []
    for number, film in enumerate(page.films, 1):
        lines += _section(f"Film {number} of {len(page.films)}" if len(page.films) > 1 else "Film", page, film, width)
    for number, review in enumerate(page.reviews, 1):
        title = f"Review {number} of {len(page.reviews)}" if len(page.reviews) > 1 else "Review"
        if review.film is not None and len(page.films) > 1:
            title += f": {review.film.name}"
        lines += _section(title, page, review, width)
    if not page.films:
        lines.append("No film: the page reviews none, or does not say which.")
    lines += [f"warning: {_safe(w)}" for w in page.warnings]
    return "\n".join(lines).rstrip()


def _section(title: str, page: Page, subject: Film | Review, width: int) -> list[str]:
    lines = [_safe(title), "─" * len(title)]
    for name in type(subject).model_fields:
        value = getattr(subject, name)
        if value in (None, []) or name in _HIDDEN_FIELDS:
            continue
        found = page.evidence(subject, name)
        shown = _value(value)
        room = max(20, width - 24)
        wrapped = textwrap.wrap(_safe(shown), room)[:3] or [""]
        if len(shown) > 3 * room:
            wrapped[-1] = wrapped[-1][: room - 1] + "…"
        lines.append(f"  {name:<21} {wrapped[0]}")
        lines += [f"  {'':<21} {w}" for w in wrapped[1:]]
        if found:
            spot = f"{found[0].reader}, {found[0].where or 'the address'}" + (
                f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            )
            lines.append(f"  {'':<21} ↳ {_safe(spot)}")
    return [*lines, ""]


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_value(v) for v in value)
    name = getattr(value, "name", None)
    if name is not None:
        character = getattr(value, "character", None)
        return f"{name} ({character})" if character else str(name)
    kind = type(value).__name__
    if kind == "Score":
        best = f"/{value.best:g}" if value.best is not None else ""
        count = f" ({value.count:,} votes)" if value.count else ""
        return f"{value.source or 'aggregate'} {value.value:g}{best}{count}"
    if kind == "Rating":
        if value.value is None:
            return str(value.text)
        return (
            f"{value.value:g}"
            + (f"/{value.best:g}" if value.best is not None else "")
            + (f"  “{value.text}”" if value.text else "")
        )
    if kind == "timedelta":
        return f"{int(value.total_seconds() // 60)} min"
    return str(value).replace("\n\n", " ¶ ")


def _safe(text: str) -> str:
    """Page text without the characters that would steer a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


if __name__ == "__main__":
    sys.exit(main())

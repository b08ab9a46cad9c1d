"""`filmmeta extract`: films and reviews of many pages, to one file."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from filmmeta.cli.common import Commands, add_command, add_reading, complain, reading, say

if TYPE_CHECKING:
    from filmmeta.bulk import Summary

_EXAMPLE = """\
filmmeta extract saved-pages/ -o reviews.csv
  filmmeta extract crawl/*.warc.gz -o reviews.parquet --workers 8
  find /archive -name '*.warc.gz' | filmmeta extract - -o reviews.duckdb --resume

exit status: 0; 1 if some pages gave nothing (see OUT's .errors.jsonl); 2 if it could not run; 130 and 143 if stopped"""


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands, "extract", _run, "read many pages (folders, WARC, JSON Lines, archives) into one table", _EXAMPLE
    )
    add = command.add_argument
    add(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="pages, folders, .warc, .jsonl (objects with url and html or text), .zip, .tar, compressed or not; "
        "- reads a list of them from standard input",
    )
    add("-o", "--output", required=True, metavar="OUT", help=".jsonl, .jsonl.gz, .jsonl.zst, .parquet, .csv or .duckdb")
    add("--resume", action="store_true", help="go on with an unfinished run, however it ended")
    add("--overwrite", action="store_true", help="replace an output that exists")
    add(
        "--pattern",
        action="append",
        default=[],
        metavar="GLOB",
        help="what counts as a page in folders and archives (may be repeated; default: *.html, *.htm, *.txt, ...)",
    )
    add("--format", choices=("auto", "html", "text"), default="auto", help="what pages are (default: told by content)")
    add_reading(command)
    add("--workers", type=int, metavar="N", help="processes that read pages (default: one a processor)")
    add("--unordered", action="store_true", help="rows as they come, not in the order of the inputs")
    add("--all-pages", action="store_true", help="JSON Lines: also pages about no film")
    add("--claims", action="store_true", help="JSON Lines: every fact that a reader saw, with its spot")
    add("--time-limit", type=float, default=30.0, metavar="SECONDS", help="for one page (default: 30)")
    add("--memory-limit", type=int, default=2048, metavar="MB", help="for one worker (default: 2048; 0: none)")
    add("--max-bytes", type=int, default=20_000_000, metavar="N", help="larger pages are errors (default: 20000000)")
    add("--quiet", action="store_true", help="no progress and no summary")
    add("--json", action="store_true", help="the summary as JSON, as where the output is no terminal")


def _run(options: argparse.Namespace) -> int:
    from filmmeta.bulk import StoppedError, extract_to
    from filmmeta.cli.progress import ProgressBar

    bar = ProgressBar() if sys.stderr.isatty() and not options.quiet else None
    try:
        with bar or nullcontext():
            summary = extract_to(
                options.inputs,
                options.output,
                patterns=options.pattern,
                workers=options.workers,
                ordered=not options.unordered,
                resume=options.resume,
                overwrite=options.overwrite,
                all_pages=options.all_pages,
                watch=bar,
                format=options.format,
                **reading(options),
                max_bytes=options.max_bytes,
                claims=options.claims,
                time_limit=options.time_limit,
                memory_limit=options.memory_limit << 20,
            )
    except StoppedError as stopped:
        complain(str(stopped).replace("with resume", "with --resume"))
        return 128 + stopped.signum
    if options.json or not (options.quiet or sys.stdout.isatty()):
        say(json.dumps(summary.as_dict()))
    elif not options.quiet:
        say(_for_people(summary))
    return 1 if summary.errors else 0


def _for_people(summary: Summary) -> str:
    rate = summary.pages / summary.seconds if summary.seconds else 0
    lines = [
        f"{summary.pages:,} pages in {summary.seconds:,.0f} s ({rate:,.1f}/s): "
        f"{summary.films:,} films, {summary.reviews:,} reviews"
    ]
    counts = {
        "kinds": summary.kinds,
        "said by": summary.syntaxes,
        "errors": summary.errors,
        "passed over": summary.skipped,
    }
    for title, counter in counts.items():
        if counter:
            lines.append(f"  {title:<12} " + ", ".join(f"{name} {n:,}" for name, n in counter.most_common()))
    return "\n".join(lines)

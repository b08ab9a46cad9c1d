"""`filmmeta validate`: what search engines have against the structured data of pages."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from filmmeta.cli.common import Commands, add_command, complain, safe, say
from filmmeta.cli.files import DATA, PAGES, File, add_paths, files_of
from filmmeta.errors import FilmmetaError

if TYPE_CHECKING:
    from filmmeta.validation import Finding

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands,
        "validate",
        _run,
        "check structured data by the rules of Google, Yandex and schema.org; status 1 if there are errors",
        "filmmeta validate review.html data.jsonld\n  filmmeta validate public/ --errors\n"
        "  filmmeta validate public/ --github",
    )
    add_paths(command)
    command.add_argument("--errors", action="store_true", help="leave out warnings")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a list of findings, for programs")
    form.add_argument("--github", action="store_true", help="print annotations for GitHub Actions")


def _run(options: argparse.Namespace) -> int:
    found: list[tuple[Path, list[Finding]]] = []
    unreadable = False
    for file in files_of(options.paths, (*PAGES, *DATA)):
        try:
            findings = [f for f in _check(file) if f.severity == "error" or not options.errors]
        except FilmmetaError as error:
            complain(str(error))
            unreadable = True
            continue
        found.append((file.path, findings))
    if options.json:
        entries = [{"file": str(path), **asdict(f)} for path, findings in found for f in findings]
        say(json.dumps(entries, ensure_ascii=False, indent=2))
    elif options.github:
        for line in (_annotation(path, f) for path, findings in found for f in findings):
            say(line)
    else:
        for line in _report(found, shutil.get_terminal_size((110, 24)).columns):
            say(line)
    if unreadable:
        return 2
    return int(any(f.severity == "error" for _, findings in found for f in findings))


def _check(file: File) -> list[Finding]:
    from filmmeta.validation import validate

    # not every page of a site is about a film; one that is named should be
    return [f for f in validate(file.path) if file.named or f.rule != "sense-no-markup"]


def _report(found: list[tuple[Path, list[Finding]]], width: int) -> Iterator[str]:
    """For people: the findings of each file, one below the other, and their number."""
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for path, findings in found:
        if findings:
            yield f"{_BOLD}{safe(str(path))}{_PLAIN}" if coloured else safe(str(path))
        for f in findings:
            severity = f"{f.severity:<8}"
            if coloured:
                severity = f"{_COLOURS[f.severity]}{severity}{_PLAIN}"
            yield f"  {severity} {safe(f.message)}"
            below = safe(f"{f.path or 'the page'}: {f.help} ({f.rule})")
            yield textwrap.indent(
                textwrap.fill(below, max(40, width - 11), break_long_words=False, break_on_hyphens=False), " " * 11
            )
    errors = sum(f.severity == "error" for _, findings in found for f in findings)
    warnings = sum(len(findings) for _, findings in found) - errors
    yield f"{_count(len(found), 'file')}, {_count(errors, 'error')}, {_count(warnings, 'warning')}"


def _annotation(path: Path, f: Finding) -> str:
    """https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands"""
    text = _escaped(f"{f.path}: {f.message}\n{f.help}" if f.path else f"{f.message}\n{f.help}")
    file, title = (_escaped(t).replace(":", "%3A").replace(",", "%2C") for t in (str(path), f"{f.consumer}: {f.rule}"))
    return f"::{f.severity} file={file},title={title}::{text}"


def _escaped(text: str) -> str:
    return safe(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"

"""`filmmeta profile`: a profile for a site, proposed and tried."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filmmeta.cli.common import Commands, add_command, add_group, add_source, read_source, safe, say
from filmmeta.cli.files import add_paths, files_of
from filmmeta.wording import value_text

if TYPE_CHECKING:
    from filmmeta.profiles import Profile


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    inner = add_group(
        commands,
        "profile",
        "say where a site keeps its facts, in a few lines of TOML",
        "filmmeta profile new review.html --url https://blog.example/1 -o blog.toml\n"
        "  filmmeta profile check blog.toml saved-pages/\n"
        "  filmmeta parse review.html --url https://blog.example/1 --profiles blog.toml",
    )
    new = add_command(
        inner,
        "new",
        _run_new,
        "propose a profile from one page of the site",
        "filmmeta profile new review.html --url https://blog.example/1 -o blog.toml",
    )
    add_source(new)
    new.add_argument("-o", "--output", metavar="OUT", help="the profile to write (default: standard output)")
    check = add_command(
        inner,
        "check",
        _run_check,
        "show what each selector of a profile finds on pages; status 1 if one finds nothing on any of them",
        "filmmeta profile check blog.toml saved-pages/",
    )
    check.add_argument("profile", metavar="PROFILE", help="a profile (TOML)")
    add_paths(check)


def _run_new(options: argparse.Namespace) -> int:
    from filmmeta.errors import FilmmetaError
    from filmmeta.profiles import propose_profile

    proposed = propose_profile(read_source(options), url=options.url, format=options.format)
    if options.output is None:
        say(safe(proposed.rstrip("\n")))
        return 0
    try:
        with Path(options.output).open("x", encoding="utf-8") as file:
            file.write(proposed)
    except OSError as error:
        raise FilmmetaError(f"cannot write {options.output}: {error.strerror or error}") from error
    return 0


def _run_check(options: argparse.Namespace) -> int:
    from filmmeta.profiles import load_profiles

    (profile,) = load_profiles(options.profile)
    found: dict[str, int] = dict.fromkeys(profile.fields, 0)
    pages = 0
    for file in files_of(options.paths):
        pages += 1
        say(safe(str(file.path)))
        for line in _lines(profile, file.path, found):
            say(line)
    never = [key for key, count in found.items() if not count and profile.fields[key]]
    say(f"{pages} page{'' if pages == 1 else 's'}" + (f"; found on none: {', '.join(never)}" if never else ""))
    return int(bool(never) or not pages)


def _lines(profile: Profile, path: Path, found: dict[str, int]) -> Iterator[str]:
    from filmmeta.profiles import look_at

    seen = look_at(profile, path)
    for key, spots in seen.fields.items():
        values: list[Any] = [value for spot in spots for value in spot.values]
        found[key] += bool(values)
        unstated = "not stated" if key in profile.absent else "nothing found"
        said = ", ".join(map(value_text, values)) or unstated
        yield f"  {key:<24} {safe(textwrap.shorten(said, 80, placeholder='…'))}"
    for warning in seen.warnings:
        yield f"  warning: {safe(warning)}"

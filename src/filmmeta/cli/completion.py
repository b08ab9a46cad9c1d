"""`filmmeta completion`: what makes a shell complete commands and options."""

from __future__ import annotations

import argparse

from filmmeta.cli.common import Commands, add_command, say

_OF_FILES = frozenset(("DIR", "FILE", "INPUT", "OUT", "PAGE", "PATH", "PROFILE"))


def add_to(commands: Commands) -> None:
    """The command and its arguments."""
    command = add_command(
        commands,
        "completion",
        _run,
        "print a script that makes a shell complete commands and options",
        "filmmeta completion bash > ~/.local/share/bash-completion/completions/filmmeta\n"
        '  filmmeta completion zsh > "${fpath[1]}/_filmmeta"\n'
        "  filmmeta completion fish > ~/.config/fish/completions/filmmeta.fish",
    )
    command.add_argument("shell", metavar="SHELL", choices=("bash", "zsh", "fish"), help="bash, zsh or fish")


def _run(options: argparse.Namespace) -> int:
    from filmmeta.cli import make_parser
    from filmmeta.errors import FilmmetaError

    try:
        import shtab
    except ImportError as error:
        raise FilmmetaError("completion needs the package shtab: pip install 'filmmeta[completion]'") from error
    parser = make_parser()
    _complete_files(parser, shtab.FILE)
    say(shtab.complete(parser, options.shell))
    return 0


def _complete_files(parser: argparse.ArgumentParser, by: object) -> None:
    """Tells the arguments that are paths from others, in every command."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _complete_files(command, by)
        elif action.metavar in _OF_FILES:
            action.complete = by  # type: ignore[attr-defined]  # where shtab looks for it

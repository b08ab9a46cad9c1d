"""What a validator says, and the rules that it can break, as rules.toml has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of structured data, and who minds it."""

    rule: str
    """The rule's id: `"google-review-author"`."""
    severity: Severity
    """`"error"`: the consumer rejects the item; `"warning"`: it takes it, and would rather have it otherwise."""
    consumer: str
    """Who minds: `"Google review snippet"`, `"Google movie"`, `"Yandex movie"`, `"schema.org"`, `"good sense"`."""
    path: str
    """Where it stands, from the item that nothing refers to: `"Review.reviewRating"`, `"Movie[1].actor[0].name"`."""
    message: str
    """What is wrong, in the consumer's own words where they are known."""
    help: str
    """What to do, and the document that asks for it."""


class Rule(NamedTuple):
    """A rule before it is broken; its texts have places for names and values."""

    severity: Severity
    consumer: str
    message: str
    help: str
    link: str


@cache
def rules() -> dict[str, Rule]:
    """All rules by their ids."""
    data = tomllib.loads((files("filmmeta.validation") / "rules.toml").read_text("utf-8"))
    return {name: rule for consumer, group in data.items() for name, rule in _of_group(consumer, group)}


def _of_group(consumer: str, group: dict[str, Any]) -> Iterator[tuple[str, Rule]]:
    for name, (severity, message, advice) in group["rules"].items():
        yield name, Rule(severity, consumer, message, advice, group["link"])


def finding(rule: str, path: str, **values: Any) -> Finding:
    """The finding that a rule is broken at a path; the values go into its texts, long ones cut."""
    broken = rules()[rule]
    shown = {name: _short(value) for name, value in values.items()}
    advice = broken.help.format(**shown)
    end = "" if advice.endswith("?") else "."
    return Finding(
        rule,
        broken.severity,
        broken.consumer,
        path,
        broken.message.format(**shown),
        f"{advice}{end} {broken.link}" if advice else broken.link,
    )


def _short(value: Any, most: int = 60) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= most else f"{text[: most - 1]}…"

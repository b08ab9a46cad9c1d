"""What a rating's properties say, as Google reads them: a number, a fraction or a percentage."""

from __future__ import annotations

import re

from filmmeta.readers.markup.nodes import Node, Value

_SHARE = re.compile(r"\s*\d+(?:\.\d+)?\s*(?:%|/\s*\d+(?:\.\d+)?)\s*", re.ASCII)
_NUMBER = re.compile(r"\s*-?\d{1,15}(?:\.\d{1,15})?\s*", re.ASCII)


def as_number(value: Value | None) -> float | None:
    """A number, also one written as text; None for everything else.

    >>> as_number("4.5"), as_number(4), as_number("4,5")
    (4.5, 4.0, None)
    """
    if isinstance(value, (int, float)):
        return float(value)
    return float(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None


def is_share(value: Value) -> bool:
    """Whether a value is a fraction or a percentage, which carries its scale in itself.

    >>> is_share("6 / 10"), is_share("60%"), is_share("4")
    (True, True, False)
    """
    return isinstance(value, str) and _SHARE.fullmatch(value[:100]) is not None


def first(node: Node, name: str) -> Value | None:
    """The first value of a property."""
    return next(iter(node.values(name)), None)

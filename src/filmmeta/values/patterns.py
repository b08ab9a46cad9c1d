"""Regular expressions compiled when they are first used: most commands and most pages need few of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_HELD = (*_METHODS, "pattern", "flags", "groups", "groupindex")


class _Used:
    """Holds the methods of a pattern. Without `__getattr__`, which makes each look-up dear."""


class _Lazy(_Used):
    """Stands for a pattern; once used, it is a `_Used`."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _HELD:
            raise AttributeError(name)
        compiled = re.compile(*self._made)
        for held in _HELD:
            setattr(self, held, getattr(compiled, held))
        self.__class__ = _Used  # type: ignore[assignment]
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, not yet compiled.

    >>> lazy("b+").sub("-", "abbc")
    'a-c'
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def either(forms: Iterable[str]) -> str:
    """A pattern for one of some words, the longest first; for none, one that nothing matches.

    >>> either(["star", "stars", "p.t."])
    'stars|p\\\\.t\\\\.|star'
    """
    return "|".join(map(re.escape, sorted(set(forms), key=lambda form: (-len(form), form)))) or "(?!)"

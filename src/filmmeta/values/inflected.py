"""Names in the genitive or instrumental case, as Slavic sentences have them: "w reżyserii Jana Kowalskiego"."""

from __future__ import annotations

from functools import cache

from filmmeta.vocabulary import listed


def nominative(name: str, language: str, case: str) -> str | None:
    """The name as it is called, None where it does not have that case's endings.

    Args:
        case: `"genitive"` or `"instrumental"`.

    >>> nominative("Jana Kowalskiego", "pl", "genitive"), nominative("Olgi Nowak", "pl", "genitive")
    ('Jan Kowalski', 'Olga Nowak')
    >>> nominative("Vale Inessel", "hu", "instrumental"), nominative("Vale Ines", "hu", "instrumental")
    ('Vale Ines', None)
    >>> nominative("Ditou Novou", "cs", "instrumental"), nominative("Jan Novák", "cs", "genitive")
    ('Dita Nová', None)
    """
    first, *middle, last = name.split() if " " in name else ("", name)
    if _endings(language, f"{case}_last"):  # "Vale Inessel": where the last word alone changes, whatever it is
        called = _turned(last, language, f"{case}_last")
        return " ".join(filter(None, (first, *middle, called))) if called else None
    for gender in ("f", "m"):
        called = _turned(first, language, f"{case}_first_{gender}")
        surname = _turned(last, language, f"{case}_last_{gender}")
        if called and not surname and gender == "f" and last[-1].lower() not in _VOWELS:
            surname = last  # women's names that end in a consonant do not change
        if surname and not called and gender == "m" and first[-1:].lower() in _UNCHANGED:
            called = first  # "Дени"
        if called and surname:
            return " ".join((called, *middle, surname))
    return None


_VOWELS = frozenset("aeiouyáéíóúýąęаеиоуыэюяіїє")
_UNCHANGED = frozenset("iouеиоуэ")


@cache
def _endings(language: str, group: str) -> tuple[tuple[str, str], ...]:
    """Endings with what stands in their place in the nominative, the longest first."""
    pairs = (tuple(pair.split(">")) for pair in listed(group, language, "endings"))
    return tuple(sorted(((a, b) for a, b in pairs), key=lambda pair: -len(pair[0])))


def _turned(word: str, language: str, group: str) -> str | None:
    for ending, called in _endings(language, group):
        if word.endswith(ending) and len(word) > len(ending):
            # "Kowalska>!": an ending of the nominative alone
            return None if called == "!" else word[: -len(ending)] + called
    return None

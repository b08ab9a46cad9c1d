"""Names of people in every shape that lists of credits take."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.models import Person
from filmmeta.values.patterns import either, lazy
from filmmeta.values.tails import without_tail
from filmmeta.values.text import clean, unquoted
from filmmeta.vocabulary import any_of, countries, key, name_parts, spelled

LONGEST = 6_000
"""Characters of a list of names that are read."""

_BETWEEN = r"\s*(?:[,;|·•●\n、，；؛،]|\s/\s|／|/|\s[–—-]{1,2}\s)\s*"
_PARTED = lazy(rf"[(\[（【)\]）】]|{_BETWEEN}")
_BRACKET = lazy(r"\s*[(\[（【]([^()\[\]（）【】]{0,200})[)\]）】]\s*")
_DIGIT = lazy(r"\d")
_SENTENCE = lazy(r"(?<!\b[A-Z])[.!?:][\s\"”»]+\S+\s+\S+\s+\S+|[!?:=@#%<>{}\\_]")
_ELIDED = lazy(r"^[dl]['’]")
_DOTTED = lazy(r"\b(?:Jr|Sr|ml|st|[A-Z])$")


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"^(?:{either(name_parts('suffixes'))})\.?$", re.IGNORECASE)


@cache
def _titled() -> re.Pattern[str]:
    """As in "Dr. Name", "M. Name", "Sir First Name"; "Dame" alone may be a first name."""
    dotted = rf"(?:{either(name_parts('titles'))}|m(?=\.\s\S+$)|(?-i:d))\."
    return re.compile(rf"^(?:{dotted}|(?-i:Sir|Dame)(?=\s\S+\s\S))\s+(?=\w)", re.IGNORECASE)


@cache
def _as() -> re.Pattern[str]:
    """What stands between an actor and a role."""
    return re.compile(rf"\s+(?:{either(spelled('plays_as'))}|\.{{2,}}|…|→|=)\s+", re.IGNORECASE)


@cache
def _note() -> re.Pattern[str]:
    """What stands in brackets behind a name and is no role: "voice", "as A. Name", "1990-2004"."""
    notes = rf"{either(spelled('role_notes'))}|(?:{either(spelled('role_notes_begin'))}) .*"
    return re.compile(rf"^(?:[ivx]{{1,4}}|{notes}|\d.*|.*\d{{4}}.*)$", re.IGNORECASE)


@cache
def _and() -> re.Pattern[str]:
    return _joint(either(w for w in spelled("and") if w.isalpha() and w[0] < "\u2e80"))


@cache
def _and_of(language: str) -> re.Pattern[str]:
    own = [w for w in spelled("and", language) if w.isalpha() and w[0] < "\u2e80"]
    alternatives = "|".join(map(re.escape, dict.fromkeys([*own, "and", "et al", "und" if language == "de" else "and"])))
    return _joint(alternatives)


def _joint(words_for_and: str) -> re.Pattern[str]:
    """What joins two names; at the start, behind a comma, only in small letters: "E Elias Merhige" is one."""
    return re.compile(rf"(?:\s+(?:{words_for_and}|&|\+)|^(?-i:{words_for_and}))\s+|\s*&\s*", re.IGNORECASE)


def split_people(text: str, language: str | None = None) -> list[Person]:
    """The people named in a list, in order, with characters where the list pairs them.

    Args:
        text: "A, B and C", "A (the father) / B", one name a line; only `LONGEST` characters are read.
        language: of the page, for its word for "and"; every known one where it is None.

    >>> [p.name for p in split_people("Robert Downey, Jr., Jude Law & Rachel McAdams et al.")]
    ['Robert Downey, Jr.', 'Jude Law', 'Rachel McAdams']
    >>> [(p.name, p.character) for p in split_people("Anthony Hopkins (Anthony), Olivia Colman (voice)")]
    [('Anthony Hopkins', 'Anthony'), ('Olivia Colman', None)]
    """
    text = _from_source().sub("", without_tail(text[:LONGEST].strip()))
    pieces: list[str] = []
    joint = _and_of(language) if language else _and()
    for part in _split_outside_brackets(text):
        for piece in _by_spaces(part, joint) if part else ():
            if pieces and _suffix().match(piece.strip()):
                pieces[-1] += ", " + piece.strip()
            else:
                pieces.append(piece)
    found: list[Person] = []
    seen = set()
    for piece in pieces:
        person = parse_person(piece)
        if person is not None and found and key(person.name) in countries():
            continue  # "Ada Brandt, UK/Ireland 2017"
        if person is not None and key(person.name) not in seen:
            seen.add(key(person.name))
            found.append(person)
    return found


def _by_spaces(part: str, joint: re.Pattern[str]) -> list[str]:
    """The names of a part that a word for "and" joins, or spaces alone: "林可昀 傅秀玲 葛平", "片倉 静 大友 良平"."""
    tokens = part.split() if part.lstrip()[:1] > "\u2e7f" else []
    if len(tokens) < _FEWEST_PARTS or not all(_SIGNS.fullmatch(token) for token in tokens):
        return joint.split(part)
    if sum(len(token) > _LONGEST_HALF for token in tokens) > len(tokens) / 2:
        return tokens
    # a family's name and one's own
    return [part] if len(tokens) % 2 else [f"{a} {b}" for a, b in zip(tokens[::2], tokens[1::2], strict=True)]


_FEWEST_PARTS, _LONGEST_HALF = 3, 2
# no names of foreigners, whose parts signs of their own spell: "ジョナス ペル"
_SIGNS = lazy(r"[\u4e00-\u9fff々\u3040-\u309f]{1,4}")


@cache
def _from_source() -> re.Pattern[str]:
    """As in "Ada Brandt from the book by Jan Kroll": whose book it was."""
    return re.compile(rf"(?<=\w)\s(?:{either(spelled('from_source'))})\s[^,;\n()]*", re.IGNORECASE)


def names_source(text: str) -> bool:
    """Whether a credit says what a film was made from, as no byline of a review does.

    >>> names_source("Written by Ada Brandt from the book by Jan Kroll"), names_source("Written by Ada Brandt")
    (True, False)
    """
    return _from_source().search(text) is not None


_NUMBERED = 3
"""Characters before the bracket of "a) Ada Brandt", at most."""


def _split_outside_brackets(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for m in _PARTED.finditer(text):
        mark = m[0]
        if mark in "([（【" and len(mark) == 1:
            depth += 1
        elif mark in ")]）】" and len(mark) == 1:
            # "(R: Ada Brandt) · Next week": the list stood in a bracket, and ends with it
            if not depth and m.start() - start > _NUMBERED:
                parts.append(text[start : m.start()])
                return parts
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(text[start : m.start()])
            start = m.end()
    parts.append(text[start:])
    return parts


def parse_person(text: str) -> Person | None:
    """One name, with its character where the text has one; None for what is no name."""
    if len(text) > 200 or text.startswith("as "):
        return None  # "A. Name\nas Mary Rose": a pen name on a line of its own
    text = clean(text)
    if not text.isascii() or text.partition(" ")[0].lower() in _leading_words():
        text = _leading().sub("", text)
    character = None
    if "(" in text or "[" in text or not text.isascii():
        for m in _BRACKET.finditer(text):
            inner = m[1].strip()
            if inner and not _note().match(inner) and len(inner) <= 60 and character is None:
                character = unquoted(inner)
        text = _BRACKET.sub(" ", text)
    text = text.strip()
    if m2 := _as().search(text):
        text, character = text[: m2.start()], clean(text[m2.end() :]) or character
    dotted = text.rstrip(" ,;:").endswith(".")
    text = _titled().sub("", unquoted(text).strip(" ,;:.-–—*•·|/\u200c"))
    # a dot of its own stays: "Robert Downey Jr.", "Gus H."
    if _DOTTED.search(text) and (dotted or text.endswith(("Jr", "Sr", " ml"))):
        text += "."
    return Person(name=text, character=character) if looks_like_name(text) else None


@cache
def _leading_words() -> frozenset[str]:
    return frozenset(form.split()[0].replace("ı", "i") for form in spelled("featuring"))


@cache
def _leading() -> re.Pattern[str]:
    """What leads over to the last names of a cast: "la participation de", "а также"."""
    return re.compile(rf"^(?:{either(spelled('featuring'))})\s+(?=\S)", re.IGNORECASE)


def is_lone_name(line: str) -> bool:
    """Whether a line is a person's first and last name and nothing else.

    >>> is_lone_name("Ada Brandt"), is_lone_name("Brandt"), is_lone_name("Ada brandt")
    (True, False, False)
    """
    tokens = line.split()
    return 2 <= len(tokens) <= 4 and looks_like_name(line) and all(t[:1].isupper() for t in tokens)


def looks_like_name(text: str) -> bool:
    """Whether a text could be a person's name: short, no sentence, words in capitals or of a script without them.

    >>> looks_like_name("Lars von Trier"), looks_like_name("the best film of the year"), looks_like_name("是枝裕和")
    (True, False, True)
    >>> looks_like_name("Chan-wook Park"), looks_like_name("R. Lee Fleming Jr."), looks_like_name("Arnaud d'Usseau")
    (True, True, True)
    """
    if not 2 <= len(text) <= 60 or _SENTENCE.search(text) or _DIGIT.search(text):
        return False
    # "Chan-wook Park": what follows a hyphen may be small
    tokens = text.replace("·", " ").replace("・", " ").split()
    if not 1 <= len(tokens) <= 6:
        return False
    first = text[0] if text[0].isalpha() else next((c for c in text if c.isalpha()), "")
    if not first:
        return False
    if first > "\u2e7f":
        return len(text) <= 20 and not any(p in text for p in "。！？、，的了を")
    if first.lower() == first.upper():  # a script without case: Arabic, Hebrew, Devanagari
        return len(tokens) <= 5
    small = [t for t in tokens if not t[:1].isupper()]
    capitals = len(tokens) - len(small) + sum(t.lstrip("'’(\"“").lstrip("dl’'")[:1].isupper() for t in small)
    particles = name_parts("particles")
    small = [t for t in small if not _ELIDED.sub("", t)[:1].isupper() and t.casefold().strip(".'’") not in particles]
    if not capitals or len(small) > (1 if capitals > 2 else 0):
        return False
    return key(text) not in _not_names()


@cache
def _not_names() -> frozenset[str]:
    """Words that stand where names stand and are none: placeholders, site roles, labels."""
    return any_of("nobody", "film", "review")

"""JSON as pages have it: read strictly where it is sound, mended where it is not, in one pass and without recursion."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_WRAPPER_BEFORE = re.compile(r"\s*(?:(?:(?://|/\*)\s*)?<!\[CDATA\[(?:\s*\*/)?|<!--(?:[^{}\[\]<>]{0,300}-->)?)")
_WRAPPER_AFTER = re.compile(r"(?:(?:(?://|/\*)\s*)?\]\]>(?:\s*\*/)?|(?://\s*)?-->|;)\s*$")
_TAIL = 40  # characters in which a wrapper at the end stands

# `{&quot;@type&quot;: …`: a template escaped the whole block
_ESCAPED = re.compile(r"[\s\[{]*&(?:quot|#34|#x22|#39|apos);", re.IGNORECASE)

_BLANK = re.compile(
    r"(?:[\s\ufeff]+|//\s*(?:<!\[CDATA\[|\]\]>|<!--|-->)|//[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|$)"
    r"|<!\[CDATA\[|\]\]>|<!--(?:[^{}\[\]<>]{0,300}-->)?|-->)+"
)
_BARE_KEY = re.compile(r"[^:,{}\[\]\n]+")
_BARE_VALUE = re.compile(r"[^,{}\[\]\n]+")
_TRAILING_COMMENT = re.compile(r"\s//.*$|/\*.*$")
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$")
_LITERALS = {"true": True, "false": False}

# A quotation mark ends a string only where JSON goes on behind it; elsewhere the author forgot to escape it.
_KEY = r"(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[\w@$-]{1,80})\s*:"
_ENDS_KEY = re.compile(r"\s*+(?:[:,}]|$)")
_ENDS_IN_OBJECT = re.compile(rf"\s*+(?:$|[}}\]]|//|/\*|,\s*+(?:$|[}}\],]|//|/\*|{_KEY})|(?<=\s){_KEY})")
_ENDS_IN_ARRAY = re.compile(r"\s*+(?:$|[}\]]|//|/\*|,\s*+(?:$|[\"'\[{\]},\d-]|//|/\*|true|false|null))")
_MARK_OR_ESCAPE = {'"': re.compile(r'["\\]'), "'": re.compile(r"[\"'\\]")}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_SIGNS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JsonText(NamedTuple):
    """What a text holds: its values, and where and why it is no sound JSON."""

    values: list[Any]
    """Objects and arrays, in order; empty where there is none."""
    problem: str = ""
    """What is wrong, empty for JSON that is sound but for a wrapper or raw control characters."""
    position: int = 0
    """The character at which it goes wrong, counted from 0."""


def read_json(text: str) -> JsonText:
    """The objects and arrays of a text that means to be JSON.

    Sound JSON is read as `json.loads` does, with raw control characters allowed, `NaN` and infinities as None, and
    all values of a key that stands twice in one object. Of anything else every value is kept that is whole: several
    objects one after the other, comments, CDATA, missing or surplus commas, quotation marks and brackets, single
    quotes, bare words, a text cut off in the middle, objects of any depth, arrays of a thousand levels.

    >>> read_json('{"name": "Low Water", "year": 1997,}')
    JsonText(values=[{'name': 'Low Water', 'year': 1997}], problem='Expecting property name ...', position=35)
    >>> read_json('// <![CDATA[\\n{"name": "Low Water"}\\n// ]]>').problem, read_json("no JSON").values
    ('', [])
    """
    text = text.lstrip("\ufeff")
    if _ESCAPED.match(text):
        text = html.unescape(text)
    problem, position = "", 0
    for first, last in _spans(text):
        try:
            value = _DECODER.decode(text[first:last])
        except json.JSONDecodeError as error:
            problem, position = error.msg, first + error.pos
        except RecursionError:
            problem, position = "nested too deeply", 0
        except ValueError as error:  # an integer of more digits than Python reads
            problem, position = str(error).partition(":")[0], 0
        else:
            if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):  # encoded twice
                value = next(iter(read_json(value).values), None)
            return JsonText([value] if isinstance(value, (dict, list)) else [])
    return JsonText(_mended(text), problem, position)


def _nothing(_: str) -> None:
    """NaN and Infinity are no values."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, with all the values of a key that stands twice, as where a plug-in writes one `actor` a line."""
    found = dict(pairs)
    if len(found) < len(pairs):
        found = {}
        for name, value in pairs:
            _put(found, name, value)
    return found


def _put(into: dict[str, Any], name: str, value: Any) -> None:
    """Of plain values that share a key the last comes first: it is the one that every other reader sees."""
    if name not in into:
        into[name] = value
        return
    before = into[name] if isinstance(into[name], _Several) else _Several([into[name]])
    more = value if isinstance(value, list) else [value]
    if isinstance(value, (dict, list)):
        before.extend(more)
    else:
        before.insert(0, value)
    into[name] = before


class _Several(list[Any]):
    """The values of one key that stood several times."""


_DECODER = json.JSONDecoder(strict=False, parse_constant=_nothing, object_pairs_hook=_object)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the JSON may stand: the whole text, and what its wrappers leave of it."""
    yield 0, len(text)
    if (inner := _unwrapped(text)) != (0, len(text)):
        yield inner


def _unwrapped(text: str) -> tuple[int, int]:
    """Where the JSON stands inside CDATA marks, HTML comments and a closing semicolon."""
    start, end = 0, len(text)
    for _ in range(3):
        if m := _WRAPPER_BEFORE.match(text, start):
            start = m.end()
        if m := _WRAPPER_AFTER.search(text, max(start, end - _TAIL), end):
            end = m.start()
        end = len(text[:end].rstrip()) if text[end - 1 : end].isspace() else end
    return start, end


# ---------------------------------------------------------------- mending


_SIGNS_OF_JSON = frozenset('{}[],:"')


def _mended(text: str) -> list[Any]:
    """Every object and array of a damaged text; an opening bracket that is never closed ends with the text."""
    values: list[Any] = []
    opened: list[_Opened] = []
    count: dict[type, int] = {dict: 0, list: 0}
    at = 0
    length = len(text)
    while True:
        if at < length and text[at] not in _SIGNS_OF_JSON and (m := _BLANK.match(text, at)):
            at = m.end()
        if at >= length:
            return values
        sign, top = text[at], opened[-1] if opened else None
        if sign == "[" and len(opened) >= _DEEPEST:
            opened.append(_BELOW)
            count[list] += 1
            at += 1
        elif sign in "{[":
            made: Any = {} if sign == "{" else []
            if top is None:
                values.append(made)
            else:
                top.take(made)
            opened.append(_Opened(made))
            count[type(made)] += 1
            at += 1
        elif sign in "}]":
            closes: type = dict if sign == "}" else list
            while count[closes]:  # a surplus bracket closes nothing
                kind = type(opened.pop().made)
                count[kind] -= 1
                if kind is closes:
                    break
            at += 1
        elif sign in ",:":
            if sign == "," and top is not None:
                top.key = None  # `"width": ,` has no value
            at += 1
        elif top is None:
            at = _next_bracket(text, at)
        else:
            value, at = _scalar(text, at, top)
            top.take(value)


class _Opened:
    """An object or array that is being filled."""

    __slots__ = ("key", "made")

    def __init__(self, made: Any) -> None:
        self.made = made
        self.key: str | None = None

    @property
    def wants_key(self) -> bool:
        return self.key is None and isinstance(self.made, dict)

    def take(self, value: Any) -> None:
        if isinstance(self.made, list):
            if value is not None:
                self.made.append(value)
        elif self.key is None:
            self.key = value if isinstance(value, str) else None
        else:
            if value is not None:
                _put(self.made, self.key, value)
            self.key = None


class _Below(_Opened):
    """An array deeper than anybody nests one: its brackets are counted, and what it holds is left out."""

    __slots__ = ()

    def take(self, value: Any) -> None:
        """Nothing is kept."""


_BELOW = _Below([])
_DEEPEST = 1_000


def _next_bracket(text: str, at: int) -> int:
    """The next object or array of a text in between, as behind `var data =`."""
    found = [i for i in (text.find("{", at), text.find("[", at)) if i >= 0]
    return min(found, default=len(text))


def _scalar(text: str, at: int, top: _Opened) -> tuple[Any, int]:
    """A string, number or bare word, and where it ends; None for one that is cut off or no value."""
    if text[at] in "\"'":
        end = _end_of_string(text, at, top)
        return (None, len(text)) if end < 0 else (_decoded(text[at + 1 : end]), end + 1)
    m = (_BARE_KEY if top.wants_key else _BARE_VALUE).match(text, at)
    if m is None:
        return None, at + 1
    word = m[0]
    if (comment := _TRAILING_COMMENT.search(word)) and not top.wants_key:
        return _bare(word[: comment.start()]), at + max(1, comment.start())
    return word.strip().strip("\"'") if top.wants_key else _bare(word), m.end()


def _bare(word: str) -> Any:
    word = word.strip().strip("\"'")
    if _NUMBER.match(word):
        return float(word) if set(word) & set(".eE") else int(word)
    if word.casefold() in _LITERALS:
        return _LITERALS[word.casefold()]
    # `"author": Dora Penhallow`, but neither null nor undefined nor a number of 5,000 digits
    return word if word[:1].isalpha() and word.casefold() not in _NO_VALUES else None


_NO_VALUES = frozenset(("null", "none", "undefined", "nan", "infinity"))


def _end_of_string(text: str, at: int, top: _Opened) -> int:
    """Where the string ends that begins here; -1 where the text is cut off inside it."""
    marks = _MARK_OR_ESCAPE[text[at]]
    ends = _ENDS_KEY if top.wants_key else _ENDS_IN_ARRAY if isinstance(top.made, list) else _ENDS_IN_OBJECT
    position = at + 1
    while m := marks.search(text, position):
        if m[0] == "\\":
            position = m.end() + 1
        elif ends.match(text, m.end()):
            return m.start()
        else:
            position = m.end()
    return -1


_HALF = re.compile("[\ud800-\udfff]")


def _decoded(text: str) -> str:
    if "\\" not in text:
        return text
    decoded = _ESCAPE.sub(_sign, text)
    if _HALF.search(decoded):
        decoded = decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return decoded


def _sign(m: re.Match[str]) -> str:
    return chr(int(m[1], 16)) if m[1] else _SIGNS.get(m[2], m[2])

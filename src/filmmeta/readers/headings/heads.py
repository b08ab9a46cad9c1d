"""Lines that head what follows: headings, lines in bold, with stars or a number; titles that paragraphs begin with."""

from __future__ import annotations

from filmmeta.blocks import Block
from filmmeta.values.duration import find_duration
from filmmeta.values.patterns import lazy
from filmmeta.values.titles import NUMBERED, bare_title
from filmmeta.vocabulary import months

_LONGEST = 130
RATED_LINE = lazy(r"[★☆⭐]|\*{2,}|\s\*+\s*$|\b\d(?:[.,]\d)?\s?/\s?(?:5|10)\b")

# ---------------------------------------------------------------- whole lines


def head_line(block: Block) -> str:
    """The line of a block that heads what follows; empty where the block has none."""
    text = block.text
    if block.heading:
        return text.replace("\n", " ") if len(text) <= _LONGEST else ""
    first = text.split("\n", 1)[0]
    if not first or len(first) > _LONGEST:
        return ""
    heads = (
        _is_marked(block, first)
        or _is_rated(first, text)
        or (block.digits and _is_counted(first, text))
        or (block.element is None and _stands_alone(first, text))
    )
    return first if heads else ""


def _is_marked(block: Block, first: str) -> bool:
    """Whether most of a line is in bold, italics or underlined, or all of it but a bracket with a year."""
    marked = 0
    for m in block.marks:
        if m.kind in "biu" and m.end <= len(first) + 1:
            marked += m.end - min(m.end, m.start)
    if not marked:
        return False
    half = block.tag in ("li", "dt", "p", "div") and len(first) < _SHORT
    if marked >= (0.5 if half else 0.75) * len(first):
        return True
    # "**Low Water** (1988, dir. Ada Brandt)" and nothing else
    return block.digits and first == block.text and _BRACKET_LAST.match(first, marked) is not None


def _is_rated(first: str, text: str) -> bool:
    """Whether a line has stars or a mark."""
    if len(first) >= _SHORT or (first == text and len(text) >= _SHORT):
        return False
    return ("/" in first or "*" in first or not first.isascii()) and RATED_LINE.search(first) is not None


def _is_counted(first: str, text: str) -> bool:
    """As in "3. Low Water", and "LOW WATER" above "Denmark 2009, directed by Ada Brandt, 101 minutes"."""
    if len(first) >= _SHORT:
        return False
    above_facts = first.isupper() and first != text and find_duration(text) is not None
    return above_facts or NUMBERED.match(first) is not None


def _stands_alone(first: str, text: str) -> bool:
    """Whether a line of a plain text is short and no sentence, or ends with the film's year in brackets."""
    if len(first) < _SHORT_PLAIN and first[-1:] not in ".,;:!?。！？":
        return True
    # "Low Water, de Lou Besnard (France, 1h34)", however long
    return first == text and first[-1:] == ")" and bare_title(first).form == "year"


_SHORT, _SHORT_PLAIN = 90, 70
_BRACKET_BEHIND_IT = r"[.,]?\s?\([^()]{0,60}(?:19|20)\d\d[^()]{0,40}\)"
_BRACKET_BEHIND = lazy(_BRACKET_BEHIND_IT)
_BRACKET_LAST = lazy(_BRACKET_BEHIND_IT + "$")

# ---------------------------------------------------------------- beginnings of paragraphs


def title_run_in(block: Block) -> str:
    """The title that a paragraph begins with, set in bold or capitals: "**Low Water** A mechanic discovers …"."""
    text = block.text
    if block.tag == "p" and (found := _begins_capsule(text)):
        return found
    if not block.marks:
        return ""
    end = next((m.end for m in block.marks if m.kind == "b" and m.start <= 1), 0)
    if not 2 <= end <= _LONGEST or text[:end].rstrip()[-1:] in _COLONS:
        return ""
    if behind := _BRACKET_BEHIND.match(text, end):
        end = behind.end()
    return "" if text[end : end + 1] in _COLONS else undated(text[:end])


_COLONS = frozenset(":：")


def _begins_capsule(text: str) -> str:
    """The title that a paragraph begins with, in capitals or with its facts: "6. Low Water (1988). A ferry waits"."""
    if "(" in text[:_LONGEST] and (m := _TITLE_AND_FACTS.match(text)) and bare_title(m[0]).form == "year":
        return m[0]
    if not text[:_SHORTEST_RUN].isupper() or text.isupper():
        return ""
    end, goes_on = 0, ""
    for m in _WORDS.finditer(text[:_LONGEST]):
        goes_on = m[0]
        if goes_on[0].islower() or not (goes_on.isupper() or goes_on.isdigit() or goes_on == "&"):
            break
        end = m.end()
    if goes_on[:1].islower():  # "LOW WATER A ferry waits"
        head, _, article = text[:end].rpartition(" ")
        return head if len(article) == 1 and len(head) >= _SHORTEST_RUN else ""
    return text[:end] if goes_on[1:2].islower() else ""


_TITLE_AND_FACTS = lazy(
    r"(?:\d{1,3}[.)]\s)?[^\W_](?:[^().!?\n]|\.(?=\s[A-Z])){0,80}\s\([^()\n]{3,60}\)(?=[.:]\s|\s[–—-]\s|\s\W?[A-Z])"
)
_WORDS = lazy(r"\S+")
_SHORTEST_RUN = 5


def undated(line: str) -> str:
    """A diary's line without its day: "Nov 2: Low Water (Ada Brandt, 1956)"."""
    day = _DAY_BEFORE.match(line)
    dated = day is not None and (not (month := day[1] or day[2]) or month.casefold() in months())
    return line[day.end() if day and dated else 0 :].strip()


_DAY_BEFORE = lazy(
    r"^\W*(?:([^\W\d_]{3,})\.?\s\d{1,2}|\d{1,2}\.?\s([^\W\d_]{3,})\.?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\s?[:–—-]\s"
)

"""Text to HTML that is safe to open: everything escaped, no script but ours, no request."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_UNSAFE_IN_SCRIPT = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def plain(text: str) -> str:
    """Text in which the characters that would steer the reader's screen are shown as codes: `\\u202e`."""
    return _STEERING.sub(_code, text)


def html(text: object) -> str:
    """Text for an element or a quoted attribute, no part of which is markup, and none steers the screen."""
    return plain(escape(str(text)))


def cut(text: str, most: int) -> str:
    """The beginning of a long text."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def path_end(path: str) -> str:
    """The end of a long path, which names the spot; nested pages have paths of thousands of characters."""
    return path if len(path) <= _LONGEST_PATH else f"…{path[-_LONGEST_PATH:]}"


_LONGEST_PATH = 250


def script_data(data: Any) -> str:
    """JSON for the inside of a script element."""
    return _UNSAFE_IN_SCRIPT.sub(_code, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _code(m: re.Match[str]) -> str:
    return f"\\u{ord(m[0]):04x}"


def whole_file(kind: str, title: str, **parts: str) -> str:
    """A file of its own from the template `<kind>.html`, with our style and script in it and leave for nothing else.

    Args:
        kind: `"page"` or `"index"`.
        title: plain text.
        parts: HTML for the places of the template.
    """
    style, script = _asset("report.css"), _asset(f"{kind}.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    frame = Template(_asset("frame.html"))
    main = Template(_asset(f"{kind}.html")).substitute(parts)
    return frame.substitute(kind=kind, policy=policy, title=html(title), style=style, script=script, main=main)


@cache
def _asset(name: str) -> str:
    return (files("filmmeta.report") / "assets" / name).read_text("utf-8")


@cache
def _hash(text: str) -> str:
    """https://www.w3.org/TR/CSP3/#grammardef-hash-source"""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

"""Damaged JSON: what is sound comes through as it is, and nothing that is not breaks or stalls the reader."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmmeta.values.json_text import read_json

KEYS = st.from_regex(r"[A-Za-z@:_-]{1,20}", fullmatch=True)
PLAIN = st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(PLAIN, lambda v: st.lists(v, max_size=4) | st.dictionaries(KEYS, v, max_size=4), max_leaves=15)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_sound_json_is_itself(value: dict[str, Any]) -> None:
    found = read_json(json.dumps(value))
    assert (found.values, found.problem) == ([value], "")


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_sound_json_followed_by_a_surplus_brace_is_mended_to_itself(value: dict[str, Any]) -> None:
    found = read_json(json.dumps(value) + "}")
    assert found.values == [value]
    assert found.problem


@given(st.text(alphabet="{}[]:,\"'\\ab1 \n/*<!->&;ntu0.e-"))
def test_nothing_breaks_it(text: str) -> None:
    assert all(isinstance(value, (dict, list)) for value in read_json(text).values)


HOSTILE = {
    "comments": '{"a":' + "<!--" * 100_000,
    "block comments": '{"a":' + " /* " * 50_000 + "*/" * 50_000,
    "quotes": '{"a": "' + '"' * 200_000,
    "quotes and commas": '{"a": "' + '", ' * 100_000,
    "blanks behind a quote": '{"a": "' + '"' + " " * 300_000 + 'x"',
    "mixed quotes": "{'a':" + "' \" " * 100_000,
    "backslashes": '{"a": "' + "\\" * 300_000,
    "closing brackets": "[{" * 50_000 + "]}" * 50_000 + "}" * 200_000,
    "blanks in a wrapper": '{"a":1}' + " " * 300_000 + "x",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_stalls_it(text: str) -> None:
    begin = time.process_time()
    read_json(text)
    assert time.process_time() - begin < 5

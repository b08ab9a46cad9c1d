"""One JSON line for a page and one for an error: what JSON Lines hold, and what every table is made of."""

from __future__ import annotations

import json
from typing import Any

from filmmeta.bulk.records import Failed
from filmmeta.bulk.work import Read


def page_line(read: Read) -> bytes:
    """Where the page lies, what kind it is, and then the page's own JSON."""
    done = read.done
    head = {**_place(read), "kind": done.kind, "syntaxes": done.syntaxes}
    return b"%s,%s\n" % (_json(head)[:-1], done.page[1:])


def error_line(failed: Failed) -> bytes:
    """Where the page lies, and why it gave nothing."""
    return _json({**_place(failed), "url": failed.url, "kind": failed.kind, "reason": failed.reason}) + b"\n"


def _place(outcome: Read | Failed) -> dict[str, Any]:
    date = outcome.date.isoformat().replace("+00:00", "Z") if outcome.date else None
    return {"source": outcome.file.source, "offset": outcome.offset, "date": date}


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

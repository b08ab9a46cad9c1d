"""A page to try everything on, which comes with the package: film, people and sentences are invented."""

from __future__ import annotations

from importlib.resources import files

URL = "https://matinee-notebook.example/2021/03/the-lamplighter-of-varnes/"
"""The address that the page would have."""


def demo_page() -> bytes:
    """The page, as HTML in UTF-8."""
    return (files("filmmeta") / "data" / "demo.html").read_bytes()

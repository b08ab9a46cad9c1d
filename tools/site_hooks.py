"""What the documentation site takes from elsewhere in the repository while it is built."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parents[1]
BENCHMARKS = ROOT / "benchmarks"
_PLACE = re.compile(r"<!-- speed -->.*?<!-- end of speed -->", re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The plot of the benchmark, as the benchmark has drawn it."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, "speed.svg", abs_src_path=str(BENCHMARKS / "speed.svg")))
    return files


def on_page_markdown(markdown: str, **_more: Any) -> str:
    """The tables of the benchmark, as it has written them."""
    found = _PLACE.search((BENCHMARKS / "README.md").read_text("utf-8"))
    if found is None:
        raise ValueError("benchmarks/README.md has lost its tables")
    return _PLACE.sub(lambda _: found[0], markdown)

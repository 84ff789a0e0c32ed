"""Builds the Danish catalogue from its ``.po`` files before a wheel, or an editable install, is made."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Runs the package's own reader of ``.po`` files, which needs nothing but Python."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write ``da.mo`` beside the folder it is made of."""
        language = Path(self.root, "coc_tui", "language")
        build = runpy.run_path(str(language / "po.py"))["build"]
        build(language / "da", language / "da.mo")

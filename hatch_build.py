"""Build hook: the gazetteer is made when the package is built, so that it needn't be in git."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
GAZETTEER = ROOT / "src" / "crosscurrents" / "data" / "gazetteer.sqlite"


class GazetteerHook(BuildHookInterface):
    """Builds the gazetteer for wheels and editable installs, unless an up-to-date one is there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the file and put it into the wheel."""
        sys.path.insert(0, str(ROOT / "tools"))
        from build_gazetteer import build, is_current

        if not is_current(GAZETTEER):
            build(GAZETTEER)
        build_data["artifacts"].append("src/crosscurrents/data/gazetteer.sqlite")

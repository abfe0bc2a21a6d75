"""Build hook: the gazetteer and the front end are made when the package is built, not kept in git."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
GAZETTEER = ROOT / "src" / "crosscurrents" / "data" / "gazetteer.sqlite"
FRONT_END = "src/crosscurrents/app/dist/**"


class DataHook(BuildHookInterface):
    """Builds what is missing or stale; wheels carry both, source distributions the front end."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the files and put them into what is built."""
        sys.path.insert(0, str(ROOT / "tools"))
        if self.target_name == "wheel":
            self._gazetteer()
            build_data["artifacts"].append("src/crosscurrents/data/gazetteer.sqlite")
        self._front_end(editable=version == "editable")
        build_data["artifacts"].append(FRONT_END)

    def _gazetteer(self) -> None:
        from build_gazetteer import build, is_current

        if not is_current(GAZETTEER):
            build(GAZETTEER)

    def _front_end(self, *, editable: bool) -> None:
        """Build the front end; without Node a working copy goes without it, a package isn't built."""
        from build_frontend import TARGET, NoNode, build, is_current

        if is_current():
            return
        try:
            build()
        except NoNode as problem:
            if not editable and not (TARGET / "index.html").is_file():
                raise
            self.app.display_warning(str(problem))

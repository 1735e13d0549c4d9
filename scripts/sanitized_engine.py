"""A pytest plugin: whoever imports the compiled engine gets the one in ``SANITIZED_ENGINE``."""

from __future__ import annotations

import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path


def use(name: str, folder: Path) -> None:
    """Lets this module of ``safepassage.planner`` be the one that is built in the folder."""
    (file,) = folder.glob(f"{name}.*.so")
    spec = spec_from_file_location(f"safepassage.planner.{name}", file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file} is no module")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)


# Before anybody has imported the planner: a module that is there is not looked for.
for _module in ("_bound", "_engine", "_plain"):
    use(_module, Path(os.environ["SANITIZED_ENGINE"]))

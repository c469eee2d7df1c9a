#!/usr/bin/env python3
"""Runs one benchmark and prints its figures: `bench.py start [--json]`; each is a module in benches/."""

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

BENCHES = Path(__file__).resolve().parent / "benches"


def main() -> int:
    """Return 0; figures go to standard output, what is being done to standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=sorted(path.stem.rstrip("_") for path in BENCHES.glob("[a-z]*.py")))
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    parser.add_argument("--papers", type=int, default=100_000, help="papers in the generated library")
    parser.add_argument(
        "--million", action="store_true", help="search: a library of a million papers as well"
    )
    parser.add_argument(
        "--keep", type=Path, help="search: a folder for its libraries, used again by the next run"
    )
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each side")
    parser.add_argument("--cases", type=int, default=20_000, help="damaged digests for each reader")
    parser.add_argument(
        "--samples", type=Path, nargs="*", default=[], help="folders of digests to damage, too"
    )
    parser.add_argument("--small", action="store_true", help="likeness: leave the library of a million out")
    options = parser.parse_args()
    figures = loaded(options.name).measured(options)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, figure in figures.items():
            print(f"{name:24} {figure}")
    return 0


def loaded(name: str) -> ModuleType:
    """The benchmark with this name."""
    sys.path.insert(0, str(BENCHES))
    path = BENCHES / f"{name}_.py"  # a word of Python's cannot be the name of a module
    path = path if path.exists() else BENCHES / f"{name}.py"
    specification = importlib.util.spec_from_file_location(f"bench_{name}", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())

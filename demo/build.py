"""Builds the demo's workbooks: `python -m demo.build FOLDER` to look at them."""

import sys
from pathlib import Path

from demo import chains, counties, direct, directory, parks, region, targets


def build(folder: Path) -> list[Path]:
    """Write all workbooks into `folder`; they are returned in the order they are to be imported."""
    folder.mkdir(parents=True, exist_ok=True)
    rooms = (directory, targets, region, counties, parks, direct, chains)
    return [path for room in rooms for path in room.build(folder)]


if __name__ == "__main__":
    for built in build(Path(sys.argv[1])):
        print(built)

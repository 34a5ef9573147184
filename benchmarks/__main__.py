"""`python -m benchmarks [--quick] [--only import|kill|scale|browser]`: figures, aims, verdicts."""

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import browser, crowd, importing, kill, scale
from benchmarks.figure import Figure, printed

PARTS: dict[str, Callable[[Path, bool], list[Figure]]] = {
    "import": importing.figures,
    "kill": kill.figures,
    "scale": scale.figures,
    "browser": browser.figures,
    "crowd": crowd.figures,
}


def main() -> int:
    """Run the parts asked for; exit code 1 where an aim was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="小规模，几十秒")
    parser.add_argument("--only", choices=list(PARTS), action="append", help="只测一部分，可重复")
    parser.add_argument("--seconds", type=float, help="crowd 测多久，默认 300")
    options = parser.parse_args()
    PARTS["crowd"] = partial(crowd.figures, seconds=options.seconds)
    found: list[Figure] = []
    with TemporaryDirectory(prefix="bench-") as folder:
        for name, part in PARTS.items():
            if not options.only or name in options.only:
                print(f"正在测 {name} …", file=sys.stderr, flush=True)
                found += part(Path(folder) / name, options.quick)
    print(printed(found))
    return 1 if any(figure.verdict == "未达到" for figure in found) else 0


if __name__ == "__main__":
    sys.exit(main())

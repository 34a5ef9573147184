"""Publishes state after state until it is killed; says when each begins. Run as a process."""

import sys
from pathlib import Path

from data.keeping.store import Store
from tests.data.keeping.test_threads import put


def main(home: str, first: str) -> None:
    """Publish states `first`, `first` + 1, … into the store at `home`."""
    store, number = Store.open(Path(home)), int(first)
    while True:
        print(number, flush=True)
        put(store, number)
        number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What is done once, before the first visitor, so that no visitor pays for it."""

import gc
import importlib
import pkgutil

import pages.shared


def warm() -> None:
    """Import what the pages import, then set it aside from garbage collection.

    Looking for garbage walks all that lives, modules and tables of libraries above all, and no
    page gets on while it lasts. What is there before the first visitor stays until the end, so it
    need not be walked.
    """
    for module in pkgutil.walk_packages(pages.shared.__path__, "pages.shared."):
        importlib.import_module(module.name)
    gc.collect()
    gc.freeze()

"""溯源: one figure taken apart."""

"""一页通: one chain or park on one page."""

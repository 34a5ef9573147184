"""The parts of the page 管理."""

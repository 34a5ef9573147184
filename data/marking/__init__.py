"""The sender's own workbook back with its findings marked in it: `mark`."""

from data.marking.marked import mark

__all__ = ["mark"]

"""The demo: workbooks of a city that does not exist, laid out the way bureaus lay theirs out."""

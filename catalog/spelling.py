"""The form two spellings of one catalogue name share: width, spaces and case make no difference."""

import unicodedata


def plain(text: str) -> str:
    """ "工业税收（不含烟）" and "工业税收 (不含烟)" in one form."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()

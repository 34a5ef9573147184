"""Text of users and files where Streamlit would read Markdown."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|:$~&])")


def plain(text: object) -> str:
    """`text` as it is: no emphasis, no link, no picture fetched from somewhere."""
    return _SIGNS.sub(r"\\\1", str(text))

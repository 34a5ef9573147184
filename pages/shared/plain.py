"""Text of users and files where Streamlit would read Markdown."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|:$~&])")
# Icons, emoji, addresses and arrows are sought in the finished text, where no sign is escaped any
# more: an invisible joiner keeps them words.
_SOUGHT = re.compile(
    r"(?<=:)(?=[a-z+_-])|(?<=:)(?=\d+:)|(?<=www)(?=\.)|(?=://)|(?<=@)(?=\w)|(?<=[-<])(?=[->])", re.I
)
_JOINER = "\u2060"


def plain(text: object) -> str:
    """`text` as it is: no emphasis, no link, no picture fetched from somewhere."""
    line = _SOUGHT.sub(_JOINER, " ".join(str(text).split("\n")))
    return _SIGNS.sub(r"\\\1", line)

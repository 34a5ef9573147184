"""Why a file cannot be read: the code of the blocking finding it gets."""


class Refusal(Exception):
    """The file is refused; `code` names the finding, `facts` fill its sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

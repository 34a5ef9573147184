"""What could not be done: one sentence, its reason and the way out, in the reader's language."""


class DashboardError(Exception):
    """Something the user asked for could not be done.

    Subclasses take facts and make their own sentence, so wording lives with the situation:
    `title` names it, `message` says what happened, `advice` says what to do next.
    """

    def __init__(self, title: str, message: str, advice: str = "") -> None:
        super().__init__(f"{title}：{message}" + (f" {advice}" if advice else ""))
        self.title = title
        self.message = message
        self.advice = advice

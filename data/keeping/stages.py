"""How final figures are: 快报数, then 初步数, then 核定数; a batch may leave it unsaid."""

from errors import DashboardError

# From the first word to the last.
STAGES = ("快报数", "初步数", "核定数")
FINAL = STAGES[-1]


class UnknownStage(DashboardError):
    """A stage that is none of STAGES."""

    def __init__(self, stage: str) -> None:
        super().__init__(
            "没有这种数据阶段", f"“{stage}”不是数据阶段。", f"请选{'、'.join(STAGES)}，或不选。"
        )


def checked(stage: str) -> str:
    """The stage itself; raises UnknownStage."""
    if stage and stage not in STAGES:
        raise UnknownStage(stage)
    return stage


def above(stage: str) -> tuple[str, ...]:
    """The stages more final than this one; none where it was left unsaid."""
    return STAGES[STAGES.index(stage) + 1 :] if stage in STAGES else ()

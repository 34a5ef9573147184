"""The table of 总览 as a picture, drawn only when somebody wants it."""

import streamlit as st

from briefing import people, wording
from briefing.amounts import amount, percent_of, rate
from catalog.period import Period
from catalog.rounding import known
from charts.board import WIDTH, Line, board
from metrics.row import Row
from pages.shared.figures import draw, picture_name
from pages.shared.overview import View
from pages.shared.status import standing
from pages.shared.tables import against

_HEADS = ("产业链", "链长", "牵头单位", "累计", "同比", "位次", "完成率")


@st.dialog("一览表图片", width="large", icon=":material/image:")
def table_picture(view: View, period: Period) -> None:
    """The picture with its button; the page below stays as it is."""
    st.caption("指到图上，点右上角的相机即可下载，宽 1200 像素、两倍清晰度，可直接放进简报。")
    draw(
        board(
            [_line(row, view) for row in [*view.chains, *([view.total] if view.total else [])]],
            Line(*_HEADS, against(period.time_progress), None, None),
            title=wording.overview_title(view.chains, "条", "产业链"),
            subtitle=view.about(period),
            foot=view.foot,
            due=period.time_progress,
        ),
        name=picture_name(period, "产业链", f"{view.indicator.name}完成情况一览表"),
        alt=f"{period}各产业链{view.indicator.name}完成情况一览表",
        width=WIDTH,
    )


def _line(row: Row, view: View) -> Line:
    said = view.said.get(row.unit, {})
    place = "" if row is view.total else "—"
    if known(row.rank):
        moved = f"（{wording.moved(row.rank_change)}）" if known(row.rank_change) else ""
        place = f"{row.rank:.0f}{moved}"
    return Line(
        name=row.short,
        leader=people.word(said.get("leader")),
        bureau=people.word(said.get("lead_bureau")),
        value=amount(row)[0],
        yoy=rate(row),
        rank=place,
        completion=percent_of(row, "completion"),
        status=" ".join(standing(row)),
        light=row.light,
        done=row.completion,
    )

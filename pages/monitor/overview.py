"""总览: the screen that is photographed. Every chain against its target and the calendar."""

import streamlit as st

from briefing import wording
from charts.contribution import contribution
from charts.growth import growth
from charts.order import having
from pages.shared import board, commentary, overview, pick
from pages.shared.card.page import card_ways
from pages.shared.edition import since
from pages.shared.figures import draw, picture_name
from pages.shared.head import head
from pages.shared.picture import table_picture
from pages.shared.session import catalog, periods, store
from pages.shared.source import ROUNDING, lights_rule, nothing_yet
from pages.shared.stage import frame
from pages.shared.stage import overview as screen

title, pickers = head(0.3, stage=True)
with title:
    board.show(board.page_head("重点产业链运行总览", "产业链、园区、全市主要指标"))
known = periods()
if not known:
    nothing_yet()
    st.stop()

with pickers, st.container(width=168):
    period = pick.period(known)
asof = pick.asof()
view = overview.view(store(), catalog(), period, asof)

if frame.on() and view.reported:
    screen.show(view, period, asof)
    st.stop()
since.show(store(), catalog(), period, asof)
if view.cards:
    board.show(board.cards(view.cards))
if not view.reported:
    st.info(f"{period}没有产业链数据。可以换一个报告期，或到“填报”上传产业链月报。")
    st.stop()

with pickers:
    if st.button("一览表图片", icon=":material/image:", type="tertiary"):
        table_picture(view, period)

chains, indicator = view.chains, view.indicator
wide, narrow = st.columns([68, 32], gap="medium")
with wide:
    board.show(
        board.urgent(
            [
                board.heading(wording.overview_title(chains, "条", "产业链"), view.about(period)),
                view.table,
            ],
            board.sentences("需要关注", view.watch) if view.watch and not view.long else None,
        )
    )
with narrow:
    # Below a long table nobody would find it.
    if view.watch and view.long:
        board.show(board.sentences("需要关注", view.watch))
    draw(
        growth(
            chains,
            title=wording.growth_title(chains, "条"),
            subtitle=f"各产业链{indicator.name}同比，%，{period}",
            foot=view.foot,
            target=view.growth_target,
            close=True,
            links=view.to.addresses(chains, "yoy"),
        ),
        name=picture_name(period, "产业链", f"{indicator.name}增速"),
        alt=f"{period}各产业链{indicator.name}同比排行",
    )
    if having(chains, "pull"):
        draw(
            contribution(
                chains,
                title=wording.contribution_title(chains),
                subtitle=f"{period}各产业链{indicator.name}拉动，个百分点",
                foot=view.foot,
                links=view.to.addresses(chains, "pull"),
            ),
            name=picture_name(period, "产业链", f"{indicator.name}拉动"),
            alt=f"{period}各产业链对{indicator.name}增速的拉动",
        )
commentary.show("overview", "", "", period, asof)
board.show(
    board.foot(f"注：{lights_rule(catalog().lights, period)}{ROUNDING}{view.foot}。"),
    card_ways("chain", [row.short for row in chains]),
)

"""报送进度: who has reported what and when, told by what is kept; nothing is ticked by hand."""

import streamlit as st

from briefing.people import word
from briefing.progress import as_csv, as_workbook
from data.keeping.attributes import attributes
from data.keeping.batches import is_demo
from metrics.reporting import reminder, report_board
from pages.shared import board as blocks
from pages.shared import pick, progress, session
from pages.shared.head import head
from pages.shared.session import catalog, periods, person, store
from pages.shared.source import nothing_yet
from pages.shared.stage import frame
from pages.shared.stage import progress as screen

title, pickers = head(stage=True)
with title:
    blocks.show(blocks.page_head("报送进度", "应报、已报、迟报、未报，由已发布的数据算出"))
if not person().uploads:
    st.info("报送进度供报送、审核和管理人员查看，请登录后再看。")
    st.stop()
if not periods():
    nothing_yet()
    st.stop()

names = progress.reports_of(person(), catalog())
with pickers, st.container(width=200):
    name = pick.choose("报表", names, "report")
report = catalog().reports.named(name)
then = session.asof()
now = progress.moment(store(), then)
today = min(each for each in (now, then) if each)
years = {each.year for each in periods()} | {today.year}
boards = {year: report_board(store(), catalog(), report.code, year, then, now) for year in years}
known = [
    period
    for year in sorted(years, reverse=True)
    for period in progress.offered(boards[year], periods())
]
if not known:
    st.info(f"{name}还没有到期的报告期。")
    st.stop()
with pickers, st.container(width=168):
    period = pick.period(known)
asof = pick.asof()

whole = report_board(store(), catalog(), report.code, period.year, asof, now)
own = progress.theirs(whole, person())
registered = attributes(store(), report.kind, asof)
bureaus = {unit: word(said.get("lead_bureau")) for unit, said in registered.items()}
if frame.on():
    screen.show(whole, own, period, asof, progress.rule(whole, catalog(), is_demo(store(), asof)))
    st.stop()
blocks.show(progress.strip(whole, period))
left, right = st.columns([56, 44], gap="medium")
with left:
    blocks.show(*progress.laggards(own, period, bureaus))
with right:
    if person().publishes:
        text = reminder(whole, period, catalog().reports.calendar, bureaus)
        blocks.show(blocks.said("催报通知", text))
blocks.show(*progress.grid(own))
with st.container(horizontal=True):
    file = f"{period.year}年{name}报送进度"
    st.download_button(
        "下载 Excel",
        lambda: as_workbook(own),
        file_name=f"{file}.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )
    st.download_button(
        "下载 CSV",
        lambda: as_csv(own),
        file_name=f"{file}.csv",
        icon=":material/download:",
        on_click="ignore",
    )
blocks.show(*progress.discipline(own), progress.rules(whole, catalog(), is_demo(store(), asof)))

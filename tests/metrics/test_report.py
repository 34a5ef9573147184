"""What the command line prints: reported figures as printed, derived ones rounded once, half up."""

import csv
import io
import json

import pytest

from metrics.asof import UnknownMoment, moment
from metrics.report import KEYS, UnknownPeriod, _cell, report
from tests.metrics.given import Batch, fill

CHAINS = "kind,unit,name\nchain,白酒产业链,白酒（酒业）产业链\nchain,=甲,=1+1"
FACTS = """grain,unit,indicator,period,measure,value,uom,batch
chain,白酒产业链,tax,2026-06,level,46.59,亿元,1
chain,白酒产业链,tax,2026-06,yoy,12.25,%,1
chain,白酒产业链,tax,2026,target_level,116.4,亿元,1"""


def test_the_answer_has_the_agreed_keys_and_plain_json_values(store, catalog):
    fill(store, catalog, FACTS, CHAINS)
    answer = report(store, catalog, "tax", by="chain", period="2026-06").as_dict()
    assert [answer[key] for key in ("indicator", "name", "by", "period")] == [
        "tax",
        "税收",
        "chain",
        "2026-06",
    ]
    assert tuple(answer["rows"][0]) == KEYS
    row = json.loads(json.dumps(answer, allow_nan=False))["rows"][0]
    assert row["unit"] == "白酒（酒业）产业链"
    assert (row["value"], row["yoy"], row["required_monthly"]) == (46.59, 12.25, 11.64)
    assert (row["completion"], row["gap_pp"], row["rank"]) == (40.0, -10.0, 1)


def test_exact_figures_are_not_rounded(store, catalog):
    fill(store, catalog, FACTS, CHAINS)
    row = report(store, catalog, "tax", by="chain", period="2026年1—6月", exact=True).rows[0]
    assert row["completion"] == pytest.approx(46.59 / 116.4 * 100, abs=1e-12)


def test_a_number_calculated_in_its_cell_is_printed_like_its_column(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,白酒产业链,tax,2026-06,level,100
chain,白酒产业链,tax,2026-06,yoy,5.560084300938444""",
        CHAINS,
    )
    assert report(store, catalog, "tax", by="chain", period="2026-06").rows[0]["yoy"] == 5.6


def test_csv_is_the_same_rows_and_no_formula(store, catalog):
    fill(store, catalog, FACTS, CHAINS)
    text = report(store, catalog, "tax", by="chain", period="2026-06").as_csv()
    lines = list(csv.DictReader(io.StringIO(text)))
    assert lines[0]["value"] == "46.59" and lines[0]["state"] == ""
    assert lines[1]["unit"] == "'=1+1" and lines[1]["value"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1+1", "\t=1+1", "＝1+1"])
def test_a_text_that_a_spreadsheet_would_compute_stays_a_text(text):
    assert _cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "白酒产业链", -1.5, None])
def test_any_other_cell_is_as_it_was(text):
    assert _cell(text) == ("" if text is None else text)


def test_the_region_is_one_row_under_its_name(store, catalog):
    fill(store, catalog, "grain,unit,indicator,period,measure,value\nregion,,tax,2026-06,level,9")
    rows = report(store, catalog, "tax", by="region", period="2026-06").rows
    assert [(row["unit"], row["value"], row["rank"]) for row in rows] == [("全市", 9, None)]


def test_a_report_of_an_earlier_moment_is_reproduced(store, catalog):
    fill(
        store,
        catalog,
        FACTS + "\nchain,白酒产业链,tax,2026-06,level,50,亿元,2",
        CHAINS,
        {"2": Batch("2026-07-20")},
    )
    now = report(store, catalog, "tax", by="chain", period="2026-06").rows[0]
    then = report(store, catalog, "tax", by="chain", period="2026-06", asof="2026-07-15").rows[0]
    assert (now["value"], then["value"]) == (50, 46.59)


@pytest.mark.parametrize("text", ["2026-13", "六月", "2026"])
def test_an_unreadable_period_gets_a_sentence(store, catalog, text):
    with pytest.raises(UnknownPeriod, match="请写成"):
        report(store, catalog, "tax", by="chain", period=text)


def test_a_date_means_the_end_of_that_day_and_nonsense_gets_a_sentence():
    assert moment(None) is None
    day, next_day = moment("2026-07-15"), moment("2026-07-16T00:00")
    assert day < next_day and (next_day - day).total_seconds() < 1
    assert moment("2026-07-15T09:00+08:00").hour == 1
    assert moment("2026-07-15T09:00") == moment("2026-07-15 09:00+08:00")  # whatever TZ is
    for text in ("昨天", "0001-01-01T00:00"):
        with pytest.raises(UnknownMoment, match="请写成"):
            moment(text)

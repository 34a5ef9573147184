"""The dashboard's work from the command line: JSON on standard output, words on standard error.

Exit code 0 only when the thing was done, 1 when the input was refused, 2 for wrong usage.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from errors import DashboardError

GRAINS = click.Choice(["region", "chain", "park", "county", "enterprise"])


def home() -> Path:
    """Where everything the program writes lives."""
    return Path(os.environ.get("DASHBOARD_HOME", "var"))


def say(text: str) -> None:
    """A line for a person."""
    click.echo(text, err=True)


def give(answer: Any) -> None:
    """JSON for a program."""
    click.echo(json.dumps(answer, ensure_ascii=False))


@click.group(help="产业链链长制看板的命令行。")
def main() -> None: ...


@main.command(help="读一个文件，打印看到的表格、表头、行和单元格。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", help="只读这一张工作表")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON")
def read(file: Path, sheet: str | None, as_json: bool) -> None:
    from data.reading.report import as_dict
    from data.reading.workbook import read as read_workbook

    reading = read_workbook(file, sheet=sheet)
    if as_json:
        give(as_dict(reading))
    else:
        for table in reading.tables:
            click.echo(f"{table.sheet}!{table.range}　{table.title}　{len(table.rows)} 行 × {len(table.columns)} 列")
    for finding in reading.findings.items:
        say(f"{finding.sheet}!{finding.cell}　{finding.message}{finding.advice}")
    sys.exit(1 if reading.findings.blocking else 0)


@main.command("import", help="读入文件，列出问题与差异；加 --publish 才发布。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=GRAINS, help="表里没有单位列时，数据属于哪一类对象")
@click.option("--publish", is_flag=True, help="没有必须改的问题时发布")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON")
def import_files(files: tuple[Path, ...], kind: str | None, publish: bool, as_json: bool) -> None:
    from catalog.loader import load
    from data.importing import import_file
    from data.keeping.store import Store

    catalog, store = load(home()), Store.open(home())
    try:
        batches = [import_file(store, catalog, file, kind=kind, publish=publish) for file in files]
    finally:
        store.close()
    if as_json:
        give({"batches": [batch.as_dict() for batch in batches]})
    for batch in batches:
        say(batch.sentence())
    sys.exit(1 if any(batch.findings.blocking for batch in batches) else 0)


@main.command(help="一个指标、一个报告期，逐个单位的数值、同比、目标、位次。")
@click.argument("indicator")
@click.option("--by", required=True, type=GRAINS)
@click.option("--period", required=True, help="2026-06")
@click.option("--scope", help="口径；不写为目录默认")
@click.option("--asof", help="按这个时刻已发布的数据计算，例如 2026-07-15 或 2026-07-15T09:00")
@click.option("--exact", is_flag=True, help="不舍入")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON（默认）")
@click.option("--csv", "as_csv", is_flag=True, help="打印 CSV")
def metrics(indicator: str, by: str, period: str, scope: str | None, asof: str | None,
            exact: bool, as_json: bool, as_csv: bool) -> None:
    from catalog.loader import load
    from data.keeping.store import Store
    from metrics.report import report

    catalog, store = load(home()), Store.open(home())
    try:
        answer = report(store, catalog, indicator, by=by, period=period, scope=scope, asof=asof, exact=exact)
    finally:
        store.close()
    if as_csv:
        click.echo(answer.as_csv(), nl=False)
    else:
        give(answer.as_dict())


def run() -> None:
    """The entry point: a DashboardError is a sentence and exit code 1."""
    try:
        main()
    except DashboardError as error:
        say(str(error))
        sys.exit(1)


if __name__ == "__main__":
    run()

"""The dashboard's work from the command line: JSON on standard output, words on standard error.

Exit code 0 only when the thing was done, 1 when the input was refused, 2 for wrong usage.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from data.findings import SEVERITY_NAMES
from errors import DashboardError

if TYPE_CHECKING:  # every command imports what it needs: a usage error need not wait for pandas
    from catalog.catalog import Catalog
    from data.findings import Findings
    from data.keeping.store import Store

GRAINS = click.Choice(["region", "chain", "park", "county", "enterprise"])


def home() -> Path:
    """Where everything the program writes lives."""
    return Path(os.environ.get("DASHBOARD_HOME", "var"))


def say(text: str) -> None:
    """A line for a person."""
    click.echo(text, err=True)


def tell(findings: "Findings") -> None:
    """Each finding on a line, the ones that block first."""
    for severity, name in SEVERITY_NAMES.items():
        for found in findings.items:
            if found.severity == severity:
                place = "!".join(filter(None, (found.sheet, found.cell)))
                say(f"  {name}　{place}　{found.message}{found.advice}")


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
            size = f"{len(table.rows)} 行 × {len(table.columns)} 列"
            click.echo(f"{table.sheet}!{table.range}　{table.title}　{size}")
    tell(reading.findings)
    sys.exit(1 if reading.findings.blocking else 0)


@contextmanager
def opened() -> Iterator["tuple[Store, Catalog]"]:
    """The store under `home` and the catalogue, as long as the command runs."""
    from catalog.loader import load
    from data.keeping.store import Store

    catalog, store = load(home()), Store.open(home())
    try:
        yield store, catalog
    finally:
        store.close()


@main.command("import", help="读入文件，列出问题与差异；加 --publish 才发布。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=GRAINS, help="表里没有单位列时，数据属于哪一类对象")
@click.option("--publish", is_flag=True, help="没有必须改的问题时发布")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON")
def import_files(files: tuple[Path, ...], kind: str | None, publish: bool, as_json: bool) -> None:
    from data.importing import import_file

    with opened() as (store, catalog):
        batches = []
        for file in files:
            batches.append(import_file(store, catalog, file, kind=kind, publish=publish))
            say(batches[-1].sentence())
            tell(batches[-1].findings)
    if as_json:
        give({"batches": [batch.as_dict() for batch in batches]})
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
def metrics(
    indicator: str,
    by: str,
    period: str,
    scope: str | None,
    asof: str | None,
    exact: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    from metrics.report import report

    if as_json and as_csv:
        raise click.UsageError("--json 与 --csv 只能选一个。")
    with opened() as (store, catalog):
        answer = report(
            store,
            catalog,
            indicator,
            by=by,
            period=period,
            scope=scope,
            asof=asof,
            exact=exact,
        )
    if as_csv:
        click.echo(answer.as_csv(), nl=False)
    else:
        give(answer.as_dict())


@main.command(help="给空库装上示例数据；第一份真实报表发布后示例自动撤下。")
def demo() -> None:
    from data.keeping.batches import empty
    from demo.load import load

    with opened() as (store, catalog):
        if not empty(store):
            advice = "示例只装进空库；先运行 manage.py reset。"
            raise DashboardError("没有装入示例", "库里已经有数据。", advice)
        load(store, catalog, report=lambda done, total, name: say(f"{done + 1}/{total}　{name}"))
    say("示例数据已装好。")


@main.command(help="把现有数据移到备份文件夹，从空库开始；什么都不删除。")
@click.confirmation_option("--yes", prompt="现有数据将移到备份文件夹，看板从空库开始。继续吗？")
def reset() -> None:
    from data.keeping.backups import reset as start_again

    aside = start_again(home())
    say(f"现有数据移到了 {aside}。" if aside else "库本来就是空的。")


@main.command(help="自检：数据唯一、批次完整、原件都在。")
def check() -> None:
    from data.keeping.checking import check as problems_of

    with opened() as (store, _):
        problems = problems_of(store)
    for problem in problems:
        say(str(problem))
    say(f"发现 {len(problems)} 个问题。" if problems else "自检通过。")
    sys.exit(1 if problems else 0)


@main.command(help="把数据库、原件和目录存成一个文件。")
@click.argument("path", type=click.Path(path_type=Path))
def backup(path: Path) -> None:
    from data.keeping.backups import backup as save

    with opened() as (store, _):
        say(f"已备份到 {save(store, path)}。")


@main.command(help="用备份替换现有数据；现有数据先移到备份文件夹。")
@click.argument("path", type=click.Path(path_type=Path))
def restore(path: Path) -> None:
    from data.keeping.backups import restore as put_back

    done = put_back(home(), path)
    for line in done.said:
        say(line)
    say("已恢复。" + (f"原来的数据在 {done.aside}。" if done.aside else ""))


def run() -> None:
    """The entry point: a DashboardError is a sentence and exit code 1."""
    try:
        main()
    except DashboardError as error:
        say(str(error))
        sys.exit(1)


if __name__ == "__main__":
    run()

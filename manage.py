"""The dashboard's work from the command line: JSON on standard output, words on standard error.

Exit code 0 only when the thing was done, 1 when the input was refused, 2 for wrong usage.
"""

import sys
from pathlib import Path

import click

from commands.briefing import briefing, sentence
from commands.doing import GRAINS, done, give, home, one_moment, opened, paths, say
from commands.edition import editions, freeze
from errors import DashboardError
from pages.shared.usage import chinese


@click.group(help="产业链链长制看板的命令行。", subcommand_metavar="命令 [参数]...")
def main() -> None: ...


for command in (briefing, sentence, freeze, editions):
    main.add_command(command)


@main.command(help="读一个文件，打印看到的表格、表头、行和单元格。")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--sheet", metavar="表名", help="只读这一张工作表")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON")
def read(file: Path, sheet: str | None, as_json: bool) -> None:
    from data.reading.report import as_dict
    from data.reading.workbook import read as read_workbook
    from pages.shared.deeds import told

    reading = read_workbook(file, sheet=sheet)
    if as_json:
        give(as_dict(reading))
    else:
        for table in reading.tables:
            size = f"{len(table.rows)} 行 × {len(table.columns)} 列"
            click.echo(f"{table.sheet}!{table.range}　{table.title}　{size}")
    for line in told(reading.findings):
        say(line)
    sys.exit(1 if reading.findings.blocking else 0)


@main.command("import", help="读入文件，列出问题与差异；加 --publish 才发布。")
@click.argument("files", metavar="文件...", nargs=-1, required=True, type=Path)
@click.option("--kind", type=GRAINS, help="表里没有单位列时，数据属于哪一类对象")
@click.option("--publish", is_flag=True, help="没有必须改的问题时发布")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON")
def import_files(files: tuple[Path, ...], kind: str | None, publish: bool, as_json: bool) -> None:
    came = done("import", files=paths(files), kind=kind, publish=publish)
    if as_json:
        give(came.answer)
    sys.exit(came.code)


@main.command(help="一个指标、一个报告期，逐个单位的数值、同比、目标、位次。")
@click.argument("indicator", metavar="指标")
@click.option("--by", required=True, type=GRAINS, help="哪一类对象")
@click.option("--period", metavar="报告期", help="2026-06；写了 --edition 可以不写")
@click.option("--scope", metavar="口径", help="口径；不写为目录默认")
@click.option("--edition", metavar="会议版", help="按这个会议版的数据、公式与亮灯；代码或名称")
@click.option(
    "--asof", metavar="时刻", help="按这个时刻已发布的数据计算，例如 2026-07-15 或 2026-07-15T09:00"
)
@click.option("--exact", is_flag=True, help="不舍入")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON（默认）")
@click.option("--csv", "as_csv", is_flag=True, help="打印 CSV")
def metrics(
    indicator: str,
    by: str,
    period: str | None,
    scope: str | None,
    edition: str | None,
    asof: str | None,
    exact: bool,
    as_json: bool,
    as_csv: bool,
) -> None:
    if as_json and as_csv:
        raise click.UsageError("--json 与 --csv 只能选一个。")
    one_moment(period, edition, asof)
    came = done(
        "metrics",
        indicator=indicator,
        by=by,
        period=period,
        scope=scope,
        edition=edition,
        asof=asof,
        exact=exact,
    )
    if as_csv:
        click.echo(came.text, nl=False)
    else:
        give(came.answer)


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
@click.confirmation_option(
    "--yes", prompt="现有数据将移到备份文件夹，看板从空库开始。继续吗？", help="不再询问，直接办"
)
def reset() -> None:
    from data.keeping.backups import reset as start_again

    aside = start_again(home())
    say(f"现有数据移到了 {aside}。" if aside else "库本来就是空的。")


@main.command(help="自检：数据唯一、批次完整、原件都在。")
def check() -> None:
    sys.exit(done("check").code)


@main.command(help="把数据库、原件和目录存成一个文件。")
@click.argument("path", metavar="文件", type=click.Path(path_type=Path))
def backup(path: Path) -> None:
    done("backup", path=str(path.absolute()))


@main.command(help="用备份替换现有数据；现有数据先移到备份文件夹。")
@click.argument("path", metavar="文件", type=click.Path(path_type=Path))
def restore(path: Path) -> None:
    from data.keeping import control
    from data.keeping.backups import restore as put_back
    from pages.shared.deeds import restored_said

    if not control.found(home()):
        came = put_back(home(), path)
        with opened() as (store, _):
            restored_said(store, came, path.name, say)
    else:
        done("restore", path=str(path.absolute()))


@main.command("admin-link", help="打印一次性链接，打开它设立管理员；旧链接随即失效。")
@click.option("--address", metavar="网址", help="看板的地址；不写为正在运行的看板的，或 8501 端口")
def admin_link(address: str | None) -> None:
    from accounts.first import link
    from data.keeping import control

    server = control.found(home())
    address = address or (server.address if server else "http://127.0.0.1:8501")
    click.echo(link(home(), address))


def run() -> None:
    """The entry point: a DashboardError is a sentence and exit code 1."""
    chinese(main)
    try:
        main()
    except DashboardError as error:
        say(str(error))
        sys.exit(1)


if __name__ == "__main__":
    run()

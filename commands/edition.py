"""Commands about 会议版: freeze one, list them, drop one."""

import click

from commands.doing import done, give


@click.command(help="定版：把一期数据按此刻冻结在会议名称下，以后怎么修订都不变。")
@click.argument("name", metavar="会议名称")
@click.option("--period", metavar="报告期", required=True, help="2026-06")
@click.option("--asof", metavar="时刻", help="按更早的时刻定版，例如 2026-07-15T09:00")
@click.option("--note", metavar="备注", help="写在列表里的话")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON")
def freeze(name: str, period: str, asof: str | None, note: str | None, as_json: bool) -> None:
    came = done("freeze", name=name, period=period, asof=asof, note=note)
    if as_json:
        give(came.answer)


@click.command(help="列出会议版；--drop 从列表移除一版，它的链接仍能打开。")
@click.option("--drop", metavar="会议版", help="代码或名称")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON")
def editions(drop: str | None, as_json: bool) -> None:
    came = done("editions", drop=drop)
    if as_json:
        give(came.answer)

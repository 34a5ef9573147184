"""Commands about what is said: briefings and sentences."""

from pathlib import Path

import click

from commands.doing import GRAINS, done, give, one_moment


@click.command(help="生成简报：PPT、Word、Excel、网页、图片，写进一个文件夹。")
@click.option("--period", metavar="报告期", help="2026-06；不写为会议版的，或最新一期")
@click.option("--scope", metavar="范围", default="all", help="all、chain=名称、park=名称，简称也行")
@click.option("--edition", metavar="会议版", help="会议版的名称或代码：用定版时的数据")
@click.option("--asof", metavar="时刻", help="按这个时刻已发布的数据，例如 2026-07-15")
@click.option("--meeting", metavar="会议", default="", help="会议名称，印在封面上")
@click.option(
    "--sections", metavar="部分", default="", help="简明，或部分与次序：总体情况,排行；不写为全部"
)
@click.option(
    "--format",
    "formats",
    metavar="格式",
    default="pptx,docx,xlsx,html",
    help="pptx,docx,xlsx,png,html；默认除图片外全部",
)
@click.option("--marked", is_flag=True, help="标出与上月不同的段落")
@click.option("--pictured", is_flag=True, help="Word 里的图用图片，不用可编辑的图表")
@click.option("--out", metavar="文件夹", default=".", type=click.Path(path_type=Path))
def briefing(
    period: str | None,
    scope: str,
    edition: str | None,
    asof: str | None,
    meeting: str,
    sections: str,
    formats: str,
    marked: bool,
    pictured: bool,
    out: Path,
) -> None:
    came = done(
        "briefing",
        period=period,
        scope=scope,
        edition=edition,
        asof=asof,
        meeting=meeting,
        sections=_listed(sections),
        formats=_listed(formats),
        marked=marked,
        pictured=pictured,
        out=str(out.absolute()),
    )
    give(came.answer)


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.replace("，", ",").split(",") if each.strip()]


@click.command(help="指标写成公文句子；几个指标用“分别为”连成一句。")
@click.argument("names", metavar="指标...", nargs=-1, required=True)
@click.option("--by", required=True, type=GRAINS, help="哪一类对象")
@click.option("--period", metavar="报告期", help="2026-06；写了 --edition 可以不写")
@click.option("--scope", metavar="口径", help="口径；不写为指标名称所指，其次为目录默认")
@click.option("--edition", metavar="会议版", help="按这个会议版的数据写；代码或名称")
@click.option("--asof", metavar="时刻", help="按这个时刻已发布的数据写")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON")
def sentence(
    names: tuple[str, ...],
    by: str,
    period: str | None,
    scope: str | None,
    edition: str | None,
    asof: str | None,
    as_json: bool,
) -> None:
    one_moment(period, edition, asof)
    asked = {"by": by, "period": period, "scope": scope, "edition": edition, "asof": asof}
    came = done("sentence", names=list(names), **asked)
    if as_json:
        give(came.answer)
    else:
        click.echo(came.text, nl=False)

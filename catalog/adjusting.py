"""The lights as a bureau sets them: $HOME/catalog/lights.toml, written whole or not at all."""

import math
import os
from dataclasses import asdict
from pathlib import Path

from catalog.faults import CatalogError
from catalog.lights import Lights
from catalog.loader import load
from errors import DashboardError

_FURTHEST = 100.0  # 个百分点
_MONTHS = 12


class UnfitLights(DashboardError):
    """Bands no figure could be judged by."""

    def __init__(self, why: str) -> None:
        super().__init__("亮灯没有保存", why, "请改好后再保存；现在用的标准没有变。")


def save_lights(home: Path, lights: Lights) -> Path:
    """Put the bands in force. Raises UnfitLights, or CatalogError where the catalogue is broken."""
    _check(lights)
    folder = home / "catalog"
    folder.mkdir(parents=True, exist_ok=True)
    path, aside = folder / "lights.toml", folder / ".lights.toml.new"
    before = path.read_bytes() if path.is_file() else None
    with aside.open("w", encoding="utf-8") as file:
        file.write(_written(lights))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    try:
        load(home)
    except CatalogError:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
        raise
    return path


def _check(lights: Lights) -> None:
    bands = (lights.green_from, lights.yellow_from, lights.growth_yellow_from)
    if not all(math.isfinite(each) and abs(each) <= _FURTHEST for each in bands):
        raise UnfitLights(f"标准要在 −{_FURTHEST:.0f} 到 {_FURTHEST:.0f} 个百分点之间。")
    if lights.yellow_from > lights.green_from:
        raise UnfitLights("黄灯下限高于绿灯下限。")
    if lights.growth_yellow_from > lights.green_from:
        raise UnfitLights("增速黄灯下限高于绿灯下限。")
    if not 0 <= lights.tentative_months <= _MONTHS:
        raise UnfitLights(f"仅供参考的月数要在 0 到 {_MONTHS} 之间。")


def _written(lights: Lights) -> str:
    """Every value there is: one left out would fall back to the shipped one."""
    values = "".join(f"{name} = {value}\n" for name, value in asdict(lights).items())
    return (
        "# 亮灯：进度差（个百分点）不低于 green_from 为绿，不低于 yellow_from 为黄，再低为红。\n"
        "# 增速目标不低于 growth_yellow_from 为黄。前 tentative_months 个月仅供参考。\n"
        "# 企业不足 fewest_enterprises 家，或一家占比超过 largest_share % 的，只浏览的人看不到。\n"
        f"{values}"
    )

"""What is wrong in the catalogue: file, entry, key and the nearest known spelling."""

from collections.abc import Iterable
from difflib import get_close_matches

from errors import DashboardError


class CatalogError(DashboardError):
    """A mistake in the catalogue; the program refuses to start half-right."""

    def __init__(self, file: str, entry: str, key: str, fault: str, advice: str = "") -> None:
        place = "，".join(
            part
            for part in (file, f"条目 [{entry}]" if entry else "", f"键 {key}" if key else "")
            if part
        )
        super().__init__("指标目录有错误", f"{place}：{fault}。", advice or "请改正后重新启动。")
        self.file, self.entry, self.key = file, entry, key


def nearest(word: str, known: Iterable[str]) -> str:
    """ "是不是 decimals？", the nearest of `known`; "" where nothing is near."""
    close = get_close_matches(str(word), [str(each) for each in known], n=1, cutoff=0.5)
    return f"是不是“{close[0]}”？" if close else ""

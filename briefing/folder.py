"""The files of a briefing in a folder: all of them, or none that was not there before."""

from collections.abc import Mapping
from pathlib import Path

from errors import DashboardError


class FolderRefused(DashboardError):
    """The folder cannot be written to."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__("没有写入文件夹", f"{folder}：{why}。", "请换一个文件夹，或检查权限。")


def put(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write them, each complete before it takes its name. Raises FolderRefused."""
    aside: list[tuple[Path, Path]] = []
    try:
        for number, (name, data) in enumerate(files.items()):
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            beside = place.with_name(f".{number}.new")
            beside.unlink(missing_ok=True)  # it may lead elsewhere
            with beside.open("xb") as made:
                aside.append((beside, place))
                made.write(data)
        for beside, place in aside:
            beside.replace(place)
    except OSError as error:
        raise FolderRefused(folder, error.strerror or "写不进去") from error
    finally:
        for beside, _ in aside:
            beside.unlink(missing_ok=True)
    return [place for _, place in aside]

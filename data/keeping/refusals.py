"""Why the store could not do it: the situations a user can meet, each with its way out."""

from pathlib import Path

import duckdb

from errors import DashboardError


class StoreBusy(DashboardError):
    """Another process holds the file: DuckDB lets one process use it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "数据库正被占用",
            f"另一个程序正在使用 {path.name}。",
            "看板开着时，装示例、清空数据要先停看板，再试一次；其余的命令照样用，由看板代办。",
        )


class StoreInUse(DashboardError):
    """Somebody is publishing or reading for very long: the store could not be exchanged now."""

    def __init__(self) -> None:
        super().__init__(
            "现在不能替换数据",
            "有人正在发布或正在做很长的查询，等了一会儿还没有结束。",
            "请稍后再试；现有数据没有改动。",
        )


class StoreDamaged(DashboardError):
    """The file is not a database, or its contents contradict themselves."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "数据库文件无法打开",
            f"{path} 不是看板的数据库，或已损坏。",
            "请用 python manage.py restore 恢复最近的备份；原文件请先另存，不要删除。",
        )


class StoreTooNew(DashboardError):
    """A newer program or a newer DuckDB wrote the file."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            "数据库比程序新",
            f"{path.name} 由较新的版本写成（{why}）。",
            "请升级程序后再打开，或恢复升级前的备份。",
        )


class StoreNotUpgraded(DashboardError):
    """A step from an earlier schema failed; all of them were rolled back."""

    def __init__(self, path: Path, step: str) -> None:
        super().__init__(
            "数据库没有升级",
            f"{path.name} 升级到新结构时在 {step} 这一步失败，数据库保持原样。",
            "请先用原来的版本继续，并把服务日志里的错误报给维护人。",
        )


class StoreUnwritable(DashboardError):
    """The folder or the file may not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "数据目录不能写入",
            f"程序没有写 {path} 的权限，或该磁盘是只读的。",
            "请让管理员开放权限，或用环境变量 DASHBOARD_HOME 换一个目录。",
        )


class DiskFull(DashboardError):
    """No room left; the transaction was rolled back, nothing is half kept."""

    def __init__(self) -> None:
        super().__init__(
            "磁盘已满",
            "没有空间保存这一次的数据，本次改动已全部撤回。",
            "请清理数据目录所在的磁盘后重新操作。",
        )


class OutOfMemory(DashboardError):
    """DuckDB asked for more memory than it may have; rolled back."""

    def __init__(self) -> None:
        super().__init__(
            "内存不足",
            "这一次操作需要的内存超过了限额，本次改动已全部撤回。",
            "请关闭其他程序，或把文件拆小后分次上传。",
        )


class StoreStopped(DashboardError):
    """DuckDB closed itself after a failure (a full disk while writing its log, for one)."""

    def __init__(self) -> None:
        super().__init__(
            "数据库已停止工作",
            "数据库在一次写入失败后自行停止，已发布的数据没有受影响。",
            "请检查磁盘空间，然后重新启动看板。",
        )


def refusal(error: Exception, path: Path) -> DashboardError | None:
    """The refusal behind an error of DuckDB or the file system; None where it is a bug of ours."""
    text = str(error).lower()
    if "no space left" in text or "disk full" in text or "max_temp_directory_size" in text:
        return DiskFull()
    if isinstance(error, duckdb.OutOfMemoryException | MemoryError):
        return OutOfMemory()
    if "database has been invalidated" in text:
        return StoreStopped()
    if "could not set lock" in text or "conflicting lock" in text or "being used by" in text:
        return StoreBusy(path)
    if "version number" in text or "newer version of duckdb" in text:
        return StoreTooNew(path, "数据库文件格式")
    if "permission denied" in text or "read-only" in text or isinstance(error, PermissionError):
        return StoreUnwritable(path)
    if isinstance(error, duckdb.SerializationException | duckdb.FatalException):
        return StoreDamaged(path)
    damaged = ("not a valid duckdb", "corrupt", "checksum", "not a duckdb", "invalid bytes")
    return StoreDamaged(path) if any(word in text for word in damaged) else None

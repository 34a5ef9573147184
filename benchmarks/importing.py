"""Import of a large workbook beside a bare read of its cells and beside pandas with openpyxl."""

import json
import statistics
import subprocess
import sys
import textwrap
from pathlib import Path

import numpy as np
from openpyxl import Workbook

from benchmarks.figure import Figure

_HEADS = (
    "产值（万元）", "产值上年同期（万元）", "营业收入（万元）", "营业收入上年同期（万元）",
    "利润总额（万元）", "利润总额上年同期（万元）", "利税总额（万元）", "税收总额（万元）",
    "税收总额上年同期（万元）", "固定资产投资（万元）", "固定资产投资上年同期（万元）",
    "用电量（万千瓦时）", "用电量上年同期（万千瓦时）", "综合能耗（吨标准煤）", "研发经费（万元）",
    "从业人员（人）", "出口（万美元）", "进口（万美元）",
)  # fmt: skip

# Each runs in a process of its own, so that peak memory is its own; the clock starts after imports.
_SCRIPTS = {
    "calamine": """
        from python_calamine import CalamineWorkbook
        start = clock()
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        cells = sum(map(len, rows))
    """,
    "pandas": """
        import pandas
        start = clock()
        frame = pandas.read_excel(path, engine="openpyxl", header=None)
        cells = frame.size
    """,
    "import": """
        from catalog.loader import load
        from data.importing import prepare, publish
        from data.keeping.store import Store
        catalog, store = load(None), Store.open(Path(home))
        start = clock()
        draft = prepare(store, catalog, Path(path), kind="enterprise")
        prepared = clock() - start
        assert not draft.findings.blocking, [f.message for f in draft.findings.items][:3]
        publish(store, draft)
        extra = {"prepare": prepared}
    """,
}


def figures(folder: Path, quick: bool) -> list[Figure]:
    """Ratios of time, and the peak memory of an import."""
    count = 5_000 if quick else 100_000
    folder.mkdir(parents=True)
    directory, workbook = _directory(folder, count), _workbook(folder, count)
    bare, imported = [], []
    for turn in range(1 if quick else 3):  # side by side, in turn
        bare.append(_run("calamine", workbook, folder))
        home = folder / f"home{turn}"
        _register(home, directory)
        imported.append(_run("import", workbook, home))
    pandas = _run("pandas", workbook, folder)
    cells = statistics.median(run["seconds"] for run in bare)
    whole = statistics.median(run["seconds"] for run in imported)
    prepared = statistics.median(run["prepare"] for run in imported)
    size = f"{count:,} × {len(_HEADS) + 2}"
    return [
        Figure(f"导入 {size} ÷ 裸读（calamine）", whole / cells, "倍", 2.5,
               detail=f"{whole:.2f} s（其中读取与核对 {prepared:.2f} s）÷ {cells:.2f} s"),
        Figure("导入 ÷ pandas.read_excel（openpyxl）", whole / pandas["seconds"], "倍", 0.3,
               detail=f"{whole:.2f} s ÷ {pandas['seconds']:.2f} s"),
        Figure("导入的内存峰值", max(run["peak"] for run in imported) / 2**30, "GB", 1.0,
               detail=f"裸读 {max(run['peak'] for run in bare) / 2**30:.2f} GB"),
    ]  # fmt: skip


def names(count: int) -> list[str]:
    """Names of enterprises, all different."""
    return [f"江州第{number}机械制造有限公司" for number in range(1, count + 1)]


def _directory(folder: Path, count: int) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("企业")
    sheet.append(["规模以上工业企业名录"])
    sheet.append(["序号", "企业名称", "统一社会信用代码"])
    for number, name in enumerate(names(count), 1):
        sheet.append([number, name, f"91000000MA{number:08d}"])
    path = folder / "企业名录.xlsx"
    book.save(path)
    return path


def _workbook(folder: Path, count: int) -> Path:
    figures = _figures(count)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("1-6月")
    sheet.append(["2026年1—6月规模以上工业企业主要指标"])
    sheet.append(["序号", "企业名称", *_HEADS])
    for number, (name, row) in enumerate(zip(names(count), figures.tolist(), strict=True), 1):
        sheet.append([number, name, *row])
    path = folder / "企业月报_2026年1-6月.xlsx"
    book.save(path)
    return path


def _figures(count: int) -> np.ndarray:
    """Figures as enterprises report them: tax and profit are parts of revenue, growth is moderate,
    some make a loss, two in three neither export nor import."""
    chance = np.random.default_rng(7)

    def some(low: float, high: float) -> np.ndarray:
        return chance.uniform(low, high, count)

    def year_before(now: np.ndarray) -> np.ndarray:
        return now / (1 + chance.normal(0.06, 0.08, count).clip(-0.5, 0.8))

    output = chance.lognormal(8, 1, count)
    revenue = output * some(0.85, 1.05)
    profit, tax = revenue * chance.normal(0.06, 0.05, count), revenue * some(0.01, 0.06)
    invested, power = output * some(0.02, 0.2), output * some(0.005, 0.05)
    abroad = np.where(chance.random((2, count)) < 1 / 3, output * some(0.001, 0.02), 0)
    columns = [
        output, year_before(output), revenue, year_before(revenue), profit, year_before(profit),
        profit + tax, tax, year_before(tax), invested, year_before(invested), power,
        year_before(power), power * some(2, 5), revenue * some(0.005, 0.04),
        np.ceil(output / some(30, 150)), *abroad,
    ]  # fmt: skip
    return np.column_stack(columns).round(2)


def _register(home: Path, directory: Path) -> None:
    """The enterprises are known before their figures come, as in a bureau."""
    from catalog.loader import load
    from data.importing import import_file
    from data.keeping.store import Store

    store = Store.open(home)
    import_file(store, load(None), directory, publish=True)
    store.close()


def _run(name: str, path: Path, home: Path) -> dict[str, float]:
    script = (
        "import json, resource\nfrom pathlib import Path\nfrom time import perf_counter as clock\n"
        f"path, home, extra = {str(path)!r}, {str(home)!r}, {{}}\n"
        + textwrap.dedent(_SCRIPTS[name])
        + "seconds = clock() - start\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024\n"
        "print(json.dumps({'seconds': seconds, 'peak': peak, **extra}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])

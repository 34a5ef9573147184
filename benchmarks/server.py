"""A Streamlit server of its own process: started, asked for its CPU time, stopped."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """`streamlit run script` on a free port of the loopback."""

    def __init__(self, script: str, home: Path, charts: int = 0) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        home.mkdir(parents=True, exist_ok=True)
        self._log = (home / "server.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(self.port),
             "--server.headless", "true", "--server.fileWatcherType", "none"],
            cwd=_ROOT, stdout=self._log, stderr=subprocess.STDOUT,
            env=os.environ | {"DASHBOARD_HOME": str(home), "BENCH_CHARTS": str(charts),
                              "PYTHONPATH": str(_ROOT)},
        )  # fmt: skip
        self._wait()

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """CPU seconds the process has used, all threads."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / _TICKS

    def memory(self) -> int:
        """Bytes the process holds, with the reader's processes it has started."""
        every = [self._process.pid]
        for pid in every:
            for task in Path(f"/proc/{pid}/task").iterdir():
                every += map(int, (task / "children").read_text().split())
        pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in every)
        return pages * os.sysconf("SC_PAGE_SIZE")

    def stop(self) -> None:
        """End the process and wait for it."""
        self._process.terminate()
        self._process.wait(timeout=20)
        self._log.close()

    def _wait(self) -> None:
        for _ in range(300):
            if self._process.poll() is not None:
                raise RuntimeError(f"the server ended: {self._log.name}")
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        self.stop()
        raise RuntimeError(f"the server did not answer: {self._log.name}")

# make alone lists what there is. Every target sets up what it needs, once.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -q

.DEFAULT_GOAL := help
.PHONY: help run test check format bench fuzz

help:
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新的版本：make PYTHON=/路径/python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -r requirements.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(PIP) install -r requirements-dev.txt
	@touch $@

$(VENV)/ready-browser: $(VENV)/ready-dev tests/e2e/browser.py tests/briefing/office.py
	$(PY) tests/e2e/browser.py
	$(PY) tests/briefing/office.py
	@touch $@

run: $(VENV)/ready ## 启动看板：http://127.0.0.1:8501
	$(PY) -m streamlit run dashboard.py

test: $(VENV)/ready-browser ## 全部测试，含真实浏览器与 LibreOffice
	$(PY) -m pytest -n auto --dist loadfile

check: $(VENV)/ready-browser ## 格式、静态检查与全部测试
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m pytest -n auto --dist loadfile

format: $(VENV)/ready-dev ## 统一代码格式
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(VENV)/ready-browser ## 性能对比，打印比值
	$(PY) -m benchmarks

fuzz: $(VENV)/ready-dev ## 十分钟变异文件，FOLDER=… 加入自己的原表作底本
	$(PY) -m benchmarks.fuzz $(FOLDER)

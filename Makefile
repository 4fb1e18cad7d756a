# Everything below sets itself up in .venv once; python3 (3.11 or newer) and make are all it needs.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help setup pages demo test quick check docs bench wheel lock clean

help:
	@echo 'make demo   用示例文档建图并提问 / build a graph from the example documents and ask it questions'
	@echo 'make test   全部测试 / all tests            make quick  快速测试 / the tests without the slow ones'
	@echo 'make check  ruff + mypy --strict            make docs   重新生成参考页 / write the generated pages again'
	@echo 'make bench  速度与内存 / speed and memory   make wheel  打包 / build the wheel'

setup: $(READY) pages

# The scripts and styles of the pages: nothing is done where they are up to date.
pages: $(READY)
	@$(BIN)/python -c 'import setup; setup.pages()'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo '需要 Python 3.11 或更高版本 / Python 3.11 or newer is needed: make PYTHON=python3.12 …' >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(READY)

demo: $(READY) pages
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh
	@echo '先运行 / first run:  . .venv/bin/activate  （之后即可直接使用 jiedao / it puts jiedao on the PATH）'

test: $(READY) pages
	$(BIN)/pytest -n auto --dist loadfile

quick: $(READY) pages
	$(BIN)/pytest -n auto --dist loadfile -m 'not slow'

check: $(READY)
	$(BIN)/ruff check .
	@mkdir -p build/typing && ln -sfn ../.. build/typing/jiedao
	MYPYPATH=build/typing $(BIN)/mypy -p jiedao

docs: $(READY)
	$(BIN)/python docs/questions.py
	$(BIN)/python docs/property_graph.py
	$(BIN)/python -m jiedao.schema.reference docs/reference/ontology.md

bench: $(READY)
	$(BIN)/python benchmarks/run.py

wheel: $(READY)
	rm -rf build/lib build/wheel
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-build-isolation --no-deps -w build/wheel .

lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet 'setuptools>=77' wheel
	build/lock/bin/python -m pip install --quiet '.[dev]'
	{ sed -n 1p requirements.lock; build/lock/bin/python -m pip freeze --all --exclude pip --exclude wheel --exclude jiedao; } > build/requirements.lock
	mv build/requirements.lock requirements.lock

clean:
	rm -rf .venv build dist kg out web/static web/node_modules *.egg-info

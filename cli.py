"""The command line: words in, the one module that a command needs loaded and run.

`jiedao --help` stays quick because a command's module, with the libraries that it needs, is loaded when it runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import Abort, TyperException
from typer.main import get_command, get_group

from . import __version__
from .commands.common import DAMAGED, ReaderLeft, errors, refused
from .graph.errors import KGError
from .queries.errors import printable
from .queries.header import questions
from .queries.lacking import lacking
from .queries.own import QuestionsError, own_questions
from .queries.types import Label, Question

COMMANDS = {
    "build": ("build", Label("读取文档，建立或更新图谱", "read documents into the knowledge graph")),
    "facts": ("build", Label("列出文档中的全部事实（JSON）", "all facts of documents, as JSON")),
    "explain": ("explain", Label("在原文上标出读到了什么、凭哪条规则", "the text with marks and the rule behind each")),
    **{name: ("ask", question.summary) for name, question in questions().items()},
    "ask": ("words", Label("用中文或英文提问", "a question in Chinese or English")),
    "search": ("search", Label("全文检索", "full text: names, events and what articles say")),
    "cypher": ("ask", Label("自由查询属性图（只读）", "an ad hoc query of the property graph, read-only")),
    "sparql": ("ask", Label("自由查询（只读）", "an ad hoc query, read-only")),
    "serve": ("serve", Label("在浏览器中查看，并提供 SPARQL 与 JSON 接口", "pages for a browser, SPARQL and JSON over HTTP")),
    "validate": ("graph", Label("用 SHACL 检查图谱", "check the graph against its shapes")),
    "export": ("export", Label("导出图谱", "write the graph to a file")),
    "cite": ("export", Label("如何引用这个图谱", "how to cite this graph")),
    "sync": ("sync", Label("同步到 Neo4j 或 SPARQL 服务器", "bring a Neo4j or SPARQL server up to date")),
    "remove": ("graph", Label("移除一份文档及仅由它支持的内容", "take out a document and what only it supported")),
    "merge": ("identity", Label("判定两者为一", "judge two to be one")),
    "split": ("identity", Label("判定两者不同，或由一人分出两人", "judge two to be different, or one to be two")),
    "review": ("judge", Label("审阅拿不准的同异判断", "judge what the rules are not sure of")),
    "identity": ("judge", Label("列出同异判断及其理由", "the judgements on who is who, with their reasons")),
    "documents": ("graph", Label("列出图谱中的文档", "the documents of the graph")),
    "diff": ("life", Label("比较两个图谱", "what changed between two graphs")),
    "snapshot": ("life", Label("保存图谱现在的样子", "keep the graph as it is now")),
    "snapshots": ("life", Label("列出快照", "the snapshots of a graph")),
    "restore": ("life", Label("恢复到某个快照", "bring a snapshot back")),
    "corrections": ("life", Label("列出更正：谁、为何、用在何处", "what people have corrected, why, and where it fits")),
    "migrate": ("build", Label("改成现在的格式", "bring a graph of an older format to the present one")),
}


QUESTIONS, FOLDER = "--questions", "JIEDAO_QUESTIONS"


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """A pipe that was closed, in our own word: typer, and rich which prints its help, would end with 1."""
    try:
        yield
    except BrokenPipeError as left:
        raise ReaderLeft from left
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):
            raise ReaderLeft from left
        raise


class NoSuchCommand(Exception):  # noqa: N818 - what there is no such thing of, is said in the name
    """A word that is no command, with those that come near."""

    def __str__(self) -> str:
        (typed,) = self.args
        near = get_close_matches(typed, COMMANDS)
        said = f"没有 {printable(typed)} 这个命令 / no such command"
        if near:
            return f"{said}；是否要 / did you mean: {' · '.join(near)}"
        return f"{said}；见 / see: jiedao --help"


class Commands(TyperGroup):
    """Loads a command when it is run; until then its summary stands for it."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*COMMANDS, *own(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        said = COMMANDS[cmd_name][1] if cmd_name in COMMANDS else own(ctx)[cmd_name].summary if cmd_name in own(ctx) else None
        return said and TyperCommand(cmd_name, help=str(said), callback=None)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, in_front(args))

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """The help is printed in here."""
        with reader_may_leave():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        with reader_may_leave():
            return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS and args[0] not in own(ctx):
            raise NoSuchCommand(args[0])
        name, command, rest = super().resolve_command(ctx, args)
        if name in COMMANDS:
            command = get_group(import_module(f".commands.{COMMANDS[name][0]}", __package__).app).commands[name]
        elif name in own(ctx):
            command = import_module(".commands.ask", __package__).own_command(own(ctx)[name], {**questions(), **own(ctx)})
        return name, command, rest


def in_front(args: list[str]) -> list[str]:
    """The folder of questions may be said anywhere: it decides which commands there are."""
    for number, word in enumerate(args):
        if word == QUESTIONS and number + 1 < len(args):
            return [*args[number : number + 2], *args[:number], *args[number + 2 :]]
        if word.startswith(f"{QUESTIONS}="):
            return [word, *args[:number], *args[number + 1 :]]
        if word == "--":
            break
    return args


def own(ctx: Any) -> dict[str, Question]:
    """The questions of the folder that was said, or that the environment says."""
    folder = ctx.params.get("questions") or os.environ.get(FOLDER)
    return own_questions(folder, COMMANDS) if folder else {}


app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"jiedao {__version__}")
        raise typer.Exit


@app.callback(
    help="从街道、社区报道到可追溯的知识图谱 / from what Chinese districts print to a graph in which every fact has its quotation",
    epilog="从这里开始 / start here:  jiedao build PATH…   jiedao stats   jiedao visits   jiedao ask QUESTION",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def root(
    version: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="版本 / version")] = False,
    questions: Annotated[
        Path | None, typer.Option(QUESTIONS, metavar="DIR", envvar=FOLDER, is_eager=True, help="自己的问题文件夹 / a folder with questions of your own")
    ] = None,
) -> None:
    pass


def usage(error: TyperException) -> str:
    """A command put wrongly, on one line that says where help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "jiedao"
    said = no_such_option(error) or " ".join(error.format_message().split())
    return f"用法不对，见 {path} --help / wrong usage, see {path} --help: {said}"


def no_such_option(error: TyperException) -> str:
    """Of a question: which have the option, and why this one has not; empty where no question has it, or no command is known."""
    context, option = getattr(error, "ctx", None), getattr(error, "option_name", "")
    known = {**questions(), **own(context.parent)} if context and context.parent else {}
    asked, name = known.get(context.info_name) if context else None, option.lstrip("-").replace("-", "_")
    declared = any(parameter.name == name for one in known.values() for parameter in one.parameters)
    return str(lacking(asked, name, known)) if asked and declared else ""


def end(code: int, said: str = "") -> NoReturn:
    """The end with a line on stderr; what stdout cannot take is let go, or closing it would complain again."""
    if said:
        errors().print(said, markup=False, style="red")
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


INTERRUPTED = 130
"""What typer makes of Ctrl-C, as shells do."""
STOPPED = Label("已中断；图谱完好，再运行一次即可续上", "interrupted; the graph is whole, run it again to go on")


def run(arguments: list[str] | None) -> int:
    code = int(get_command(app).main(arguments, prog_name="jiedao", standalone_mode=False) or 0)
    if code == INTERRUPTED:
        end(code, str(STOPPED))
    sys.stdout.flush()
    return code


def main(arguments: list[str] | None = None) -> None:
    """Exit codes: 0 done, 1 something is not there or could not be read, 2 the command was put wrongly."""
    try:
        sys.exit(run(arguments))
    except TyperException as error:
        if error.format_message():  # nothing is said of a bare `jiedao`: it has shown the help
            errors().print(usage(error), markup=False, style="red")
        sys.exit(error.exit_code)
    except (NoSuchCommand, QuestionsError) as unknown:
        end(2, str(unknown))
    except (ReaderLeft, BrokenPipeError):
        end(0)
    except (KGError, OSError) as error:
        end(1, refused(error) if isinstance(error, OSError) else str(error))
    except Abort:  # the end of what is typed in, where something was asked for
        end(INTERRUPTED, str(STOPPED))
    except RuntimeError as error:
        # The store's library says it in this word, of whatever it cannot read.
        if "Corruption" not in str(error):
            raise
        end(1, f"{DAMAGED}: {' '.join(str(error).split())}")
    except ModuleNotFoundError as missing:
        said = f"缺少 {missing.name}，请安装 / {missing.name} is missing, install it: pip install 'jiedao[all]'"
        errors().print(said, markup=False, style="red")
        sys.exit(1)

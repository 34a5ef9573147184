"""The command line's own words in Chinese: usage, options, and what was wrong with them."""

import sys
from typing import Any

_SAID = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示这段说明。",
    "default: {default}": "默认 {default}",
    "required": "必填",
    "Error: {message}": "用法不对：{message}",
    "Try '{command} {option}' for help.": "说明见：{command} {option}",
    "Missing argument": "缺少",
    "Missing option": "缺少选项",
    "Missing command.": "没有写命令。",
    "Choose from:\n\t{choices}": "可选：\n\t{choices}",
    "Invalid value: {message}": "写得不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 写得不对：{message}",
    "{value!r} is not one of {choices}.": "{value} 不在可选的 {choices} 里。",
    "No such option {name!r}.": "没有选项 {name}。",
    "No such command {name!r}.": "没有命令 {name}。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是 {possibilities} 之一？",
    "Got unexpected extra argument ({args})": "多写了 {args}。",
    "Got unexpected extra arguments ({args})": "多写了 {args}。",
    "Option {name!r} requires an argument.": "选项 {name} 后面要写内容。",
    "Option {name!r} does not take a value.": "选项 {name} 后面不写内容。",
    "Aborted!": "已中断。",
}


def chinese(main: Any) -> None:
    """Have the command group `main` and its commands speak Chinese.

    Click looks its words up at every use: from now on it finds ours, and its own for the rest.
    Its `gettext` wants a compiled catalogue; a table of sentences is easier to read.
    """
    for command in (main, *main.commands.values()):
        command.options_metavar = "[选项]"
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            if hasattr(module, "_"):
                module._ = _said
            if hasattr(module, "ngettext"):
                module.ngettext = _counted


def _said(english: str) -> str:
    return _SAID.get(english, english)


def _counted(one: str, several: str, count: int) -> str:
    return _said(one if count == 1 else several)

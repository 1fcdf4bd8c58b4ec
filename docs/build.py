"""Write the generated documentation: docs/rules.md, docs/cli.md and the figures in README.md and docs/benchmarks.md.

python docs/build.py            write what is out of date
python docs/build.py --check    write nothing; exit status 1 where something is out of date
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from cleanup.catalogue import UNCHANGED, page
from cleanup.cli import main as cli
from cleanup.rules import Rule, all_rules
from docs.figures import everything, headline, times

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 88
_BLOCK = re.compile(r"(<!-- figures: (?P<which>\w+) -->\n).*?(<!-- end of figures -->)", re.S)
_NOTICE = "<!-- Written by docs/build.py: change the source, not this file. -->"


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    found = {ROOT / "docs" / "rules.md": rules_page(), ROOT / "docs" / "cli.md": cli_page()}
    for path in (ROOT / "README.md", ROOT / "docs" / "benchmarks.md"):
        found[path] = with_figures(path.read_text("utf-8"))
    return found


def rules_page() -> str:
    """A table of all rules, then the page of each."""
    rules = all_rules()
    lines = [
        "# The rules",
        "",
        _NOTICE,
        "",
        f"There are {len(rules)} rules, in the order in which an article meets them. *Safety* is the most that a repair of the rule",
        "may claim: `safe` repairs are applied, `suggest` repairs wait for a person, `show` means that damage is pointed at and no",
        "repair is claimed. In the examples `⏎` is a line break, `⍽` a no-break space, `␍` a carriage return.",
        "",
        "| Code | Name | Stage | Safety | Pattern |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(rule) for rule in rules]
    for rule in rules:
        lines += ["", *_lowered(page(rule).splitlines())]
    return "\n".join(lines).rstrip() + "\n"


def _row(rule: Rule) -> str:
    title = rule.page.split("\n", 1)[0].replace("|", "\\|")
    link = f"[{rule.code}](#{slug(f'{rule.code} {rule.name}')})"
    return f"| {link} | {rule.name} | {rule.stage.name.lower()} | {rule.safety.name.lower()} | {title} |"


def _lowered(lines: list[str]) -> Iterator[str]:
    """Headings one level down; examples as code, so that nothing in them is read as Markdown."""
    examples = False
    for line in lines:
        if line.startswith("#"):
            examples = line in ("## Examples", "## Left alone")
            yield f"#{line}"
        elif examples and (found := re.match(r"(- |  → )(.*)", line)) and found[2] != UNCHANGED:
            yield found[1] + _code(found[2])
        else:
            yield line


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def slug(heading: str) -> str:
    """The anchor that a heading has on a Markdown page."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def commands() -> Iterator[tuple[str, click.Command, str]]:
    """Every command of the tree: its words, itself, its help text."""
    yield from _commands(cli, "cleanup", None)


def _commands(
    command: click.Command, name: str, parent: click.Context | None
) -> Iterator[tuple[str, click.Command, str]]:
    settings: dict[str, Any] = {
        **command.context_settings,
        "terminal_width": WIDTH,
        "max_content_width": WIDTH,
        "color": False,
    }
    context = click.Context(command, parent=parent, info_name=name, **settings)
    yield context.command_path, command, command.get_help(context)
    if isinstance(command, click.Group):
        for word in command.list_commands(context):
            below = command.get_command(context, word)
            if below is not None and not below.hidden:
                yield from _commands(below, word, context)


def cli_page() -> str:
    """The help text of every command."""
    lines = ["# The command line", "", _NOTICE, "", "What `--help` says, for every command."]
    for words, _, text in commands():
        help_text = "\n".join(line.rstrip() for line in text.splitlines())
        lines += ["", f"## {words}", "", "```text", help_text, "```"]
    return "\n".join(lines) + "\n"


def with_figures(text: str) -> str:
    """A page with its marked blocks filled: `all` figures, the `headline` ones, or the `times`."""
    which = {"headline": headline, "all": everything, "times": times}
    return _BLOCK.sub(lambda found: found[1] + which[found["which"]]() + found[3], text)


def main() -> int:
    """Write what is out of date, or only say so."""
    stale = [(path, text) for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        name = path.relative_to(ROOT)
        if "--check" in sys.argv[1:]:
            print(f"{name} is out of date; run: python docs/build.py", file=sys.stderr)
        else:
            path.write_text(text, "utf-8")
            print(f"wrote {name}")
    return int(bool(stale) and "--check" in sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())

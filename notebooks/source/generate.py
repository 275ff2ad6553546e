#!/usr/bin/env python3
"""Writes the notebooks of each language from their one source.

    python3 notebooks/source/generate.py            write notebooks/en and notebooks/ja
    python3 notebooks/source/generate.py --check    fail if a written notebook differs from its source

A source is a text file `N-name.md` of blocks:

    ::: text ID              a text cell; both languages stand in one block
    ::: en
    English Markdown
    ::: ja
    Japanese Markdown
    :::

    ```java ID [TAG …]       a code cell, the same bytes in both languages
    code
    ```

The first line of a notebook's first text is its title. `{{contents}}` in a text becomes the list of all notebooks, and the last
cell of each notebook (previous, contents, next, other language) is made here, so that no link can be dead.
Standard library only: it must run wherever the build runs.
"""
import json
import re
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent
LANGUAGES = ("en", "ja")
MARKER = ".keiro-language"
TAGS = {"live", "slow", "exercise", "solution", "hint", "raises-exception"}
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
METADATA = {
    "kernelspec": {"display_name": "Java (Keiro)", "language": "java", "name": "java"},
    "language_info": {
        "codemirror_mode": "java",
        "file_extension": ".jshell",
        "mimetype": "text/x-java-source",
        "name": "Java",
        "pygments_lexer": "java",
    },
}
NAVIGATION = {
    "en": {"previous": "Previous", "contents": "Contents", "next": "Next", "other": "日本語"},
    "ja": {"previous": "前へ", "contents": "目次", "next": "次へ", "other": "English"},
}


class SourceError(Exception):
    """A source file that cannot become a notebook: the file, the line, and what would be right."""


def parse(path):
    """The cells of a source file: dictionaries with kind, id, and text per language or code and tags."""
    cells, cell, language = [], None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path.name}, line {number}"
        if cell is None:
            if line.startswith("::: text "):
                cell = {"kind": "text", "id": line[9:].strip(), "en": None, "ja": None}
                language = None
            elif line.startswith("```java"):
                words = line[7:].split()
                if not words:
                    raise SourceError(f"{where}: a code cell needs an id: ```java ID [TAG …]")
                cell = {"kind": "code", "id": words[0], "tags": words[1:], "lines": []}
                unknown = set(words[1:]) - TAGS
                if unknown:
                    raise SourceError(f"{where}: unknown tag {sorted(unknown)}; valid are {sorted(TAGS)}")
            elif line.strip():
                raise SourceError(f"{where}: \"{line[:40]}\" stands outside a cell; start one with ::: text ID or ```java ID")
            if cell is not None and not ID.fullmatch(cell["id"]):
                raise SourceError(f"{where}: \"{cell['id']}\" is no cell id; use small letters, digits and hyphens")
        elif cell["kind"] == "code":
            if line == "```":
                if not cell["lines"]:
                    raise SourceError(f"{where}: the code cell {cell['id']} is empty")
                cells.append(cell)
                cell = None
            else:
                cell["lines"].append(line)
        elif line in ("::: en", "::: ja"):
            language = line[4:]
            cell[language] = []
        elif line == ":::":
            for each in LANGUAGES:
                if not cell[each] or not "".join(cell[each]).strip():
                    raise SourceError(f"{where}: the text {cell['id']} has no {each} part; write ::: {each}")
            cells.append(cell)
            cell = None
        elif language is None:
            raise SourceError(f"{where}: the text {cell['id']} must begin with ::: en or ::: ja")
        else:
            cell[language].append(line)
    if cell is not None:
        raise SourceError(f"{path.name}: the cell {cell['id']} has no end")
    check(path, cells)
    return cells


def check(path, cells):
    seen = set()
    for position, cell in enumerate(cells):
        if cell["id"] in seen:
            raise SourceError(f"{path.name}: the cell id {cell['id']} occurs twice")
        seen.add(cell["id"])
        if cell["kind"] == "code" and (position == 0 or cells[position - 1]["kind"] != "text"):
            raise SourceError(f"{path.name}: the code cell {cell['id']} does not follow a text cell; say first what it does")
    if not cells or cells[0]["kind"] != "text" or not title(cells, "en"):
        raise SourceError(f"{path.name}: the first cell must be a text that begins with a title: # …")


def title(cells, language):
    first = "\n".join(cells[0][language]).strip().split("\n")[0]
    return first[2:].strip() if first.startswith("# ") else ""


def contents(notebooks, language):
    return "\n".join(f"- [{title(cells, language)}]({name}.ipynb)" for name, cells in notebooks)


def navigation(names, name, language):
    words, position = NAVIGATION[language], names.index(name)
    other = "ja" if language == "en" else "en"
    links = []
    if position > 0:
        links.append(f"[← {words['previous']}]({names[position - 1]}.ipynb)")
    if position != 0:
        links.append(f"[{words['contents']}]({names[0]}.ipynb)")
    if position + 1 < len(names):
        links.append(f"[{words['next']} →]({names[position + 1]}.ipynb)")
    links.append(f"[{words['other']}](../{other}/{name}.ipynb)")
    return " · ".join(links)


def lines_of(text):
    """Jupyter keeps a cell's source as a list of lines with their line ends."""
    return text.splitlines(keepends=True)


def notebook(notebooks, name, cells, language):
    names = [each for each, _ in notebooks]
    written = []
    for cell in cells:
        if cell["kind"] == "code":
            metadata = {"tags": cell["tags"]} if cell["tags"] else {}
            written.append({
                "cell_type": "code", "execution_count": None, "id": cell["id"], "metadata": metadata, "outputs": [],
                "source": lines_of("\n".join(cell["lines"])),
            })
        else:
            text = "\n".join(cell[language]).strip().replace("{{contents}}", contents(notebooks, language))
            written.append({"cell_type": "markdown", "id": cell["id"], "metadata": {}, "source": lines_of(text)})
    written.append({
        "cell_type": "markdown", "id": "navigation", "metadata": {},
        "source": lines_of(navigation(names, name, language)),
    })
    document = {"cells": written, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def products():
    """Every generated file and its content."""
    notebooks = [(path.stem, parse(path)) for path in sorted(SOURCE.glob("[0-9]*.md"))]
    files = {}
    for language in LANGUAGES:
        folder = SOURCE.parent / language
        files[folder / MARKER] = language + "\n"
        for name, cells in notebooks:
            files[folder / f"{name}.ipynb"] = notebook(notebooks, name, cells, language)
    return files


def main(arguments):
    try:
        files = products()
    except SourceError as error:
        print(error, file=sys.stderr)
        return 1
    existing = {path for language in LANGUAGES for path in (SOURCE.parent / language).glob("*.ipynb")}
    orphans = sorted(existing - set(files))
    if arguments == ["--check"]:
        stale = [path for path, text in files.items() if not path.is_file() or path.read_bytes() != text.encode("utf-8")]
        for path in stale + orphans:
            print(f"{path.relative_to(SOURCE.parent)} differs from its source; run: python3 notebooks/source/generate.py",
                  file=sys.stderr)
        return 1 if stale or orphans else 0
    if arguments:
        print("usage: generate.py [--check]", file=sys.stderr)
        return 2
    for path in orphans:
        path.unlink()
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    print(f"{len(files)} files written below {SOURCE.parent.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

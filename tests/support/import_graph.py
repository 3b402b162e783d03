"""Which module imports which, read from the sources without running them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Import:
    """One name that a module takes from another; ``name`` is empty where the module itself is imported."""

    module: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.module}.{self.name}" if self.name else self.module


def module_of(file: Path, root: Path) -> str:
    """The dotted name of a file's module below a root."""
    parts = file.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources_below(package: Path) -> dict[str, str]:
    """The source of each module of a package, by its dotted name."""
    return {module_of(file, package.parent): file.read_text("utf-8") for file in sorted(package.rglob("*.py"))}


def imports_of(source: str, modules: Collection[str]) -> set[Import]:
    """What a source imports, also within functions, but not what type checkers alone are shown.

    ``modules`` are the modules that exist: ``from a import b`` imports the module ``a.b`` where there is one, and else a name of ``a``.
    A name that is used through its module (``from a import b``, ``b.c``) counts as imported from it.
    """
    tree = ast.parse(source)
    unseen = {id(node) for guard in ast.walk(tree) if _is_for_type_checkers(guard) for part in guard.body for node in ast.walk(part)}
    found: set[Import] = set()
    local: dict[str, str] = {}
    for node in ast.walk(tree):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.Import):
            found.update(Import(alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(Import(whole) if whole in modules else Import(node.module, alias.name))
                if whole in modules:
                    local[alias.asname or alias.name] = whole
    return found | set(_used_through_modules(tree, local))


def _is_for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def _used_through_modules(tree: ast.AST, local: Mapping[str, str]) -> Iterator[Import]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in local:
            yield Import(local[node.value.id], node.attr)


def public_names(source: str) -> set[str] | None:
    """What a package's ``__all__`` lists; None where it has none."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets):
            return set(ast.literal_eval(node.value))
    return None


def circles(graph: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The groups of modules that import each other, directly or through others, by Tarjan's algorithm."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        path.append(module)
        for other in sorted(graph.get(module, ())):
            if other not in number:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in path:
                lowest[module] = min(lowest[module], number[other])
        if lowest[module] == number[module]:
            group = path[path.index(module) :]
            del path[path.index(module) :]
            if len(group) > 1 or module in graph.get(module, ()):
                found.append(sorted(group))

    for module in sorted(graph):
        if module not in number:
            visit(module)
    return found


def import_graph(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """For each module, the modules of the same package that it imports."""
    return {name: {one.module for one in imports_of(source, sources) if one.module in sources} for name, source in sources.items()}

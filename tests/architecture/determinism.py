"""Finds what could make two runs differ: clocks, dice, the environment, and the order of sets and directories."""

import ast
from dataclasses import dataclass

# A dotted name and everything below it. `time.sleep` is missing on purpose: waiting decides nothing.
BANNED = {
    "time.time": "clock",
    "time.time_ns": "clock",
    "time.monotonic": "clock",
    "time.monotonic_ns": "clock",
    "time.perf_counter": "clock",
    "time.perf_counter_ns": "clock",
    "time.process_time": "clock",
    "datetime.datetime.now": "clock",
    "datetime.datetime.utcnow": "clock",
    "datetime.datetime.today": "clock",
    "datetime.date.today": "clock",
    "random": "dice",
    "secrets": "dice",
    "uuid": "dice",
    "os.urandom": "dice",
    "os.getrandom": "dice",
    "numpy.random": "dice",
    "scipy.stats": "dice",
    "os.environ": "environment",
    "os.getenv": "environment",
    "os.getpid": "environment",
    "locale": "environment",
    "platform": "environment",
}
UNORDERED_CALLS = {"set", "frozenset"}
UNORDERED_METHODS = {"iterdir", "glob", "rglob", "union", "intersection", "symmetric_difference"}
UNORDERED_FUNCTIONS = {"os.listdir", "os.scandir", "os.walk", "glob.glob", "glob.iglob"}
# What takes things in any order and gives the same answer.
ORDERLESS = {"sorted", "set", "frozenset", "len", "any", "all", "min", "max"}
# What keeps the order that it was given.
ORDERED = {
    "list",
    "tuple",
    "enumerate",
    "iter",
    "next",
    "zip",
    "map",
    "filter",
    "reversed",
    "sum",
    "dict",
    "join",
    "array",
}


@dataclass(frozen=True)
class Finding:
    """line: where. kind: clock, dice, environment, order or hash. text: the name."""

    line: int
    kind: str
    text: str


def scan(source: str) -> list[Finding]:
    """Everything in a module's source that is not a function of its inputs."""
    tree = ast.parse(source)
    visitor = _Scan(_imported_names(tree))
    visitor.visit(tree)
    return sorted(visitor.findings, key=lambda finding: (finding.line, finding.text))


def _imported_names(tree: ast.AST) -> dict[str, str]:
    """Local name -> full dotted name, of every import anywhere in the module."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


class _Scan(ast.NodeVisitor):
    def __init__(self, imported: dict[str, str]) -> None:
        self.imported = imported
        self.findings: set[Finding] = set()
        self.in_hash = False

    def full_name(self, node: ast.AST) -> str:
        """`np.random.rand` -> `numpy.random.rand`; empty when it does not start at an import."""
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self.imported:
            return ""
        return ".".join([self.imported[node.id], *reversed(parts)])

    def check_name(self, node: ast.AST, name: str) -> None:
        for banned, kind in BANNED.items():
            if name == banned or name.startswith(banned + "."):
                self.findings.add(Finding(node.lineno, kind, banned))

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.check_name(node, alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module and not node.level:
            for alias in node.names:
                self.check_name(node, f"{node.module}.{alias.name}")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.check_name(node, self.full_name(node))
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        self.check_order(node.iter)
        self.generic_visit(node)

    def visit_comprehension_of(self, node) -> None:
        for generator in node.generators:
            self.check_order(generator.iter)
        self.generic_visit(node)

    visit_ListComp = visit_DictComp = visit_comprehension_of

    def visit_Starred(self, node: ast.Starred) -> None:
        self.check_order(node.value)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer, self.in_hash = self.in_hash, node.name == "__hash__"
        self.generic_visit(node)
        self.in_hash = outer

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name == "hash" and isinstance(node.func, ast.Name) and not self.in_hash:
            self.findings.add(Finding(node.lineno, "hash", "hash"))  # salted anew in every process
        if name in ORDERED:
            for argument in node.args:
                self.check_order(argument)
                if isinstance(argument, ast.GeneratorExp):
                    for generator in argument.generators:
                        self.check_order(generator.iter)
        self.generic_visit(node)

    def check_order(self, node: ast.AST) -> None:
        if self.unordered(node):
            self.findings.add(Finding(node.lineno, "order", ast.unparse(node)[:60]))

    def unordered(self, node: ast.AST) -> bool:
        """Whether the order in which `node` gives its items is not decided by the program."""
        if isinstance(node, ast.Set | ast.SetComp):
            return True
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub | ast.BitXor):
            return self.unordered(node.left) or self.unordered(node.right)
        if not isinstance(node, ast.Call):
            return False
        if isinstance(node.func, ast.Name) and node.func.id in UNORDERED_CALLS:
            return True
        if isinstance(node.func, ast.Name) and node.func.id in ORDERED:
            return any(self.unordered(argument) for argument in node.args)
        if self.full_name(node.func) in UNORDERED_FUNCTIONS:
            return True
        return isinstance(node.func, ast.Attribute) and node.func.attr in UNORDERED_METHODS

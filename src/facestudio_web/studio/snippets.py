"""Lines to copy: the request for a face as an address, for a shell, and in Python."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

KEY_PLACEHOLDER = "my_api_key_here"
"""As in the manual."""


@dataclass(frozen=True, slots=True)
class Snippets:
    """url, curl, python: each complete. plan: whose key must stand in the place of the placeholder, '' for none."""

    url: str
    curl: str
    python: str
    plan: str


def snippets(endpoint: str, values: Mapping[str, str], file_name: str, plan: str) -> Snippets:
    """The request for `values` in three ways.

    endpoint: absolute address of /v1/generate. values: parameter -> value. file_name: what the picture is saved as.
    plan: the least plan that has all of them, '' when no key is needed.
    """
    url = f"{endpoint}?{urlencode(values)}" if values else endpoint
    header = ["-H", f"Authorization: Token {KEY_PLACEHOLDER}"] if plan else []
    return Snippets(
        url=url,
        curl=shlex.join(["curl", "--fail-with-body", *header, url, "-o", file_name]),
        python=_python(endpoint, values, file_name, plan),
        plan=plan,
    )


def _python(endpoint: str, values: Mapping[str, str], file_name: str, plan: str) -> str:
    lines = ["import requests", "", "response = requests.get(", f"    {endpoint!r},"]
    if plan:
        headers = {"Authorization": f"Token {KEY_PLACEHOLDER}"}
        lines.append(f"    headers={headers!r},")
    if values:
        lines.append("    params={")
        lines += [f"        {name!r}: {_literal(value)}," for name, value in values.items()]
        lines.append("    },")
    lines += [
        ")",
        "response.raise_for_status()",
        f"with open({file_name!r}, 'wb') as file:",
        "    file.write(response.content)",
    ]
    return "\n".join(lines)


def _literal(value: str) -> str:
    return value if value.lstrip("-").isdigit() else repr(value)

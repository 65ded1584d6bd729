"""Generated TOML documents, as text: every form of key, string, list, table and comment, with text of any script.

A document may turn out to be invalid (a table declared twice); the tests ask tomllib and leave those out.
"""

from __future__ import annotations

from hypothesis import strategies as st

_NAMES = ("a", "b", "c", "step", "é", "日本", "x y", "a.b", 'q"q', "tab\there", "")
_BARE = st.sampled_from(("a", "b", "c-1", "_d", "step", "1234"))
_SOME_TEXT = st.text(
    st.sampled_from(("a", "é", "日", "🙂", " ", "#", "[", "]", "{", "}", ",", "=", ".", "'", '"', "\\", "\n")),
    max_size=8,
)
_COMMENT = st.sampled_from(("", " # comment", " # é [x] = {", "#"))
_GAP = st.sampled_from(("", " ", "\t", "  "))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def _coded(text: str) -> str:
    return "".join(f"\\u{ord(one):04x}" if ord(one) < 0x10000 else f"\\U{ord(one):08x}" for one in text)


quoted = st.one_of(
    _SOME_TEXT.map(lambda text: f'"{_escaped(text)}"'),
    _SOME_TEXT.map(lambda text: f'"{_coded(text)}"'),
    _SOME_TEXT.map(lambda text: "'" + text.replace("'", "").replace("\n", "") + "'"),
)
long_quoted = st.one_of(
    _SOME_TEXT.map(lambda text: '"""' + text.replace("\\", "\\\\").replace('"""', "") + '"""'),
    _SOME_TEXT.map(lambda text: "'''" + text.replace("'''", "") + "'''"),
    st.sampled_from(('""""a"""""', '"""\\\n   x"""', "''''a'''''", '"""\\"""" """', '""', "''", '""""""')),
)
_part = st.one_of(_BARE, st.sampled_from(_NAMES).map(lambda name: f'"{_escaped(name)}"'), st.just("'lit'"))


@st.composite
def keys(draw: st.DrawFn, most: int = 3) -> str:
    """A key, plain or dotted, with gaps round its dots."""
    parts = draw(st.lists(_part, min_size=1, max_size=most))
    return "".join(f"{draw(_GAP)}.{draw(_GAP)}{part}" if at else part for at, part in enumerate(parts))


scalars = st.one_of(
    st.sampled_from(
        ("1", "-0", "+1_000", "0xff", "0o7", "0b1", "1.5", "1e3", "-inf", "nan", "true", "false", "1979-05-27",
         "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.999", "07:32:00")
    ),
    quoted,
    long_quoted,
)  # fmt: skip


@st.composite
def _lists(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    elements = draw(st.lists(values, max_size=4))
    breaks = draw(st.sampled_from(("", "\n", "\n  # a comment, with ] in it\n", " ")))
    inside = f"{breaks},{breaks}".join(elements)
    return f"[{breaks}{inside}{draw(st.sampled_from(('', ','))) if elements else ''}{breaks}]"


@st.composite
def _inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    pairs = [f"{draw(keys(2))}{draw(_GAP)}={draw(_GAP)}{draw(values)}" for _ in range(draw(st.integers(0, 3)))]
    return f"{{{draw(_GAP)}{f'{draw(_GAP)},{draw(_GAP)}'.join(pairs)}{draw(_GAP)}}}"


values = st.recursive(scalars, lambda inner: st.one_of(_lists(inner), _inline_tables(inner)), max_leaves=6)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document of up to a dozen statements."""
    lines = []
    for _ in range(draw(st.integers(0, 12))):
        form = draw(st.sampled_from(("pair", "pair", "pair", "table", "tables", "comment", "blank")))
        indent = draw(_GAP)
        if form == "pair":
            lines.append(f"{indent}{draw(keys())}{draw(_GAP)}={draw(_GAP)}{draw(values)}{draw(_COMMENT)}")
        elif form == "table":
            lines.append(f"{indent}[{draw(_GAP)}{draw(keys())}{draw(_GAP)}]{draw(_COMMENT)}")
        elif form == "tables":
            lines.append(f"{indent}[[{draw(_GAP)}{draw(keys())}{draw(_GAP)}]]{draw(_COMMENT)}")
        else:
            lines.append(f"{indent}# [not] = 'a' table" if form == "comment" else indent)
    text = "\n".join(lines) + draw(st.sampled_from(("", "\n")))
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text

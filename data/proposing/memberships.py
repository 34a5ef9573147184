"""Which chains, park and county an enterprise of a directory belongs to."""

from data.directory import KIND_NAMES, Directory, Unit
from data.proposing.ground import Ground
from data.proposing.registers import Register


def belong(into: Register, directory: Directory, ground: Ground) -> None:
    """Memberships of enterprises, once every unit of the upload is known."""
    memo: dict[tuple[str, str], Unit | None] = {}
    for unit, table, row in into.pending:
        if unit.kind != "enterprise":
            continue
        said = unit.attributes
        chains = list(dict.fromkeys([*said.get("chains", ()), said.get("main_chain", "")]))
        wanted = [("chain", text) for text in chains if text]
        wanted += [(kind, said[kind]) for kind in ("park", "county") if said.get(kind)]
        for kind, text in wanted:
            if (kind, text) not in memo:
                found = directory.match(text, kind)
                memo[kind, text] = found[0] if len(found) == 1 else None
                if memo[kind, text] is None:
                    near = directory.nearest(text, kind)
                    ground.findings.add(
                        "unknown_member",
                        table.sheet,
                        ground.label_cell(table, row),
                        text,
                        kind=KIND_NAMES[kind],
                        nearest=f"最接近的是“{near.name}”。" if near else "",
                    )
            if target := memo[kind, text]:
                into.memberships.append((unit.unit, kind, target.unit))

"""The self-check: what the store promises and no constraint of the database holds for us."""

from dataclasses import dataclass

from data.keeping import originals
from data.keeping.queries import query
from data.keeping.store import Store


@dataclass(frozen=True)
class Problem:
    """One broken promise: what and where, in words."""

    code: str
    message: str

    def __str__(self) -> str:
        return self.message


_SENTENCES = {
    "key_twice": "批次 {batch} 里同一项数据出现了不止一次，共 {many} 处。",
    "count_differs": "批次 {batch} 记录有 {said} 个数据，实际有 {many} 个。",
    "ordinal_twice": "有 {many} 个批次的发布次序都是 {said}。",
    "order_differs": "批次 {batch} 的发布次序与发布时间不一致。",
    "withdrawn_early": "批次 {batch} 的撤回时间早于发布时间。",
    "no_batch": "表 {said} 里有 {many} 行不属于任何批次（{batch}）。",
    "neither": "批次 {batch} 有 {many} 个数据既没有数值也没有状态。",
    "demo_beside_real": "示例数据（{many} 个批次）与真实数据同时有效。",
    "unknown_stage": "批次 {batch} 的数据阶段“{said}”不是规定的阶段。",
    "unknown_remark": "有 {many} 条说明的类别“{said}”不是规定的类别（批次 {batch}）。",
    "refused_kept": "批次 {batch} 有 {many} 个数据记为未采用，却已入库。",
    "withdrawn_untimed": "批次 {batch} 记有撤回人或理由，却没有撤回时间。",
    "lock_out_of_turn": "{said} 的锁定与开启没有交替，共 {many} 处。",
    "withdrawn_while_locked": "批次 {batch} 在 {said} 锁定期间被撤回。",
    "no_original": "批次 {batch} 的原件不见了：{said}。",
    "other_original": "批次 {batch} 的原件被改动过：{said}。",
}


def check(store: Store) -> list[Problem]:
    """Every broken promise of the store; an empty list where it is sound."""
    problems = [
        Problem(code, _SENTENCES[code].format(batch=batch, said=said, many=many))
        for code, batch, said, many in store.rows(query("problems"))
    ]
    return problems + _originals(store)


def _originals(store: Store) -> list[Problem]:
    if store.home is None:
        return []
    found: list[Problem] = []
    seen: dict[str, str] = {}
    for batch, file, digest in store.rows(
        "select batch::varchar, file, sha256 from batches order by ordinal"
    ):
        path = originals.place(store.home, digest, file)
        if str(path) not in seen:
            if not path.is_file():
                seen[str(path)] = "no_original"
            else:
                same = originals.digest(path.read_bytes()) == digest
                seen[str(path)] = "" if same else "other_original"
        if code := seen[str(path)]:
            found.append(Problem(code, _SENTENCES[code].format(batch=batch, said=path.name)))
    return found

"""The log of acts."""

import json

from accounts.acts import record
from accounts.person import LOCAL, Person, Role
from data.keeping.acts import acts
from data.keeping.store import Store


def test_an_act_is_written_with_who_when_what_and_from_where() -> None:
    store = Store.memory()
    before = store.revision
    record(
        store, Person("a1", "张三", Role.REVIEW, came_from="10.0.0.8"), "发布", "六月.xlsx", facts=7
    )
    record(store, LOCAL, "撤回", "六月.xlsx")
    newest, oldest = acts(store).to_dict("records")
    assert (newest["act"], newest["name"], newest["role"]) == ("撤回", "本机", "管理")
    assert (oldest["account"], oldest["came_from"], oldest["act"]) == ("a1", "10.0.0.8", "发布")
    assert json.loads(oldest["details"]) == {"facts": 7}
    assert store.revision == before, "the log changes no figure"

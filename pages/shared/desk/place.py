"""Where on the desk somebody is: step and upload, in the URL and so there after a refresh."""

import streamlit as st

STEPS = ("选文件", "认表", "核对", "比差异", "发布")
_NUMBERS = "①②③④⑤"
_KEY = "desk_place"


def step() -> str:
    """The step of now."""
    asked = st.query_params.get("step") or st.session_state.get(_KEY, ("", ""))[0]
    return asked if asked in STEPS else STEPS[0]


def opened() -> str:
    """The number of the upload of now; "" where none is open."""
    return st.query_params.get("upload") or st.session_state.get(_KEY, ("", ""))[1]


def go(step: str, upload: str | None = None) -> None:
    """Be there from now on; fit for a callback, it touches only the address."""
    upload = opened() if upload is None else upload
    st.session_state[_KEY] = (step, upload)
    st.query_params["step"] = step
    if upload:
        st.query_params["upload"] = upload
    else:
        st.query_params.pop("upload", None)


def bar(now: str, *, open: bool) -> None:
    """The five steps in a row, the present one named so; all can be gone to once a file is open."""
    with st.container(horizontal=True, gap="xsmall", key="desk-steps"):
        for number, name in zip(_NUMBERS, STEPS, strict=True):
            here = name == now
            st.button(
                f"{number} {name}" + ("（本步）" if here else ""),
                key=f"step-{name}",
                type="primary" if here else "secondary",
                disabled=not open and name != STEPS[0],
                on_click=go,
                args=(name,),
            )


def onward(now: str) -> None:
    """上一步 and 下一步, at one place of the page whatever stands above."""
    at = STEPS.index(now)
    with st.container(horizontal=True, horizontal_alignment="distribute", key="desk-onward"):
        if at:
            st.button(
                f"上一步：{STEPS[at - 1]}",
                key="desk-back",
                icon=":material/arrow_back:",
                on_click=go,
                args=(STEPS[at - 1],),
            )
        if at + 1 < len(STEPS):
            st.button(
                f"下一步：{STEPS[at + 1]}",
                key="desk-next",
                type="primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=go,
                args=(STEPS[at + 1],),
            )

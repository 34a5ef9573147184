// The back button goes back to what was seen: one deed of the reader is one entry. The rest of
// what a page writes into its address (period, chain) completes the entry, though it may arrive
// before the page's own path; what a page still says after the reader left it is not heard.
(() => {
  const push = history.pushState.bind(history);
  let acted = false;
  let returned = false;

  function act() {
    acted = true;
    returned = false;
  }

  function completes(next) {
    return next.pathname === location.pathname
      && [...new URLSearchParams(location.search)]
        .every(([name, value]) => next.searchParams.get(name) === value);
  }

  for (const deed of ["pointerdown", "keydown", "click"]) {
    addEventListener(deed, act, { capture: true, passive: true });
  }
  addEventListener("popstate", () => { acted = false; returned = true; }, { capture: true });

  history.pushState = (state, unused, address) => {
    if (address == null) return push(state, unused, address);
    const next = new URL(address, location.href);
    if (returned && next.pathname !== location.pathname) return undefined;
    if (!acted || completes(next)) return history.replaceState(state, unused, address);
    acted = false;
    return push(state, unused, address);
  };
})();

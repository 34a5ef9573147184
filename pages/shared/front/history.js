// The back button goes back to what was seen, not to an address on its way to being complete:
// what a page adds to its own address (period, chain) completes the entry, a choice makes a new one.
(() => {
  const push = history.pushState.bind(history);

  function completes(address) {
    const next = new URL(address, location.href);
    return next.pathname === location.pathname
      && [...new URLSearchParams(location.search)]
        .every(([name, value]) => next.searchParams.get(name) === value);
  }

  history.pushState = (state, unused, address) => {
    if (address != null && completes(address)) history.replaceState(state, unused, address);
    else push(state, unused, address);
  };
})();

// Builds the tree of pages/shared/nodes.py: elements from a short list, every text as a text node.
const TAGS = new Set(
  "a b br div h1 h2 i li p small span table tbody td th thead tr u ul".split(" "));
const TRAITS = new Set(["role", "colspan", "data-h"]);

function build(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, look, traits, ...children] = node;
  if (!TAGS.has(tag)) return document.createTextNode("");
  const made = document.createElement(tag);
  if (look) made.className = look;
  for (const [name, said] of Object.entries(traits)) {
    if (name.startsWith("--")) made.style.setProperty(name, said);
    else if (name === "href" && /^[a-z_]+\?/.test(said)) made.setAttribute("href", said);
    else if (TRAITS.has(name)) made.setAttribute(name, said);
  }
  made.append(...children.map(build));
  return made;
}

// A plain click stays in the session: the frame hears of the new address as of the back button.
function follow(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  window.history.pushState({}, "", link.getAttribute("href"));
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  window.scrollTo(0, 0);
}

export default function ({ parentElement, data }) {
  const box = parentElement.querySelector(".b-box");
  box.replaceChildren(...data.map(build));
  box.onclick = follow;
}

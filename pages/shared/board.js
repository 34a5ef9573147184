// Builds the tree of pages/shared/nodes.py: elements from a short list, every text as a text node.
const TAGS = new Set(
  "a b br div h1 h2 i li p small span table tbody td th thead tr u ul".split(" "));
const TRAITS = new Set(["role", "colspan", "rowspan", "data-h"]);
// Pages of the door, which the server answers itself.
const DOOR = new Set(["signin", "signout", "password"]);

function build(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, look, traits, ...children] = node;
  if (!TAGS.has(tag)) return document.createTextNode("");
  const made = document.createElement(tag);
  if (look) made.className = look;
  for (const [name, said] of Object.entries(traits)) {
    if (name.startsWith("--")) made.style.setProperty(name, said);
    else if (name === "href" && (DOOR.has(said) || /^[a-z_]+\?/.test(said))) made.setAttribute("href", said);
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
  if (DOOR.has(link.getAttribute("href"))) return leave(link.getAttribute("href"));
  window.history.pushState({}, "", link.getAttribute("href"));
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  window.scrollTo(0, 0);
}

// Signing out changes something, so it is posted; the other pages of the door are gone to.
function leave(address) {
  if (address !== "signout") return window.location.replace(address);
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  document.body.append(form);
  form.submit();
}

// 复制: the paragraph alone, as plain text; the button says for a moment how it went.
function offerCopy(said) {
  const words = [...said.childNodes].filter(each => each.nodeType === Node.TEXT_NODE);
  const text = words.map(each => each.data).join("");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "b-copy";
  button.textContent = "复制";
  button.setAttribute("aria-live", "polite");
  button.onclick = async () => {
    button.textContent = (await copied(text, said, words)) ? "已复制" : "已选中，请按 Ctrl+C";
    setTimeout(() => { button.textContent = "复制"; }, 3000);
  };
  said.append(button);
}

// Browsers give the clipboard to pages over https or on the machine itself only; on another
// address in the intranet the words are selected and copied the old way.
async function copied(text, said, words) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const range = document.createRange();
    range.setStartBefore(words[0] ?? said);
    range.setEndAfter(words.at(-1) ?? said);
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    return document.execCommand("copy");
  }
}

export default function ({ parentElement, data }) {
  const box = parentElement.querySelector(".b-box");
  box.replaceChildren(...data.map(build));
  box.querySelectorAll(".b-said").forEach(offerCopy);
  box.onclick = follow;
  const way = box.querySelector("a.b-go[href]");
  if (way) leave(way.getAttribute("href"));
}

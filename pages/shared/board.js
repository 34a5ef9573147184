// Builds the tree of pages/shared/nodes.py: elements from a short list, every text as a text node.
const TAGS = new Set(
  "a b br div h1 h2 h3 i li p small span table tbody td th thead tr u ul".split(" "));
const DRAWN = new Set("a svg circle line polyline rect text".split(" "));
const TRAITS = new Set(["role", "colspan", "rowspan", "data-h", "aria-label"]);
const PLACES = new Set(
  "viewBox x y x1 y1 x2 y2 width height cx cy r points text-anchor font-size".split(" "));
// Pages of the door, which the server answers itself.
const DOOR = new Set(["signin", "signout", "password"]);

function build(node, drawing = false) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, look, traits, ...children] = node;
  const drawn = drawing === true || tag === "svg";
  if (!(drawn ? DRAWN : TAGS).has(tag)) return document.createTextNode("");
  const made = drawn
    ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  if (look) made.setAttribute("class", look);
  for (const [name, said] of Object.entries(traits)) {
    if (name.startsWith("--")) made.style.setProperty(name, said);
    else if (name === "href" && (DOOR.has(said) || /^[a-z_]+\?/.test(said))) made.setAttribute("href", said);
    else if (TRAITS.has(name) || (drawn && PLACES.has(name))) made.setAttribute(name, said);
  }
  made.append(...children.map(child => build(child, drawn)));
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

// The labels of charts are links as well: within the session, like those of the blocks.
function followDrawn(event) {
  // What plotly lays over its labels takes the click from them.
  const [top, ...below] = document.elementsFromPoint(event.clientX, event.clientY);
  if (!top?.closest(".js-plotly-plot")) return;
  const link = [top, ...below].map(each => each.closest("svg a")).find(Boolean);
  const said = link?.getAttributeNS("http://www.w3.org/1999/xlink", "href");
  if (!said || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = new URL(said, window.location.href);
  if (to.origin !== window.location.origin || !to.pathname.endsWith("/trace")) return;
  event.preventDefault();
  window.history.pushState({}, "", to.href);
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
  const words = said.querySelector(".b-text");
  if (!words) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "b-copy";
  button.textContent = "复制";
  button.setAttribute("aria-live", "polite");
  button.onclick = async () => {
    button.textContent = (await copied(words)) ? "已复制" : "已选中，请按 Ctrl+C";
    setTimeout(() => { button.textContent = "复制"; }, 3000);
  };
  // Whoever selects a part by hand gets words too: a figure's link would go into WPS with it.
  words.addEventListener("copy", event => {
    const chosen = (words.getRootNode().getSelection?.() ?? window.getSelection()).toString();
    if (chosen) putPlain(event, chosen);
  });
  said.append(button);
}

// Nothing but characters a document keeps: no invisible ones, no spaces that do not break.
function plain(text) {
  return text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, " ").trim();
}

function putPlain(event, text) {
  event.clipboardData.setData("text/plain", plain(text));
  event.preventDefault();
}

// Browsers give the clipboard to pages over https or on the machine itself only; on another
// address in the intranet the words are selected and copied the old way.
async function copied(words) {
  try {
    await navigator.clipboard.writeText(plain(words.textContent));
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(words);
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    const whole = event => putPlain(event, words.textContent);
    document.addEventListener("copy", whole, { capture: true, once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", whole, { capture: true });
    return done;
  }
}

// What must fit its room gets smaller letters until it does: sizes within are told in em.
const fits = each =>
  each.scrollHeight <= each.clientHeight + 1 && each.scrollWidth <= each.clientWidth + 1;
function fit(room) {
  for (let size = 100; size >= 50; size -= 2) {
    room.style.setProperty("--fit", `${size}%`);
    if ([room, ...room.querySelectorAll(".g-col")].every(fits)) return;
  }
}

// One page of paper whatever the screen: everything but the sheet goes, its margins are its own.
const PAPER = { "k-a4": ["210mm", "297mm"], "k-wide": ["297mm", "167mm"] };
function printed(sheet) {
  const [wide, high] = PAPER[sheet.classList.contains("k-wide") ? "k-wide" : "k-a4"];
  const rules = new CSSStyleSheet();
  rules.replaceSync(`@page{size:${wide} ${high};margin:0}
    @media print{html,body{width:${wide};height:${high};margin:0;overflow:hidden!important}
    body *{visibility:hidden}
    .st-key-sheet,.st-key-sheet *{visibility:visible}
    .st-key-sheet{position:fixed!important;left:0;top:0;width:${wide}!important;height:${high};z-index:1000000;background:#fff}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== rules);
  };
}

// 大屏: over everything else, 1920 × 1080 pixels made as large as the screen is; Esc leads back.
function staged(frame) {
  const grow = () => {
    const scale = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
    frame.style.setProperty("--scale", scale);
    frame.style.setProperty("--left", `${(window.innerWidth - 1920 * scale) / 2}px`);
    frame.style.setProperty("--top", `${(window.innerHeight - 1080 * scale) / 2}px`);
  };
  const out = () => {
    const address = new URL(window.location.href);
    address.searchParams.delete("view");
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
  const pressed = event => { if (event.key === "Escape") out(); };
  // Nothing of the page below is to be seen or reached by keys.
  const alone = new CSSStyleSheet();
  alone.replaceSync(`body *{visibility:hidden}.st-key-stage,.st-key-stage *{visibility:visible}
    @page{size:338mm 190mm;margin:0}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
  frame.popover = "manual";
  if (frame.isConnected) frame.showPopover();
  frame.querySelector(".b-out").onclick = out;
  window.addEventListener("resize", grow);
  window.addEventListener("keydown", pressed);
  grow();
  return () => {
    window.removeEventListener("resize", grow);
    window.removeEventListener("keydown", pressed);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== alone);
  };
}

// What surrounds the blocks: on a phone pickers as wide as it is, on paper no controls.
function surroundings() {
  const rules = new CSSStyleSheet();
  rules.replaceSync(`@media (max-width:640px){.st-key-to_stage{display:none}
    .st-key-pickers{justify-content:flex-start!important}
    .st-key-pickers>*{flex:1 1 40%!important;width:auto!important;min-width:0!important}}
    @media print{.st-key-pickers,.st-key-picture_sizes,.stMain .stPopover{display:none!important}
    @page{size:A4;margin:12mm}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
}

const undone = new WeakMap();
export default function ({ parentElement, data }) {
  const box = parentElement.querySelector(".b-box");
  undone.get(box)?.();
  box.replaceChildren(...data.map(node => build(node)));
  box.querySelectorAll(".b-said").forEach(offerCopy);
  box.onclick = follow;
  if (!window.followsDrawn) document.addEventListener("click", followDrawn, true);
  if (!window.followsDrawn) surroundings();
  window.followsDrawn = true;
  const way = box.querySelector("a.b-go[href]");
  if (way) leave(way.getAttribute("href"));
  for (const button of box.querySelectorAll(".b-print")) {
    button.tabIndex = 0;
    button.onclick = () => window.print();
    button.onkeydown = event => { if (event.key === "Enter") window.print(); };
  }
  for (const button of box.querySelectorAll(".b-return")) {
    button.hidden = window.history.length < 2;  // opened by a link of its own
    button.tabIndex = 0;
    button.onclick = () => window.history.back();
    button.onkeydown = event => { if (event.key === "Enter") window.history.back(); };
  }
  const ends = [];
  box.querySelectorAll(".k-sheet").forEach(sheet => ends.push(printed(sheet)));
  box.querySelectorAll(".b-stage").forEach(frame => ends.push(staged(frame)));
  const rooms = box.querySelectorAll(".b-fit");
  if (rooms.length) {
    const seen = new ResizeObserver(() => rooms.forEach(fit));
    seen.observe(box);
    rooms.forEach(fit);
    document.fonts?.ready.then(() => rooms.forEach(fit));
    ends.push(() => seen.disconnect());
  }
  undone.set(box, () => ends.forEach(end => end()));
  return () => undone.get(box)?.();
}

/* What a page does for a reader who is there: fetched with reader.css at the first input of any kind (guide.js), so that
   it never competes with the page. What was done since that input is done here first. */

const at = (id) => document.getElementById(id);
const root = document.documentElement;
const { search } = new URL(import.meta.url);
const script = (name) => import(new URL(`${name}.js${search}`, import.meta.url));

/* Colours. The browser's own bar follows the choice, not only the system; so do this guide's other windows. */
function choosePalette(missed) {
  const palette = at("palette");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.palette ? root.dataset.palette === "dark" : system.matches);

  function tell() {
    palette.setAttribute("aria-pressed", dark());
    if (!root.dataset.palette) return;
    const night = getComputedStyle(root).getPropertyValue("--night").trim();
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = night;
  }

  function turn() {
    root.dataset.palette = dark() ? "light" : "dark";
    try { localStorage.setItem("palette", root.dataset.palette); } catch { /* forbidden: it lasts for this page */ }
    tell();
  }

  palette.addEventListener("click", turn);
  system.addEventListener("change", tell);
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== "palette") return;
    if (newValue === "dark" || newValue === "light") root.dataset.palette = newValue;
    else delete root.dataset.palette;
    tell();
  });
  if (missed.filter(({ type, target }) => type === "click" && palette.contains(target)).length % 2) turn();
  else tell();
}

/* Search. `asked`: what guide.js holds, where search was asked for already. */
function offerSearch({ asked, hold, isKey, missed }) {
  const opener = at("search-open");

  async function open(held) {
    const { field } = held;
    const hear = ({ type, key }) => {
      if (type === "keydown" && key === "Enter") held.entered = true;
      if (type === "keydown" && key === "Escape") { field.remove(); held.before.focus(); }
    };
    for (const event of missed) if (event.target === field) hear(event);
    field.addEventListener("keydown", hear);
    try {
      const dialog = await script("search-dialog");
      if (field.isConnected) dialog.open(opener, held);
    } catch {
      alert("Search could not be loaded. The menu leads to every page.");
    } finally {
      field.remove();
    }
  }

  if (asked) open(asked);
  opener.addEventListener("click", () => open(hold()));
  addEventListener("keydown", (event) => {
    if (!isKey(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open(hold());
  });
  /* About to be pressed. */
  opener.addEventListener("pointerenter", () => { script("search-dialog").catch(() => {}); }, { once: true });
}

/* Citations. Pointed at, tabbed to or tapped, a mark opens its reference beside the text: note.js is fetched at the
   first, told what happened meanwhile, and listens from then on. Without it the mark is a link to the list. */
function openNotes(missed) {
  let noted = false;

  function tell(event) {
    const mark = event.target.closest?.("sup.cite a[href^='#']");
    if (!mark || noted || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const click = event.type === "click";
    if (click) event.preventDefault();
    script("note").then((note) => {
      noted = true;
      note.catchUp(event, mark);
    }, () => { if (click) location = mark.href; });
  }

  for (const event of missed) if (KINDS.includes(event.type)) tell(event);
  for (const kind of KINDS) addEventListener(kind, tell);
}
const KINDS = ["pointerover", "focusin", "click"];

/* The next page, while the finger is on its link or a pointer rests there: a browser that knows how fetches that page
   alone. It does not where the reader saves data; nor do we ask. A published page's policy names these rules by their
   hash, so they stand whole. Where nothing can hover, a browser may take "moderate" for every link that is seen. */
const AHEAD = '{"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":"/*.*"}}]},"eagerness":"conservative"},{"where":{"and":[{"selector_matches":"[data-hovers] a"},{"href_matches":"/*"},{"not":{"href_matches":"/*.*"}}]},"eagerness":"moderate"}]}';

function fetchAhead() {
  if (navigator.connection?.saveData) return;
  if (root.dataset.serif === undefined) fetch(new URL("../fonts/guide-serif.woff2", import.meta.url)).catch(() => {});
  const rules = document.createElement("script");
  rules.type = "speculationrules";
  rules.text = AHEAD;
  if (matchMedia("(hover: hover)").matches) root.dataset.hovers = "";
  document.head.append(rules);
}

/* Shift pressed three times leaves the page, as on GOV.UK: Escape would stop the next page's loading, and closes
   things. */
function leaveByKey(missed) {
  const leave = at("leave");
  let shifts = 0, pressed = 0, alone = false, told = null;

  function hear({ type, key, timeStamp }) {
    if (type !== "keyup") {
      alone = key === "Shift";
      if (!alone) shifts = 0;
      return;
    }
    if (key !== "Shift" || !alone) return;
    shifts = timeStamp - pressed < 5000 ? shifts + 1 : 1;
    pressed = timeStamp;
    if (shifts > 2) { leave.click(); return; }
    if (!told) {
      told = document.createElement("span");
      told.className = "heard";
      told.role = "status";
      leave.after(told);
    }
    told.textContent = shifts > 1 ? "Shift once more to leave this page." : "";
  }

  const kinds = ["keydown", "pointerdown", "keyup"];
  for (const event of missed) if (kinds.includes(event.type)) hear(event);
  for (const kind of kinds) addEventListener(kind, hear);
}

/* On paper what is folded is unfolded, for browsers whose styles cannot. */
function unfoldOnPaper() {
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("main details:not([open])")) {
      folded.open = true;
      addEventListener("afterprint", () => { folded.open = false; }, { once: true });
    }
  });
}

/* The section being read is marked where the list of sections is shown. */
function markContents() {
  const wide = matchMedia("(min-width: 76.25em)");
  const mark = () => { if (wide.matches) script("contents").catch(() => {}); };
  wide.addEventListener("change", mark);
  mark();
}

/* `keep`: the address of the worker that keeps pages, on a published copy. `missed`: the events since the first input.
   The rest is guide.js's way to search. */
export function start(given) {
  const { keep, missed } = given;
  choosePalette(missed);
  offerSearch(given);
  openNotes(missed);
  leaveByKey(missed);
  unfoldOnPaper();
  fetchAhead();
  if (document.querySelector(".contents")) markContents();
  /* A drawer left open while the window grows would cover the sidebar that it is. */
  matchMedia("(min-width: 60em)").addEventListener("change", () => at("guide-nav").hidePopover?.());
  if (keep) script("keep").then((kept) => kept.start(keep)).catch(() => {});
}

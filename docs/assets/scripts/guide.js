/* What every page does by itself: it shows what only a script can work, and remembers what a reader does until reader.js,
   which that first input fetches, is there to act. Nothing here is needed to read, to move about or to find help; each
   part leaves the page whole if it fails. */
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const root = document.documentElement;
  const made = (name, properties) => Object.assign(document.createElement(name), properties);

  /* What is fetched lies beside this script and has its version. */
  const own = new URL(document.currentScript.src);
  const beside = (path) => new URL(path + own.search, own);
  const script = (name) => import(beside(`${name}.js`));

  /* Colours: the inline script in the head has already set what was chosen before. */
  const palette = at("palette");
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  palette.setAttribute("aria-pressed", (root.dataset.palette || system) === "dark");
  palette.hidden = false;

  const opener = at("search-open");
  opener.hidden = !window.HTMLDialogElement;

  const MARK = "sup.cite a[href^='#']";
  for (const mark of document.querySelectorAll(MARK)) mark.setAttribute("aria-expanded", "false");

  /* Leave this page: nothing of it on the screen while the next one comes, no step back to it, no saved pages. */
  const keep = root.dataset.offline && navigator.serviceWorker && new URL(root.dataset.offline, location);
  const leave = at("leave");
  leave.addEventListener("click", (event) => {
    event.preventDefault();
    root.hidden = true;
    if (keep) {
      caches.delete(`guide ${new URL(".", keep)} pages`);
      navigator.serviceWorker.ready.then(({ active }) => active.postMessage("forget"));
    }
    document.title = "Loading";
    location.replace(leave.href);
  });

  /* Saved pages: controls where a page has a place for them; and a saved page says so once more, for who listens: what
     was there from the start is not announced. */
  const saved = at("saved");
  if (keep && at("saved-pages")) script("keep").then((kept) => kept.controls(keep, at("saved-pages")));
  if (saved) setTimeout(() => { saved.textContent = saved.textContent; }, 500);

  /* On paper: where this came from and when, because printed pages outlive their facts. */
  addEventListener("beforeprint", () => {
    at("printed").textContent = `From ${location.href.split("#")[0]}, printed on ${new Date().toLocaleDateString("en-GB", { dateStyle: "long" })}.`;
  });

  /* Search takes what is typed before its dialog is there in a field out of sight: a phone shows its keyboard only for a
     field that has the focus at once. */
  function hold() {
    const before = document.activeElement;
    const field = made("input", { className: "heard", ariaLabel: "Search the guide" });
    opener.after(field);
    field.focus();
    script("search-dialog");
    script("search");
    return { before, field };
  }

  /* One key opens it, unless that was switched off: people who speak to their computer type by accident. */
  function isKey({ type, key, target, ctrlKey, metaKey, altKey }) {
    if (type !== "keydown" || key !== "/" || ctrlKey || metaKey || altKey || target.closest("input, textarea, select")) return false;
    try { return localStorage.getItem("search-key") !== "off"; } catch { return true; }
  }

  /* What a reader does until reader.js is there. A click on a mark or on search waits for it. */
  const KINDS = ["pointermove", "pointerover", "pointerdown", "focusin", "click", "keydown", "keyup", "wheel"];
  const missed = [];
  let asked, mark;

  function miss(event) {
    const { type, target, ctrlKey, metaKey, shiftKey } = event;
    const click = type === "click" && !ctrlKey && !metaKey && !shiftKey;
    const near = target.closest?.(MARK);
    const search = click ? opener.contains(target) : isKey(event);
    if (near) script("note");
    if (search) asked ??= hold();
    if (click && near) mark = near;
    if (search || (click && near)) event.preventDefault();
    if (missed.push(event) > 1) return;
    Promise.all([script("reader"), new Promise((done) => {
      const href = beside("../stylesheets/reader.css");
      document.head.append(made("link", { rel: "stylesheet", href, onload: done, onerror: done }));
    })]).then(([reader]) => reader.start({ keep, missed, asked, hold, isKey }), () => {
      palette.hidden = opener.hidden = true;
      if (asked) alert("Search could not be loaded. The menu leads to every page.");
      if (mark) location = mark.href;
    }).finally(() => { for (const kind of KINDS) removeEventListener(kind, miss); });
  }

  for (const kind of KINDS) addEventListener(kind, miss);
})();

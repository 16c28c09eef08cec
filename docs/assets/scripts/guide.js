/* What every page does by itself: colours, what paper needs, and the rest fetched when somebody first asks for it
   (search, the note of a citation, the mark in the page's contents). Nothing here is needed to read, to move about or
   to find help; each part leaves the page whole if it fails. */
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const root = document.documentElement;

  /* Parts lie beside this script and have its version. A part's own style sheet, of the same name, is there before the
     part is used. */
  const own = new URL(document.currentScript.src);
  const beside = (path) => new URL(path + own.search, own);
  const script = (name) => import(beside(`${name}.js`));
  const parts = {};

  function part(name) {
    parts[name] ??= Promise.all([script(name), new Promise((resolve, reject) => {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.onload = resolve;
      sheet.onerror = reject;
      sheet.href = beside(`../stylesheets/${name}.css`);
      document.head.append(sheet);
    })]).then(([module]) => module);
    parts[name].catch(() => delete parts[name]);
    return parts[name];
  }

  /* Storage may be forbidden: the choice then lasts for this page. */
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

  /* Colours. The inline script in the head has already set what was chosen before. */
  const palette = at("palette");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.palette ? root.dataset.palette === "dark" : system.matches);

  function tellPalette() {
    palette.setAttribute("aria-pressed", dark());
    if (!root.dataset.palette) return;
    /* The browser's own bar follows the choice, not only the system. */
    const night = getComputedStyle(root).getPropertyValue("--night").trim();
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = night;
    document.querySelector('meta[name="color-scheme"]').content = root.dataset.palette;
  }

  if (palette) {
    palette.addEventListener("click", () => {
      root.dataset.palette = dark() ? "light" : "dark";
      try { localStorage.setItem("palette", root.dataset.palette); } catch { /* see above */ }
      tellPalette();
    });
    system.addEventListener("change", tellPalette);
    addEventListener("storage", (event) => {
      if (event.key !== "palette") return;
      if (event.newValue === "dark" || event.newValue === "light") root.dataset.palette = event.newValue;
      else delete root.dataset.palette;
      tellPalette();
    });
    tellPalette();
    palette.hidden = false;
  }

  /* Search. Until its dialog is there, a field out of sight takes what is typed: a phone shows its keyboard only for a
     field that has the focus at once. */
  const opener = at("search-open");
  let asked = null;

  function openSearch() {
    if (asked) return;
    const field = document.createElement("input");
    const now = asked = { field, before: document.activeElement, entered: false };
    const done = () => { field.remove(); if (asked === now) asked = null; };
    field.className = "heard";
    field.setAttribute("aria-label", "Search the guide");
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") now.entered = true;
      if (event.key === "Escape") { done(); now.before.focus(); }
    });
    opener.after(field);
    field.focus({ preventScroll: true });
    script("search").catch(() => {});
    part("search-dialog")
      .then((dialog) => { if (field.isConnected) dialog.open(opener, now); })
      .catch(() => alert("Search could not be loaded. The menu leads to every page."))
      .finally(done);
  }

  if (opener && window.HTMLDialogElement) {
    opener.addEventListener("click", openSearch);
    /* About to be pressed. */
    opener.addEventListener("pointerenter", () => { part("search-dialog").catch(() => {}); }, { once: true });
    /* One key, and a way to switch it off: people who speak to their computer type by accident. */
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (remembered("search-key") === "off" || event.target.closest?.("input, textarea, select, dialog, [contenteditable]")) return;
      event.preventDefault();
      openSearch();
    });
    opener.hidden = false;
  }

  /* Citations. Pointed at, tabbed to or tapped, a mark opens its reference beside the text: note.js is fetched at the
     first, told what happened meanwhile, and listens from then on. Without it the mark is a link to the list. */
  const MARK = "sup.cite a[href^='#']";
  let noted = false;

  function openNote(event) {
    const mark = event.target.closest?.(MARK);
    const click = event.type === "click";
    if (!mark || noted || (click && (event.ctrlKey || event.metaKey || event.shiftKey))) return;
    if (click) event.preventDefault();
    part("note").then((note) => {
      noted = true;
      note.catchUp(event, mark);
    }, () => { if (click) location = mark.href; });
  }

  for (const mark of document.querySelectorAll(MARK)) mark.setAttribute("aria-expanded", "false");
  for (const kind of ["pointerover", "focusin", "click"]) addEventListener(kind, openNote);

  /* The mark beside the section being read, once somebody scrolls and where the contents are shown. */
  const contents = document.querySelector(".contents");

  function scrolled() {
    if (!contents.offsetParent) return;
    removeEventListener("scroll", scrolled);
    script("contents").catch(() => {});
  }

  if (contents) addEventListener("scroll", scrolled, { passive: true });

  /* A long section: the page's own stop must show in the sidebar, without moving the page. */
  const drawer = at("guide-nav");
  const here = drawer?.querySelector('[aria-current="page"]');
  if (here && drawer.scrollHeight > drawer.clientHeight) {
    const past = here.getBoundingClientRect().bottom - drawer.getBoundingClientRect().bottom;
    if (past > 0) drawer.scrollTop += past + drawer.clientHeight / 3;
  }

  /* A drawer left open while the window grows would cover the sidebar that it is. */
  matchMedia("(min-width: 60em)").addEventListener("change", () => drawer?.hidePopover?.());

  /* The next page, while the finger is on its link, or the pointer: a browser that knows how fetches that page alone.
     It does not where the reader saves data; nor do we ask. */
  if (!navigator.connection?.saveData) {
    const rules = document.createElement("script");
    rules.type = "speculationrules";
    rules.text = JSON.stringify({ prefetch: [{
      where: { and: [{ href_matches: "/*" }, { not: { href_matches: "/*.*" } }] },
      eagerness: matchMedia("(hover: hover)").matches ? "moderate" : "conservative",
    }] });
    document.head.append(rules);
  }

  /* On paper: where this came from and when, because printed pages outlive their facts. */
  const printed = at("printed");
  addEventListener("beforeprint", () => {
    const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    if (printed) printed.textContent = `From ${location.href.split("#")[0]}, printed on ${day}.`;
  });
})();

/* The page's own conveniences: colours, search, where you are, what paper needs. Nothing here is
   needed to read, to move about or to find help; each part leaves the page whole if it fails. */
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);

  /* Storage may be forbidden: the choice then lasts for this page. */
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* see above */ } };

  /* Colours. The inline script in the head has already set what was chosen before. */
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const palette = at("palette");
  const dark = () => (root.dataset.palette ? root.dataset.palette === "dark" : system.matches);

  function tellPalette() {
    palette.setAttribute("aria-pressed", String(dark()));
    /* The browser's own bar follows the choice, not only the system. */
    const night = getComputedStyle(root).getPropertyValue("--night").trim();
    if (root.dataset.palette) {
      for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = night;
      document.querySelector('meta[name="color-scheme"]').content = root.dataset.palette;
    }
  }

  if (palette) {
    palette.addEventListener("click", () => {
      root.dataset.palette = dark() ? "light" : "dark";
      remember("palette", root.dataset.palette);
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

  /* Search. The dialog opens at once and takes keystrokes; its script, worker and index follow. */
  const search = at("search");
  const opener = at("search-open");
  const key = at("search-key");

  function openSearch() {
    if (search.open) return;
    search.showModal();
    if (search.dataset.asked) return;
    search.dataset.asked = "yes";
    const script = document.createElement("script");
    script.src = search.dataset.script;
    script.onerror = () => {
      delete search.dataset.asked;
      script.remove();
      at("search-count").textContent = "Search could not be loaded. The menu lists every page.";
    };
    document.head.append(script);
  }

  if (search && opener && search.showModal) {
    opener.addEventListener("click", openSearch);
    at("search-close").addEventListener("click", () => search.close());
    search.addEventListener("click", (event) => { if (event.target === search) search.close(); });
    /* A search field's own Escape would only empty it. */
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      search.close();
    });
    search.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

    /* One key, and a way to switch it off: people who speak to their computer type by accident. */
    key.checked = remembered("search-key") !== "off";
    key.addEventListener("change", () => remember("search-key", key.checked ? "on" : "off"));
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || !key.checked || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      openSearch();
    });
    opener.hidden = false;
  }

  /* On this page: the section being read is the last whose heading has passed the window's top third. */
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    const heading = at(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  if (links.size && "IntersectionObserver" in window) {
    /* At the page's end the last sections can rise no further. */
    const foot = document.querySelector("footer");
    const end = () => foot && scrollY + innerHeight >= root.scrollHeight - 2;
    const mark = () => {
      let here = null;
      for (const heading of links.keys()) {
        if (heading.getBoundingClientRect().top < (end() ? innerHeight : innerHeight / 3)) here = heading;
      }
      for (const [heading, link] of links) {
        if (heading === here) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
    for (const heading of links.keys()) observer.observe(heading);
    if (foot) new IntersectionObserver(mark, { threshold: [0, .5, 1] }).observe(foot);
  }

  /* A list that can be narrowed brings its own script. */
  if (at("all-sources")) {
    const script = document.createElement("script");
    script.src = new URL("sources.js", document.currentScript.src);
    document.head.append(script);
  }

  /* A long section: the page's own stop must show in the sidebar, without moving the page. */
  const drawer = at("guide-nav");
  const here = drawer?.querySelector('[aria-current="page"]');
  if (here && drawer.scrollHeight > drawer.clientHeight) {
    const past = here.getBoundingClientRect().bottom - drawer.getBoundingClientRect().bottom;
    if (past > 0) drawer.scrollTop += past + drawer.clientHeight / 3;
  }

  /* A drawer left open while the window grows would cover the sidebar that it is. */
  matchMedia("(min-width: 60em)").addEventListener("change", (event) => {
    if (event.matches && drawer?.hidePopover && drawer.matches(":popover-open")) drawer.hidePopover();
  });

  /* On paper: where this came from and when, because printed pages outlive their facts. */
  const printed = at("printed");
  if (printed) {
    addEventListener("beforeprint", () => {
      const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date());
      printed.textContent = `From ${location.href.split("#")[0]}, printed on ${day}.`;
    });
  }
})();

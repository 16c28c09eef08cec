/* Search, loaded when it is first opened. The theme's worker holds the index and ranks; this asks
   it and draws the answers. Nothing typed here leaves the browser. */
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const dialog = at("search");
  const words = at("search-words");
  const count = at("search-count");
  const results = at("search-results");
  const none = at("search-none");
  const danger = at("search-danger");

  /* The worker's own numbers for its messages. */
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const PER_PAGE = 3, IN_ALL = 30;

  /* Whoever types these may be in danger: help stands first, above any result. */
  const CRISIS = new RegExp([
    "suicid", "suisid", "sucid", "kill(ing)? (my|him|her|your|them)", "end(ing)? (my|it|this)\\b", "(want|wanna|going) to die",
    "don'?t want to (live|be here)", "self.?harm", "(hurt|harm|cut)(ting|ing)? (my|him|her|them)", "over.?dos",
    "emergency", "crisis", "danger", "not breathing", "(can'?t|won'?t|cannot) (wake|breathe)", "unconscious",
    "abus(e|ed|ing)\\b", "assault", "\\brape",
  ].join("|"), "i");

  const base = new URL(dialog.dataset.base.replace(/\/?$/, "/"), document.baseURI);
  let worker = null;
  let ready = false;
  let asked = "";
  let shown = "";
  let follow = false;   /* Enter came before its results */
  let wait = 0;

  async function start() {
    count.textContent = "Loading the search.";
    try {
      const answer = await fetch(dialog.dataset.index);
      if (!answer.ok) throw new Error(String(answer.status));
      const index = await answer.json();
      worker = new Worker(dialog.dataset.worker);
      worker.onmessage = ({ data }) => {
        if (data.type === READY) { ready = true; count.textContent = ""; ask(); }
        if (data.type === RESULT) draw(data.data.items);
      };
      worker.onerror = fail;
      worker.postMessage({ type: SETUP, data: { ...index, options: { suggest: false } } });
    } catch { fail(); }
  }

  function fail() {
    worker?.terminate();
    count.textContent = "Search could not be loaded. The menu lists every page.";
  }

  function ask() {
    const typed = words.value.trim();
    danger.hidden = !CRISIS.test(typed.replace(/’/g, "'"));
    if (!ready || typed === asked) return;
    asked = typed;
    /* Signs that the worker's query language would read as commands. */
    const query = typed.replace(/[^\p{L}\p{N}\s'’-]/gu, " ").trim();
    if (query) worker.postMessage({ type: QUERY, data: query });
    else { results.replaceChildren(); none.hidden = true; count.textContent = ""; }
  }

  /* The worker marks matches inside the page's own HTML. It is read in an inert document, and only
     text and <mark> come out of it. */
  function marked(html) {
    const inert = new DOMParser().parseFromString(html, "text/html").body;
    for (const block of inert.querySelectorAll("p, li, dd, dt, td, th, h3, h4, br")) block.append(" ");
    const runs = [];
    const walker = document.createTreeWalker(inert, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      runs.push({ text: walker.currentNode.data.replace(/\s+/g, " "), hit: !!walker.currentNode.parentElement.closest("mark") });
    }
    return runs;
  }

  /* The sentence around the first match, or the text's beginning. */
  function sentence(runs, most = 220) {
    const text = runs.map((run) => run.text).join("");
    const first = runs.findIndex((run) => run.hit);
    const spot = runs.slice(0, Math.max(first, 0)).reduce((sum, run) => sum + run.text.length, 0);
    let from = Math.max(text.slice(0, spot).search(/[^.!?]*$/), 0);
    if (spot - from > most / 2) from = text.indexOf(" ", spot - most / 2) + 1;
    const rest = text.slice(spot).search(/[.!?](\s|$)/);
    let to = rest < 0 ? text.length : spot + rest + 1;
    if (to - from > most) to = Math.max(text.lastIndexOf(" ", from + most), spot + 1);
    const cut = [];
    let passed = 0;
    for (const run of runs) {
      const part = run.text.slice(Math.max(from - passed, 0), Math.max(to - passed, 0));
      passed += run.text.length;
      if (part) cut.push({ ...run, text: part });
    }
    if (to < text.length && rest >= 0 && to < spot + rest + 1) cut.push({ text: " …", hit: false });
    return cut;
  }

  function element(name, className, runs) {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const run of runs) {
      if (!run.hit) { made.append(run.text); continue; }
      const mark = document.createElement("mark");
      mark.textContent = run.text;
      made.append(mark);
    }
    return made;
  }

  const plain = (html) => marked(html).map((run) => run.text).join("").trim();

  function draw(groups) {
    const drawn = [];
    let pages = 0;
    for (const group of groups) {
      const page = group.find((item) => !item.location.includes("#")) ?? group[0];
      const hits = group.filter((item) => item.score > 0).slice(0, PER_PAGE);
      if (!hits.length || drawn.length >= IN_ALL) continue;
      pages += 1;
      for (const hit of hits) {
        const link = document.createElement("a");
        link.href = new URL(hit.location, base);
        link.append(element("span", "search__title", marked(hit.title)));
        if (hit !== page) link.append(" ", element("span", "search__page", [{ text: `in ${plain(page.title)}` }]));
        const item = document.createElement("li");
        item.append(link);
        const words = sentence(marked(hit.text));
        if (words.length) item.append(element("p", "search__text", words));
        drawn.push(item);
      }
    }
    shown = asked;
    results.replaceChildren(...drawn);
    if (follow && shown === words.value.trim()) results.querySelector("a")?.click();
    follow = false;
    none.hidden = drawn.length > 0;
    const said = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
    count.textContent = drawn.length
      ? `${said(drawn.length, "result")} on ${said(pages, "page")}`
      : `Nothing found for “${asked}”.`;
  }

  words.addEventListener("input", () => { follow = false; clearTimeout(wait); wait = setTimeout(ask, 120); });

  /* Arrows walk from the field through the results and back; Enter follows the first, which is
     the help link where that is shown. */
  dialog.addEventListener("keydown", (event) => {
    const stops = [words, ...dialog.querySelectorAll(".search__danger:not([hidden]) a, .search__results a, .search__none:not([hidden]) a")];
    const here = stops.indexOf(document.activeElement);
    if (event.key === "Enter" && here === 0) {
      clearTimeout(wait);
      ask();
      if (!danger.hidden) danger.querySelector("a").click();
      else if (shown === words.value.trim()) stops[1]?.click();
      else follow = true;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || here < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
  });

  /* A result on this very page must not stay hidden behind the dialog. */
  dialog.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });

  start();
  ask();
})();

/* Search, a module loaded when it is first opened: the dialog, the ranking, the answers. Where the
   words are looked up is a source: shards on a published site, the whole index in a preview
   (search-whole.js). Nothing typed here leaves the browser. */

/* Words that say nothing of what is asked. */
const STOP = new Set(("a about all also am an and any are as at be been being but by can cant could did didnt do does doing "
  + "dont for from get had has have having he her him his how i if in into is isnt it its just me my myself no now of on "
  + "or our out really she should so some than that the their them then there these they this to too up us very was we "
  + "were what when where which while who why will with would you your").split(" "));

/* The words of a text as the index holds them: no case, no accents, no common endings. press/publish/search.py has the
   same rules, and a test holds the two together. */
export function termsOf(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]/g, "");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP.has(word)).map(stem);
}

function stem(word) {
  if (word.length > 4 && word.endsWith("ies")) word = `${word.slice(0, -3)}y`;
  else if (word.length > 3 && word.endsWith("s") && !/(ss|us|is)$/.test(word)) word = word.slice(0, -1);
  const cut = (word.length > 5 && word.endsWith("ing") && 3) || (word.length > 4 && word.endsWith("ed") && 2);
  if (cut) {
    word = word.slice(0, -cut);
    if (/([^lsz])\1$/.test(word)) word = word.slice(0, -1);
  }
  return word.length > 4 && word.endsWith("e") ? word.slice(0, -1) : word;
}

/* A published site's source: a list of the shards' names, then only the shards and pages that are asked for. */
function shards(base) {
  const kept = new Map();
  const get = (path) => {
    if (!kept.has(path)) {
      kept.set(path, fetch(new URL(path, base)).then((answer) => {
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        return answer.json();
      }));
      kept.get(path).catch(() => kept.delete(path));
    }
    return kept.get(path);
  };
  const MOST = 12;
  return {
    async terms(word) {
      const names = await get("shards.json");
      const near = names.filter((name) => name.startsWith(word.slice(0, 2)));
      const own = near.filter((name) => word.startsWith(name)).sort((a, b) => b.length - a.length)[0];
      const wanted = near.filter((name) => name === own || name.startsWith(word));
      const found = await Promise.all((wanted.length ? wanted : near).slice(0, MOST).map((name) => get(`terms/${name}.json`)));
      return Object.assign({}, ...found);
    },
    async like(word) {
      const names = await get("shards.json");
      const near = names.filter((name) => name.startsWith(word.slice(0, 2))).slice(0, MOST);
      return Object.assign({}, ...await Promise.all(near.map((name) => get(`terms/${name}.json`))));
    },
    page: (number) => get(`pages/${number}.json`),
  };
}

/* At most so many slips of the finger: a letter more, less, other, or two in the wrong order. */
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const last = before;
    before = row;
    row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], last[j - 2] + 1);
    }
  }
  return row[other.length];
}

const LONGER = .6, SHORTER = .7, SLIPPED = .5;

/* The index's words that a typed word may mean, each with how surely. */
async function meant(source, word) {
  const near = await source.terms(word);
  const found = new Map();
  if (near[word]) found.set(word, [near[word], 1]);
  for (const term in near) {
    if (found.has(term)) continue;
    if (word.length > 2 && term.startsWith(word)) found.set(term, [near[term], LONGER]);
    else if (term.length > 4 && word.startsWith(term) && word.length - term.length < 4) found.set(term, [near[term], SHORTER]);
  }
  if (found.size || word.length < 5) return found;
  const most = word.length < 8 ? 1 : 2;
  const alike = await source.like(word);
  for (const term in alike) if (slips(word, term, most) <= most) found.set(term, [alike[term], SLIPPED]);
  return found;
}

/* Pages in order, each with the section that answers best and the index's words that were found. A page's score is that
   of its best section, with a little of what its other sections add, times how much of the question it has: a rare word
   that is missing costs more than a common one. */
const ELSEWHERE = .2;

export async function ranked(source, text) {
  const words = [...new Set(termsOf(text))];
  const pages = new Map();
  const found = new Set();
  const heaviest = words.map(() => 0);
  for (const [at, terms] of (await Promise.all(words.map((word) => meant(source, word)))).entries()) {
    for (const [term, [postings, sure]] of terms) {
      found.add(term);
      for (let i = 0; i < postings.length; i += 3) {
        const [number, section, weight] = [postings[i], postings[i + 1], postings[i + 2] * sure];
        heaviest[at] = Math.max(heaviest[at], weight);
        if (!pages.has(number)) pages.set(number, { number, best: [], sections: new Map() });
        const page = pages.get(number);
        page.best[at] = Math.max(page.best[at] ?? 0, weight);
        if (!page.sections.has(section)) page.sections.set(section, []);
        const inside = page.sections.get(section);
        inside[at] = Math.max(inside[at] ?? 0, weight);
      }
    }
  }
  const sum = (weights) => weights.reduce((total, weight) => total + (weight ?? 0), 0);
  const list = [...pages.values()].map(({ number, best, sections }) => {
    const order = [...sections].map(([section, weights]) => [section, sum(weights)]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const has = sum(heaviest.filter((_, at) => best[at])) / sum(heaviest);
    return { number, section: order[0][0], score: (ELSEWHERE * sum(best) + (1 - ELSEWHERE) * order[0][1]) * has };
  });
  return { list: list.sort((a, b) => b.score - a.score || a.number - b.number), found };
}

/* The sentence of a text that holds most of the words, in runs, marked where it holds them. */
export function answer(text, found, most = 240) {
  const sentences = text.match(/[^.!?]+(?:[.!?]+(?=\s|$)|[.!?]+|$)\s*/g) ?? [];
  const has = (words) => new Set(termsOf(words).filter((term) => found.has(term))).size;
  let chosen = "", top = -1;
  for (const sentence of sentences) {
    const number = has(sentence);
    if (number > top) [chosen, top] = [sentence, number];
  }
  chosen = chosen.trim();
  if (chosen.length > most) {
    const first = Math.max(chosen.split(/(?<=\s)/).findIndex((word) => has(word)), 0);
    const from = chosen.split(/(?<=\s)/).slice(0, first).join("").length;
    const start = from > most / 2 ? chosen.indexOf(" ", from - most / 2) + 1 : 0;
    chosen = (start ? "… " : "") + chosen.slice(start, start + most).replace(/\s\S*$/, "") + (start + most < chosen.length ? " …" : "");
  }
  return chosen.split(/([\p{L}\p{N}'’]+)/u).filter(Boolean).map((run) => ({ text: run, hit: has(run) > 0 }));
}

/* The dialog. */

const at = (id) => document.getElementById(id);

/* Whoever types these may be in danger: help stands first, above any result. */
const CRISIS = new RegExp([
  "suicid", "suisid", "sucid", "kill(ing)? (my|him|her|your|them)", "end(ing)? (my|it|this)\\b", "(want|wanna|wanting|going) to die",
  "don'?t want to (live|be here)", "self.?harm", "(hurt|harm|cut)(ting|ing)? (my|him|her|them)", "over.?dos",
  "emergency", "crisis", "danger", "not breathing", "(can'?t|won'?t|cannot) (wake|breathe)", "unconscious",
  "abus(e|ed|ing)\\b", "assault", "\\brape", "touched me",
].join("|"), "i");

const AT_ONCE = 3, MORE = 12;

export async function start(dialog) {
  const words = at("search-words"), count = at("search-count"), results = at("search-results");
  const none = at("search-none"), danger = at("search-danger");
  const base = new URL(dialog.dataset.base.replace(/\/?$/, "/"), document.baseURI);
  let source = null;
  let asked = "";       /* what was last looked up */
  let shown = "";       /* what the results answer */
  let follow = false;   /* Enter came before its results */
  let wait = 0;

  const failed = () => { count.textContent = "Search could not be loaded. The menu lists every page."; };

  async function ask() {
    const typed = words.value.trim();
    danger.hidden = !CRISIS.test(typed.replace(/’/g, "'"));
    if (!source || typed === asked) return;
    asked = typed;
    if (!termsOf(typed).length) {
      put([]);
      none.hidden = true;
      count.textContent = typed ? "Type a word that says what it is about." : "";
      shown = typed;
      return;
    }
    try {
      const { list, found } = await ranked(source, typed);
      const top = list.slice(0, AT_ONCE), rest = list.slice(AT_ONCE, MORE);
      const first = await Promise.all(top.map(({ number }) => source.page(number)));
      if (typed !== asked) return;   /* something else was typed meanwhile */
      draw(top, first, found, list.length);
      const others = await Promise.all(rest.map(({ number }) => source.page(number)));
      if (typed === asked) results.append(...rest.map((hit, n) => item(hit, others[n], found)));
    } catch { if (typed === asked) { asked = ""; failed(); } }
  }

  function draw(hits, pages, found, number) {
    shown = asked;
    put(hits.map((hit, n) => item(hit, pages[n], found)));
    none.hidden = number > 0;
    const told = Math.min(number, MORE);
    count.textContent = number
      ? `${told} result${told === 1 ? "" : "s"}${number > MORE ? `, the nearest of ${number}` : ""}.`
      : `Nothing found for “${asked}”.`;
    if (follow && shown === words.value.trim()) results.querySelector("a")?.click();
    follow = false;
  }

  /* Whoever has walked into results that others now replace keeps the place. */
  function put(items) {
    const links = () => [...results.querySelectorAll("a")];
    const place = links().indexOf(document.activeElement);
    results.replaceChildren(...items);
    if (place >= 0) (links()[place] ?? links().at(-1) ?? words).focus();
  }

  function item(hit, page, found) {
    const [anchor, title, text] = page.sections[hit.section];
    const link = document.createElement("a");
    link.href = new URL(page.url + (anchor ? `#${anchor}` : ""), base);
    link.append(runs("span", "search__title", answer(page.title, found, 999)));
    const made = document.createElement("li");
    made.append(link);
    if (anchor) link.append(" ", runs("span", "search__page", answer(title, found, 999)));
    const said = answer(text || page.sections.map((section) => section[2]).find(Boolean) || "", found);
    if (said.length) made.append(runs("p", "search__text", said));
    return made;
  }

  function runs(name, className, parts) {
    const made = document.createElement(name);
    made.className = className;
    for (const part of parts) {
      if (!part.hit) { made.append(part.text); continue; }
      const mark = document.createElement("mark");
      mark.textContent = part.text;
      made.append(mark);
    }
    return made;
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

  count.textContent = "Loading the search.";
  try {
    source = dialog.dataset.shards
      ? shards(new URL(dialog.dataset.shards, document.baseURI))
      : await (await import("./search-whole.js")).whole(new URL(dialog.dataset.index, document.baseURI));
    count.textContent = "";
    ask();
  } catch { failed(); }
}

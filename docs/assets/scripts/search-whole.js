/* The search's source in a preview and on a site that was built without the publishing steps: the whole index, read once
   and kept in memory. press/publish/search.py makes shards of the same weights for a published site. */

import { termsOf } from "./search.js";

const TITLE = 6, TAGS = 8, LENGTH = 200, HALF = 2, SCALE = 16, MOST = 80;

/* Text of a section, as the theme's plugin stored it: HTML. It is read in an inert document. Marks of citations go. */
function plain(html) {
  const inert = new DOMParser().parseFromString(html, "text/html").body;
  for (const mark of inert.querySelectorAll("sup")) mark.remove();
  for (const block of inert.querySelectorAll("p, li, dd, dt, td, th, tr, h1, h2, h3, h4, br, figcaption, caption, summary, div")) block.append(" ");
  return inert.textContent.replace(/\s+/g, " ").trim();
}

export function pagesOf(docs) {
  const pages = new Map();
  for (const { location, title, text, tags } of docs) {
    const [url, anchor = ""] = location.split("#");
    if (!pages.has(url)) pages.set(url, { url, title: plain(title), tags: tags ?? [], sections: [] });
    pages.get(url).sections.push([anchor, plain(title), plain(text)]);
  }
  return [...pages.values()];
}

/* term -> [page, section, weight, page, section, weight, ...], the heaviest first. */
export function postingsOf(pages) {
  const counts = new Map();
  pages.forEach((page, number) => page.sections.forEach(([, title, text], section) => {
    const words = termsOf(text);
    const inside = new Map();
    for (const term of words) inside.set(term, (inside.get(term) ?? 0) + 1);
    const long = .5 + .5 * words.length / LENGTH;
    for (const [term, times] of inside) inside.set(term, times / long);
    for (const term of new Set(termsOf(title))) inside.set(term, (inside.get(term) ?? 0) + TITLE);
    if (section === 0) for (const term of new Set(termsOf(page.tags.join(" ")))) inside.set(term, (inside.get(term) ?? 0) + TAGS);
    for (const [term, times] of inside) {
      if (!counts.has(term)) counts.set(term, []);
      counts.get(term).push([number, section, times]);
    }
  }));
  const postings = {};
  for (const [term, found] of counts) {
    const rare = Math.log(1 + pages.length / new Set(found.map(([number]) => number)).size);
    postings[term] = found
      .map(([number, section, times]) => [number, section, Math.max(1, Math.floor(SCALE * rare * times / (times + HALF) + .5))])
      .sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]).slice(0, MOST).flat();
  }
  return postings;
}

export async function whole(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const pages = pagesOf((await answer.json()).docs);
  const postings = postingsOf(pages);
  return { terms: async () => postings, like: async () => postings, page: async (number) => pages[number] };
}

/* Keeps the guide readable without a connection: help and home always, other pages for a day after they were read, or
   for as long as the reader asks. Pages come from the network first, so that nobody who is online reads old medicine.
   Written into each published copy by press/publish/offline.py, which fills in the four lines below. */
const STATE = "@state@";     /* changes when a page that is kept from the start does */
const FILES_STATE = "@files@";
const FIRST = ["@first@"];   /* addresses below this worker's own */
const LEAST = ["@least@"];   /* of these, what a reader who saves data gets */

const PATIENCE = 4000;       /* ms on a bad line, after which a saved page is better than none */
const DAY = 24 * 60 * 60 * 1000;

const scope = registration.scope;
const named = (what) => `guide ${scope} ${what}`;
const START = named(`start ${STATE}`), FILES = named(`files ${FILES_STATE}`), PAGES = named("pages");
const KEEP = named("keep");  /* is there, empty, when the reader has asked to keep pages */

const plain = (address) => address.replace(/[?#].*/, "");

/* The same page, with the moment of saving. */
async function dated(answer) {
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set("Saved", new Date().toISOString());
  return new Response(await answer.blob(), { headers });
}

const isPage = (answer) =>
  answer.ok && answer.type === "basic" && !answer.redirected && /^text\/html/.test(answer.headers.get("Content-Type"));

/* What is on its way in when its reader leaves, or has all pages forgotten, does not come in after that. */
let forgotten = 0;

async function forget() {
  forgotten += 1;
  await caches.delete(PAGES);
}

/* `since`: what `forgotten` was when the page was asked for. */
async function save(address, answer, since) {
  const copy = isPage(answer) && await dated(answer);
  const pages = await caches.open(PAGES);
  if (since !== forgotten) return;
  if (copy) await pages.put(plain(address), copy);
  else if (answer.status === 404 || answer.status === 410) await pages.delete(plain(address));
}

const old = (answer) => Date.now() - Date.parse(answer.headers.get("Saved")) > DAY;

/* What is older than a day goes, unless the reader has asked to keep it. */
async function sweep() {
  if (await caches.has(KEEP) || !await caches.has(PAGES)) return;
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    const answer = await pages.match(request);
    if (answer && old(answer)) await pages.delete(request);
  }
}

async function find(address) {
  await sweep();
  for (const name of [PAGES, START]) {
    if (!await caches.has(name)) continue;
    const kept = await (await caches.open(name)).match(plain(address), { ignoreVary: true });
    if (kept) return kept;
  }
  return null;
}

/* A saved page says so: in its title, which is heard first, and above everything else. */
async function saved(kept, why) {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(kept.headers.get("Saved")));
  const said = `Saved copy: ${day}. ${why}, so it may have changed.`;
  const text = (await kept.text()).replace("<title>", "<title>Saved copy: ")
    .replace(/<body[^>]*>/, (tag) => `${tag}<p class="saved" id="saved" role="status">${said}</p>`);
  return new Response(text, { headers: kept.headers });
}

/* It may stand at any address, so its links are made whole. */
async function offline() {
  const kept = await (await caches.open(START)).match(`${scope}offline.html`);
  if (!kept) return Response.error();
  const text = (await kept.text()).replace(/(<a\b[^>]*\bhref=)"?(?![a-z]+:|#)([^\s">]*)"?/g, `$1"${scope}$2"`);
  return new Response(text, { status: 503, headers: kept.headers });
}

async function page(event) {
  const { request } = event;
  const since = forgotten;
  /* The browser's own cache would answer for the network, with a page of unknown age: it is to ask again. */
  const fresh = fetch(request, { cache: "no-cache" });
  const ahead = request.headers.get("Sec-Purpose");  /* fetched by the browser on a guess: not read */
  event.waitUntil(fresh.then(async (answer) => {
    if (!ahead) await save(request.url, answer.clone(), since);
    await stillThere();
  }).catch(() => {}));
  event.waitUntil(sweep());
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, "late"); });
  const answer = await Promise.race([fresh.catch(() => null), late]);
  if (answer && answer !== "late" && answer.status < 500) return answer;
  const kept = await find(request.url);
  if (kept) return saved(kept, answer === "late" ? "The connection is slow" : answer ? "The site does not answer" : "You are offline");
  return await fresh.catch(() => null) ?? offline();
}

/* Scripts, styles, fonts and the search index: each address means one state, and a new state of them all a new cache. */
async function file(event) {
  const files = await caches.open(FILES);
  const kept = await files.match(event.request, { ignoreVary: true });
  if (kept) return kept;
  const fresh = await fetch(event.request);
  if (fresh.ok && fresh.type === "basic") event.waitUntil(files.put(event.request, fresh.clone()));
  return fresh;
}

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(named("")));

/* A copy that is published without this worker is to be rid of it. Asked once each time the worker starts. */
let asked = false;
async function stillThere() {
  if (asked) return;
  asked = true;
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
  if (answer.status !== 404 && answer.status !== 410) return;
  for (const name of await ours()) await caches.delete(name);
  await registration.unregister();
}

async function start() {
  const [pages, files] = await Promise.all([caches.open(START), caches.open(FILES)]);
  const wanted = navigator.connection?.saveData ? LEAST : FIRST;
  await Promise.all(wanted.map(async (path) => {
    const isFile = path.startsWith("assets/");
    if (isFile && await files.match(scope + path)) return;
    const answer = await fetch(scope + path, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await (isFile ? files.put(scope + path, answer) : pages.put(scope + path, await dated(answer)));
  }));
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(start());
});

addEventListener("activate", (event) => event.waitUntil((async () => {
  const kept = [START, FILES, PAGES, KEEP];
  for (const name of await ours()) if (!kept.includes(name)) await caches.delete(name);
  await clients.claim();
})()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (/^(assets|search)\//.test(request.url.slice(scope.length))) event.respondWith(file(event));
});

/* The pages that were read before this worker was there; or that none of them is to stay. */
async function add(addresses) {
  const since = forgotten;
  await Promise.all(addresses.map(async (address) => {
    if (!address?.startsWith(scope) || await (await caches.open(PAGES)).match(plain(address))) return;
    const answer = await fetch(plain(address)).catch(() => null);
    if (answer) await save(address, answer, since);
  }));
}

addEventListener("message", (event) => event.waitUntil(event.data === "forget" ? forget() : add(event.data)));

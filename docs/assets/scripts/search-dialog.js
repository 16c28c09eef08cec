/* The search dialog: made when it is first opened, from the words below. What is looked up, and how it is ranked and
   shown, is search.js. Its styles are in reader.css. */

const base = new URL("../../", import.meta.url);
const help = new URL("get-help/", base);

const DIALOG = `
  <form class="search__form" role="search">
    <label class="search__label" id="search-label" for="search-words">Search the guide</label>
    <div class="search__bar">
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/></svg>
      <input class="search__words" id="search-words" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" autofocus>
      <button class="tool" type="button" id="search-close">Close</button>
    </div>
  </form>
  <p class="search__danger" id="search-danger" hidden><strong>In danger, or thinking of ending your life?</strong> <a href="${help}">Get help now</a></p>
  <p class="search__count" id="search-count" role="status"></p>
  <ol class="search__results" id="search-results"></ol>
  <div class="search__none" id="search-none" hidden>
    <p>Try one plain word (“cost”, “memory”, “bladder”), or another spelling. The menu leads to every page.</p>
    <p>If you need help now, do not search: <a href="${help}">Get help now</a></p>
  </div>
  <p class="search__key"><label><input type="checkbox" id="search-key"> The <kbd>/</kbd> key opens search</label></p>`;

const at = (id) => document.getElementById(id);
let dialog = null;
let before = null;      /* what had the focus */
let started = false;

/* The field that took the first keys has gone, so the browser does not know where the focus was. */
function shut() {
  dialog.close();
  before.focus({ preventScroll: true });
}

function make(opener) {
  dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.id = "search";
  dialog.setAttribute("aria-labelledby", "search-label");
  Object.assign(dialog.dataset, opener.dataset, { base });
  dialog.innerHTML = DIALOG;
  document.body.append(dialog);

  at("search-close").addEventListener("click", shut);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) shut(); });
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); shut(); });
  /* A search field's own Escape would only empty it. */
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    shut();
  });
  dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

  const key = at("search-key");
  try { key.checked = localStorage.getItem("search-key") !== "off"; } catch { key.checked = true; }
  key.addEventListener("change", () => {
    try { localStorage.setItem("search-key", key.checked ? "on" : "off"); } catch { /* forbidden: it lasts for this page */ }
  });
}

async function start() {
  started = true;
  const { search } = new URL(import.meta.url);
  try { (await import(new URL(`search.js${search}`, import.meta.url))).start(dialog); } catch {
    started = false;
    at("search-count").textContent = "Search could not be loaded. The menu leads to every page.";
  }
}

/* `asked`: the field that took what was typed so far, what had the focus before, whether Enter was pressed. */
export async function open(opener, asked) {
  if (!dialog) make(opener);
  if (dialog.open) return;
  ({ before } = asked);
  dialog.showModal();
  const words = at("search-words");
  if (asked.field.value) words.value = asked.field.value;
  words.focus();
  if (!started) await start();
  const kind = asked.entered ? new KeyboardEvent("keydown", { key: "Enter", bubbles: true }) : new InputEvent("input");
  words.dispatchEvent(kind);
}

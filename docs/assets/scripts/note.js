/* A citation opens its reference beside the text: on hover, on focus and on a tap. Fetched when somebody
   first comes to a mark; its styles are in reader.css. The list of references stays the only source of the words. */

const OPEN_AFTER = 150;   /* ms: a pointer passing over a line should open nothing */
const CLOSE_AFTER = 250;  /* ms: time to move the pointer from the mark onto the note */

let open = null;          /* { mark, note, held }: held by a click or a tap, until one closes it */
let timer = 0;
const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };

function span(name, ...content) {
  const element = document.createElement("span");
  element.className = name;
  element.append(...content);
  return element;
}

/* Only phrasing content, so that it may stand inside a paragraph. Ids stay in the list. Names of classes stand whole:
   publishing shortens those that no script says. */
function copied(reference, from, to) {
  const source = reference.querySelector(`.${from}`);
  if (!source) return null;
  const copy = span(to, ...source.cloneNode(true).childNodes);
  for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
  return copy;
}

const floats = (note) => getComputedStyle(note).position === "absolute";

function noteFor(mark, reference) {
  const note = span("note");
  note.id = "note";
  note.setAttribute("role", "note");
  note.setAttribute("aria-label", `Reference ${mark.textContent}`);
  const entry = copied(reference, "reference__entry", "note__entry");
  if (entry) note.append(entry);
  if (mark.dataset.locator) {
    note.append(span("note__where", span("note__label", "Where: "), mark.dataset.locator));
  }
  const read = copied(reference, "reference__read", "note__read");
  if (read) note.append(read);
  const links = copied(reference, "reference__links", "note__links") ?? span("note__links");
  const list = document.createElement("a");
  list.href = mark.getAttribute("href");
  list.textContent = "In the list";
  links.append(" ", list);
  note.append(links);
  return note;
}

/* Beside a list or in a table it may hang past the window's right edge, or below its foot: then
   it goes left, or above its line where there is room under the help strip. */
function place(note, mark) {
  const box = note.getBoundingClientRect();
  const line = mark.getBoundingClientRect();
  const left = Math.max(0, box.right - (document.documentElement.clientWidth - 12));
  const strip = document.querySelector(".help")?.getBoundingClientRect().bottom ?? 0;
  const fits = box.bottom <= innerHeight || line.top - box.height - 12 < strip;
  const up = fits ? 0 : box.bottom - line.top + 8;
  note.style.translate = `${-left}px ${-up}px`;
}

function close() {
  clearTimeout(timer);
  if (!open) return;
  const { mark, note } = open;
  open = null;
  /* Focus inside a note that goes away would be lost. */
  const inside = note.contains(document.activeElement);
  note.remove();
  mark.setAttribute("aria-expanded", "false");
  mark.removeAttribute("aria-controls");
  if (inside) { quiet = true; mark.focus({ preventScroll: true }); quiet = false; }
}

let quiet = false;        /* focus given back must not open what was just closed */

function show(mark, held) {
  clearTimeout(timer);
  if (open?.mark === mark) { open.held ||= held; return; }
  const reference = document.getElementById(mark.hash.slice(1));
  if (!reference) return;
  /* On a phone a note unfolded above pushes this mark down: keep it under the finger. */
  const before = mark.getBoundingClientRect().top;
  close();
  const moved = mark.getBoundingClientRect().top - before;
  if (moved) scrollBy(0, moved);

  const note = noteFor(mark, reference);
  mark.closest("sup").after(note);
  mark.setAttribute("aria-expanded", "true");
  mark.setAttribute("aria-controls", note.id);
  if (floats(note)) place(note, mark);
  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", leave);
  open = { mark, note, held };
}

function leave(event) {
  if (event.pointerType === "touch" || !open || open.held) return;
  if (open.mark === document.activeElement || open.note.contains(document.activeElement)) return;
  later(close, CLOSE_AFTER);
}

/* Opened by the pointer alone, a click keeps it; opened by key or click, it closes. */
function press(mark, event) {
  const byPointer = open?.mark === mark && !open.held && event.detail > 0;
  if (open?.mark === mark && !byPointer) close();
  else show(mark, true);
}

function listen() {
  for (const mark of document.querySelectorAll("sup.cite a[href^='#']")) {
    mark.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "touch") later(() => show(mark, false), OPEN_AFTER);
    });
    mark.addEventListener("pointerleave", (event) => {
      if (open?.mark === mark) leave(event);
      else clearTimeout(timer);
    });
    mark.addEventListener("focus", () => {
      if (!quiet && mark.matches(":focus-visible")) show(mark, false);
    });
    mark.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      press(mark, event);
    });
  }

  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  /* The keyboard has moved on. A finger or a mouse moves focus too, before its click arrives: a note
     closed then would shift the page and the click would land beside its target. */
  addEventListener("focusin", (event) => {
    if (!open || event.target === open.mark || open.note.contains(event.target)) return;
    if (!event.target.matches(":focus-visible")) return;
    /* A note that was unfolded above takes its height with it: what has the focus stays where it is. */
    const before = event.target.getBoundingClientRect().top;
    close();
    const moved = event.target.getBoundingClientRect().top - before;
    if (moved) scrollBy(0, moved);
  });

  /* A click elsewhere closes what covers the text. A note unfolded in the text stays: taking it out
     would move the page under the finger. */
  addEventListener("click", (event) => {
    if (!open || open.note.contains(event.target) || open.mark.contains(event.target)) return;
    if (floats(open.note)) close();
  });
}

let listening = false;

/* What happened to a mark before this was here is told by reader.js; from then on it is heard. */
export function catchUp(event, mark) {
  if (!listening) listen();
  listening = true;
  if (event.type === "click") press(mark, event);
  else if (event.type === "focusin" && mark.matches(":focus-visible")) show(mark, false);
  else if (event.pointerType !== "touch" && mark.matches(":hover")) later(() => show(mark, false), OPEN_AFTER);
}

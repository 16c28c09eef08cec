/* Pages kept on this device, on published copies: starts the worker (offline.js) at the reader's first input, and draws
   the controls where a page about privacy has a place for them. */

const named = (worker, what) => `guide ${new URL(".", worker)} ${what}`;

/* The worker, and the pages that were read in this tab before it was there. */
export async function start(worker) {
  const { serviceWorker } = navigator;
  const gone = () => document.documentElement.hidden;  /* who has left (guide.js) keeps nothing */
  const read = () => (window.navigation?.entries() ?? [location]).map((entry) => entry.url ?? entry.href);
  const tell = async () => {
    const { active } = await serviceWorker.ready;
    if (!gone()) active.postMessage(read());
  };
  if (gone()) return;
  await serviceWorker.register(worker);
  serviceWorker.addEventListener("controllerchange", tell);
  await tell();
}

function made(name, properties, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...content);
  return element;
}

export async function controls(worker, place) {
  const pages = named(worker, "pages"), keep = named(worker, "keep");
  const box = made("input", { type: "checkbox" });
  const forget = made("button", { type: "button", className: "control" }, "Forget the pages saved on this device");
  const said = made("p", { role: "status" });

  async function tell(before = "") {
    const number = await caches.has(pages) ? (await (await caches.open(pages)).keys()).length : 0;
    const many = number === 1 ? "1 page is" : `${number || "No"} pages are`;
    said.textContent = `${before}${many} saved on this device, besides help and the first page.`;
  }

  box.checked = await caches.has(keep);
  box.addEventListener("change", async () => {
    await (box.checked ? caches.open(keep) : caches.delete(keep));
    await tell(box.checked ? "Pages are now kept until you forget them. " : "Pages are now kept for a day. ");
  });
  forget.addEventListener("click", async () => {
    await caches.delete(pages);
    navigator.serviceWorker.controller?.postMessage("forget");
    await tell("Forgotten. ");
  });
  place.after(
    made("p", {}, made("label", { className: "control" }, box, "Keep the pages I read on this device until I forget them")),
    made("p", {}, forget), said);
  await tell();
}

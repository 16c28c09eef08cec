/* Filters for the list of all sources. The list is complete without this script; with it, a reader can
   narrow it by kind of work, condition, drug form and year. Nothing is asked of any server. They are made when they
   are first wanted: to lay out so long a list again holds a slow phone up. */
(() => {
  "use strict";
  const box = document.getElementById("sources");
  const list = document.getElementById("all-sources");
  const opener = document.getElementById("sources-narrow");
  if (!box || !list || !opener) return;

  function made() {
    const items = [...list.children];
    const count = box.querySelector(".sources__count");
    const form = document.createElement("form");
    form.className = "filters";
    form.id = "filters";
    form.setAttribute("aria-label", "Narrow the list");

    const words = (value) => value.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
    const values = (name) => [...new Set(items.flatMap((item) => item.dataset[name].split(";")))].sort();
    const select = (name, label, any, options) => {
      const wrap = form.appendChild(document.createElement("p"));
      const text = wrap.appendChild(document.createElement("label"));
      const field = wrap.appendChild(document.createElement("select"));
      text.htmlFor = field.id = `filter-${name}`;
      text.textContent = label;
      text.after(" ");
      field.append(new Option(any, ""), ...options);
      return [name, field];
    };
    const years = values("year").filter((year) => /^\d+$/.test(year)).reverse();
    const selects = [["design", "Kind of work"], ["condition", "Condition"], ["form", "Form of the drug"]].map(
      ([name, label]) => select(name, label, "All", values(name).map((value) => new Option(words(value), value))));
    selects.push(select("since", "Published", "Any year", years.map((year) => new Option(`${year} or later`, year))));
    const reset = form.appendChild(document.createElement("button"));
    reset.type = "reset";
    reset.textContent = "Show all";

    function narrow() {
      const wanted = Object.fromEntries(selects.map(([name, { value }]) => [name, value]));
      let shown = 0;
      for (const item of items) {
        const fits = ["design", "condition", "form"].every((name) => !wanted[name] || item.dataset[name].split(";").includes(wanted[name]))
          && (!wanted.since || Number(item.dataset.year) >= Number(wanted.since));
        item.hidden = !fits;
        shown += fits;
      }
      count.textContent = shown === items.length ? `${shown} sources.` : `${shown} of ${items.length} sources.`;
    }

    count.setAttribute("role", "status");
    form.addEventListener("change", narrow);
    form.addEventListener("reset", () => setTimeout(narrow));
    form.addEventListener("submit", (event) => event.preventDefault());

    /* A link to one source must show it, whatever is filtered out. */
    addEventListener("hashchange", () => {
      const item = document.getElementById(location.hash.slice(1));
      if (!item?.hidden) return;
      form.reset();
      setTimeout(() => item.scrollIntoView());
    });
    opener.parentElement.after(form);
    return form;
  }

  /* What lies far from the screen is not laid out at first. What lies below it is when there is nothing else to do, a
     little at a time: a voice, a magnifier or a scroll bar that asks where an entry stands is then told the truth. What
     lies above waits for its reader, whose place it would move. */
  const waiting = [...list.children];
  function layOut() {
    const below = waiting.splice(0, 8).filter((item) => item.getBoundingClientRect().top > 0);
    for (const item of below) item.dataset.laid = "";
    if (waiting.length) requestIdleCallback(layOut);
  }
  if (window.requestIdleCallback) requestIdleCallback(layOut);

  let form;
  opener.hidden = false;
  opener.addEventListener("click", () => {
    const opens = opener.ariaExpanded !== "true";
    form ??= made();
    form.hidden = !opens;
    opener.ariaExpanded = opens;
  });
})();

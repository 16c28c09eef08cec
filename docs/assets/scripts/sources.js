/* Filters for the list of all sources. The list is complete without this script; with it, a reader can
   narrow it by kind of work, condition, drug form and year. Nothing is asked of any server. */
(() => {
  "use strict";
  const box = document.getElementById("sources");
  const list = document.getElementById("all-sources");
  if (!box || !list) return;
  const items = [...list.children];

  const words = (value) => value.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
  const values = (name) => [...new Set(items.flatMap((item) => item.dataset[name].split(";")))].sort();

  const form = document.createElement("form");
  form.className = "filters";
  form.setAttribute("aria-label", "Narrow the list");
  const selects = [["design", "Kind of work"], ["condition", "Condition"], ["form", "Form of the drug"]].map(([name, label]) => {
    const select = document.createElement("select");
    select.id = `filter-${name}`;
    select.append(new Option("All", ""), ...values(name).map((value) => new Option(words(value), value)));
    return field(name, label, select);
  });
  const years = values("year").filter((year) => /^\d+$/.test(year));
  const since = document.createElement("select");
  since.id = "filter-since";
  since.append(new Option("Any year", ""), ...years.reverse().map((year) => new Option(`${year} or later`, year)));
  selects.push(field("since", "Published", since));

  function field(name, label, select) {
    const wrap = document.createElement("p");
    const text = document.createElement("label");
    text.htmlFor = select.id;
    text.textContent = label;
    wrap.append(text, " ", select);
    form.append(wrap);
    return [name, select];
  }

  const reset = document.createElement("button");
  reset.type = "reset";
  reset.textContent = "Show all";
  form.append(reset);

  const count = box.querySelector(".sources__count") ?? box.insertBefore(document.createElement("p"), list);
  count.setAttribute("role", "status");
  box.insertBefore(form, count);

  function narrow() {
    const wanted = Object.fromEntries(selects.map(([name, select]) => [name, select.value]));
    let shown = 0;
    for (const item of items) {
      const fits = ["design", "condition", "form"].every((name) => !wanted[name] || item.dataset[name].split(";").includes(wanted[name]))
        && (!wanted.since || Number(item.dataset.year) >= Number(wanted.since));
      item.hidden = !fits;
      shown += fits;
    }
    count.textContent = shown === items.length ? `${shown} sources.` : `${shown} of ${items.length} sources.`;
  }

  form.addEventListener("change", narrow);
  form.addEventListener("reset", () => setTimeout(narrow));
  form.addEventListener("submit", (event) => event.preventDefault());

  /* A link to one source must show it, whatever is filtered out. */
  const reveal = () => { const item = document.getElementById(location.hash.slice(1)); if (item?.hidden) { form.reset(); } };
  addEventListener("hashchange", reveal);
})();

/* How large a place takes a finger's tap for each control of a page: read by test_touch.py, run in a page at rest or in
   a state. What is measured is what answers, padding and invisible edges included, not what is drawn. */
(() => {
  "use strict";
  const TARGETS = "a[href], button, summary, select, input:not([type=hidden]), label.control";
  const MOST = 44;
  const ROUNDED = 2;  /* px: a box may end between two pixels, and between two steps */
  const said = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);

  /* In a sentence a link is as high as its line: WCAG 2.5.8 asks no more of it. Who calls for help is asked for no care. */
  function inText(element) {
    if (element.matches(".help a, [href^='tel:'], [href^='sms:']")) return false;
    let block = element;
    while (/^(inline|contents|ruby)/.test(getComputedStyle(block).display)) block = block.parentElement;
    if (block === element) return false;
    const rest = block.cloneNode(true);
    for (const target of rest.querySelectorAll(`${TARGETS}, .heard, .cite, .note`)) target.remove();
    return /\p{L}{2}/u.test(rest.textContent);
  }

  const answers = (element, x, y) => {
    const top = document.elementFromPoint(x, y);
    return !!top && (element.contains(top) || [...element.labels ?? []].some((label) => label.contains(top)));
  };

  const STEP = 2, GAP = 6;  /* px; the gap is between two lines of one link */

  /* From a point as far as it answers, along one axis to both sides; no further than is asked. */
  function reach(element, x, y, right, down, least) {
    let length = 1;
    for (const side of [-1, 1]) {
      let last = 0;
      for (let at = STEP; length + last < least && at - last <= GAP; at += STEP) {
        if (answers(element, x + side * right * at, y + side * down * at)) last = at;
      }
      length += last;
    }
    return length;
  }

  window.smallTargets = (within) => [...document.querySelectorAll(TARGETS)].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || !element.closest(within) || element.matches(".skip") || element.tabIndex < 0) return [];
    const cite = !!element.closest(".cite");
    if (!cite && inText(element)) return [];
    const least = (cite ? 24 : MOST) - ROUNDED;
    element.scrollIntoView({ block: "center" });
    const sizes = [...element.getClientRects()].filter((box) => box.width && box.height).flatMap((box) =>
      [.5, .25, .75].map((share) => [box.left + box.width * share, box.top + box.height / 2]))
      .filter(([x, y]) => answers(element, x, y))
      .map(([x, y]) => [reach(element, x, y, 1, 0, least), reach(element, x, y, 0, 1, least)]);
    if (sizes.some(([wide, high]) => wide >= least && high >= least)) return [];
    return [`${sizes.map((size) => size.join(" by ")).join(", ") || "out of reach"}: ${said(element)}`];
  });
})();

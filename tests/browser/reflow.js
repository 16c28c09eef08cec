/* What goes wrong with text that needs more room than was thought: read by test_reflow.py, run in a page at rest or in
   a state. */
(() => {
  "use strict";
  const said = (text) => text.trim().replace(/\s+/g, " ").slice(0, 60);

  /* Words for the ear alone lie in a box of a pixel. */
  const heard = (element) => !!element.closest(".heard") || [...ancestors(element)].some((one) => one.clientWidth <= 1 && getComputedStyle(one).position === "absolute");
  function* ancestors(element) { for (let one = element; one; one = one.parentElement) yield one; }

  /* Each line of each run of words that can be seen, as the box of its letters: a line's own height may be less. */
  function lines(within) {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, element = node.parentElement;
      if (!node.data.trim() || element.closest("script, style, title, desc, .skip")) continue;
      if (!element.checkVisibility({ visibilityProperty: true }) || heard(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const inset = box.height * .25;
        if (box.width > 2) found.push({ node, left: box.left + 1, right: box.right - 1, top: box.top + inset, bottom: box.bottom - inset });
      }
    }
    return found.sort((a, b) => a.top - b.top);
  }

  function overlaps(within) {
    const found = [], all = lines(within);
    all.forEach((one, at) => {
      for (let next = at + 1; next < all.length && all[next].top < one.bottom; next += 1) {
        const two = all[next];
        if (one.node === two.node || two.left >= one.right || one.left >= two.right) continue;
        /* What has its own place over the page covers what is under it: a note, the strip. */
        if (one.node.parentElement.closest(".note, .help") !== two.node.parentElement.closest(".note, .help")) continue;
        found.push(`“${said(one.node.data)}” lies over “${said(two.node.data)}”`);
      }
    });
    return found;
  }

  function cut(within) {
    const found = [];
    for (const element of document.querySelector(within).querySelectorAll("*")) {
      const style = getComputedStyle(element);
      if (!/hidden|clip/.test(style.overflowX + style.overflowY) || !element.clientWidth || heard(element)) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.tagName === "svg") {
        const room = element.getBoundingClientRect();
        for (const text of element.querySelectorAll("text")) {
          const box = text.getBoundingClientRect();
          if (box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 1 || box.bottom > room.bottom + 1) found.push(`a drawing cuts “${said(text.textContent)}”`);
        }
      } else if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) found.push(`cut: ${element.className || element.tagName} “${said(element.textContent)}”`);
    }
    return found;
  }

  /* Words beyond the window's edge, unless a box of their own lets them be scrolled to. */
  function beyond(within) {
    const wide = document.documentElement.clientWidth;
    const scrolls = (element) => [...ancestors(element)].some((one) => one !== document.documentElement && one !== document.body && /auto|scroll/.test(getComputedStyle(one).overflowX));
    return lines(within).filter((line) => (line.right > wide + 1 || line.left < -1) && !scrolls(line.node.parentElement))
      .map((line) => `beyond the edge: “${said(line.node.data)}”`);
  }

  /* How much of the window is taken by what stays while the page scrolls. */
  function taken() {
    scrollTo(0, innerHeight);
    const found = [...document.body.querySelectorAll("*")].filter((element) => /sticky|fixed/.test(getComputedStyle(element).position))
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(".skip") && !element.closest("main"))
      .map((element) => element.getBoundingClientRect()).filter((box) => box.bottom > 0 && box.top < innerHeight);
    scrollTo(0, 0);
    return found.reduce((sum, box) => sum + Math.min(box.bottom, innerHeight) - Math.max(box.top, 0), 0) / innerHeight;
  }

  window.takenByWhatStays = taken;
  window.wordsIn = (within) => document.querySelector(within).innerText.replace(/\s+/g, "");
  window.badlyReflowed = (within) => [
    ...overlaps(within), ...cut(within), ...beyond(within),
    ...(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} px wide`] : []),
  ];
})();

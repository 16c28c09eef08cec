/* What somebody who goes through a page by the Tab key meets: read by test_keyboard.py, put into a page before its own
   scripts. Each stop is measured when Tab comes up: the focus has moved and the page has scrolled by then. */
(() => {
  "use strict";
  const TABBABLE = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const PARTS = ".skip, .help, .note, .table-scroll, dialog, nav, header, footer, main, body";
  const stops = [];
  let before = null;

  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const said = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);

  function colour(text) {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return { a, light: [r, g, b].map((part) => part / 255)
      .map((part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0) };
  }

  function ground(element) {
    for (let one = element; one; one = one.parentElement) {
      const found = colour(getComputedStyle(one).backgroundColor);
      if (found.a === 1) return found.light;
    }
    return 1;
  }

  /* The mark of focus: its own, or that of the field it stands in. At least 2 px, 3:1 on what lies around it. */
  function ring(element) {
    for (const one of [element, element.parentElement]) {
      const style = getComputedStyle(one);
      const wide = parseFloat(style.outlineWidth);
      if (style.outlineStyle === "none" || wide < 2) continue;
      const pair = [colour(style.outlineColor).light, ground(one.parentElement)].sort((a, b) => b - a);
      return (pair[0] + .05) / (pair[1] + .05) >= 3 ? { one, reach: wide + parseFloat(style.outlineOffset) } : null;
    }
    return null;
  }

  /* A box that scrolls or clips cuts what stands out of it, unless that is placed by a box further out. */
  function cut({ one, reach }) {
    const box = one.getBoundingClientRect();
    let placed = null;
    for (let around = one; around && around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (around === placed) placed = null;
      const clips = around !== one && !placed && (style.overflowX !== "visible" || style.overflowY !== "visible");
      if (style.position === "absolute") placed = around.offsetParent;
      if (!clips) continue;
      const room = around.getBoundingClientRect();
      const over = [room.left - box.left, room.top - box.top, box.right - room.right, box.bottom - room.bottom];
      if (over.filter((side) => side + reach > 1).length > 1) return true;
    }
    return false;
  }

  const holds = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;

  /* What is seen at a point: a mark takes a tap beside itself too, where nothing is drawn. */
  function seen(x, y) {
    return document.elementsFromPoint(x, y).find((one) => [...one.getClientRects()].some((box) => holds(box, x, y)));
  }

  /* Each of its boxes is in the window, and what can be seen there, as far as its upper and lower edges. */
  function covered(element) {
    if (element.matches(".table-scroll, dialog")) return "";
    for (const box of element.getClientRects()) {
      if (!box.width || !box.height) continue;
      if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1) return "out of the window";
      for (const [across, down] of [[.5, 4], [.25, box.height / 2], [.75, box.height / 2], [.5, box.height - 4]]) {
        const top = seen(box.left + box.width * across, box.top + down);
        if (!top || !(element.contains(top) || top.contains(element))) return `under ${top && said(top)}`;
      }
    }
    return "";
  }

  /* Where it stands in its part of the page, which may itself move or scroll. */
  function place(element) {
    const part = element.parentElement.closest(PARTS);
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect(), own = part.getBoundingClientRect();
    const top = box.top - own.top + part.scrollTop, left = box.left - own.left + part.scrollLeft;
    return { part, top, bottom: top + box.height, left, right: left + box.width };
  }

  /* Higher up than the stop before it, and not in a column to the right of it. */
  function back(now, was) {
    return was && now.part === was.part && now.bottom <= was.top + 1 && now.left < was.right;
  }

  function measured(element) {
    const faults = [];
    const mark = ring(element);
    const now = { element, ...place(element) };
    if (!shown(element)) faults.push("not shown");
    if (!(element.getAttribute("aria-label") || element.textContent || element.title || element.labels?.length)) faults.push("no name");
    if (!mark) faults.push("no mark of focus that can be seen");
    else if (cut(mark)) faults.push("its mark of focus is cut");
    const hidden = covered(element);
    if (hidden) faults.push(hidden);
    if (before?.element.isConnected && !(before.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push("before the last stop in the page");
    if (back(now, before)) faults.push("above the last stop");
    before = now;
    return faults;
  }

  let forth = null, out = false;

  /* Past the end the focus would start over, in a browser without a window at once. */
  addEventListener("keydown", (event) => { if (out && event.key === "Tab") event.preventDefault(); }, true);
  addEventListener("keyup", (event) => {
    if (out || event.key !== "Tab") return;
    const element = document.activeElement;
    out = !element || element === document.body || stops.some((stop) => stop.element === element);
    if (out) return;
    stops.push({ element, html: said(element), part: element.closest(PARTS).className, note: !!element.closest(".note"),
      faults: forth ? [covered(element)].filter(Boolean) : measured(element) });
  }, true);

  /* Every stop, once the focus has left the page; before, nothing. */
  window.allStops = () => out && stops.map(({ html, part, faults }) => ({ html, part, faults }));
  const own = (list) => list.filter((stop) => !stop.note).map((stop) => stop.element);
  window.turnBack = () => { forth = own(stops); stops.length = 0; out = false; };
  /* The first stop at which the way back is another; empty where it is the same. */
  window.otherWayBack = () => {
    const back = own(stops).reverse();
    const at = forth.findLastIndex((element, index) => element !== back[index + back.length - forth.length]);
    return at < 0 && back.length === forth.length ? "" : `${back.length} of ${forth.length} stops; not ${said(forth[Math.max(at, 0)])}`;
  };
  /* What Tab should meet and did not. */
  window.missedStops = () => {
    const met = new Set(stops.map((stop) => stop.element));
    return [...document.querySelectorAll(TABBABLE)]
      .filter((element) => shown(element) && !element.disabled && element.tabIndex >= 0 && !element.closest(".note, [inert]") && !met.has(element))
      .map(said);
  };
})();

/* Marks, in the list of this page's sections, the one being read: the last whose heading has passed the window's top
   third. Fetched by reader.js where that list is shown. */

const links = new Map();
for (const link of document.querySelectorAll(".contents a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

/* At the page's end the last sections can rise no further. */
const foot = document.querySelector("footer");
const end = () => foot && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;

function mark() {
  let here = null;
  for (const heading of links.keys()) {
    if (heading.getBoundingClientRect().top < (end() ? innerHeight : innerHeight / 3)) here = heading;
  }
  for (const [heading, link] of links) {
    if (heading === here) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px", threshold: [0, 1] });
for (const heading of links.keys()) observer.observe(heading);
if (foot) new IntersectionObserver(mark, { threshold: [0, .5, 1] }).observe(foot);

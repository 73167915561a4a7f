// Runs in the browser, in a copy of the page that takes this one script: what the eye would see.
const isShown = ({ width }) => width > 0;
const boxes = [...document.querySelectorAll('svg text')]
  .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
  .filter(({ box }) => isShown(box));
/** Lines of letters stand within their boxes with room above and below. */
const touch = (a, b) =>
  a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
const everything = [...document.querySelectorAll('*')];

document.title = JSON.stringify({
  window: innerWidth,
  texts: boxes.length,
  touching: boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((two) => touch(one.box, two.box))
      .map((two) => `${one.text} x ${two.text}`),
  ),
  outside: boxes.filter(({ box }) => box.left < 0 || box.right > innerWidth).length,
  isTooWide: document.documentElement.scrollWidth > innerWidth,
  narrowestBar: Math.min(
    ...[...document.querySelectorAll('svg .bar')]
      .map((bar) => bar.getBoundingClientRect().width)
      .filter((width) => width > 0),
  ),
  links: [...document.querySelectorAll('svg a')].filter((a) => isShown(a.getBoundingClientRect()))
    .length,
  scripts: document.scripts.length,
  handlers: everything.filter(({ attributes }) =>
    [...attributes].some(({ name }) => /^on/.test(name)),
  ).length,
  strangers: document.querySelectorAll('img, iframe, #evil').length,
  styles: document.querySelectorAll('style').length,
});

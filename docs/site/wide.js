// Tables that are wider than the page can be scrolled by keyboard too.
const reachWideTables = () => {
  const boxes = "article .md-typeset__scrollwrap, article [style*='overflow-x']"
  for (const box of document.querySelectorAll(boxes)) {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0
    } else {
      box.removeAttribute("tabindex")
    }
  }
}
addEventListener("load", reachWideTables)
addEventListener("resize", reachWideTables)

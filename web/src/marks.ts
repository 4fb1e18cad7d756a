// In a document: the statement of a mark is shown beside it, the words of a statement are shown in the text.
export function marks(root: Element | null): void {
  if (!root) return;
  const panel = root.querySelector<HTMLElement>(".statement");
  root.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.fact, .sheet a") : null;
    if (!mark || !panel) return;
    const anchor = decodeURIComponent(mark.getAttribute("href")?.slice(1) ?? "");
    const statement = document.getElementById(anchor);
    if (!statement) return;
    event.preventDefault();
    for (const other of panel.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
    statement.setAttribute("aria-current", "true");
    if (panel.scrollHeight > panel.clientHeight) panel.scrollTop = statement.offsetTop - panel.offsetTop - panel.clientHeight / 3;
    else statement.scrollIntoView({ block: "center" });
    history.replaceState(null, "", `#${encodeURIComponent(anchor)}`);
  });
}

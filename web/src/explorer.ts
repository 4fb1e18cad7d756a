// The graph explorer: what is shown, expanded, filtered, sought and exported. Its state is in the address.
import { at } from "./at";
import { View, radius } from "./canvas";
import { toast } from "./copy";
import { Graph, csv, cytoscape, other, type Filters, type Given, type Node } from "./graph";
import { named } from "./named";
import type { ToLayout } from "./layout";
import { element, shape, w } from "./words";

const root = document.querySelector<HTMLElement>(".explorer");
if (root) explore(root);

function explore(root: HTMLElement): void {
  const canvas = root.querySelector("canvas")!;
  const panel = root.querySelector<HTMLElement>(".panel")!;
  const status = document.querySelector<HTMLElement>("[data-status]")!;
  const chosen = root.querySelector<HTMLElement>("[data-chosen]")!;
  const graph = new Graph();
  const view = new View(canvas, graph);
  const filters: Filters = { hidden: new Set(), since: "", until: "", programme: "" };
  const opened = new Set<string>();
  const address = new URLSearchParams(location.search);
  const worker = new Worker(root.dataset.layout!, { type: "module" });
  let laid: Node[] = [];

  worker.addEventListener("message", (event: MessageEvent<{ points: Float32Array; done: boolean }>) => {
    const { points, done } = event.data;
    if (points.length !== laid.length * 2) return;
    laid.forEach((node, at) => {
      if (node === held) return;
      node.x = points[2 * at]!;
      node.y = points[2 * at + 1]!;
    });
    view.moved();
    if (done) root.dataset.settled = "true";
  });

  function layOut(heat: number): void {
    laid = graph.visible;
    const places = new Map(laid.map((node, at) => [node, at]));
    const points = new Float32Array(laid.flatMap((node) => [node.x, node.y]));
    const links = new Uint32Array(graph.links.flatMap((edge) => [places.get(edge.from)!, places.get(edge.to)!]));
    const said: ToLayout = { points, sizes: new Float32Array(laid.map(radius)), links, heat };
    delete root.dataset.settled;
    worker.postMessage(said);
  }

  function changed(heat: number): void {
    graph.filter(filters, opened);
    view.changed();
    layOut(heat);
    const [nodes, edges] = [laid.length, graph.links.length];
    status.textContent = w(`${nodes} 个点，${edges} 条线`, `${nodes} nodes, ${edges} links`);
    remember();
  }

  function remember(): void {
    const said = new URLSearchParams();
    for (const key of ["events", "from", "to"]) if (address.get(key)) said.set(key, address.get(key)!);
    for (const id of opened) said.append("of", id);
    if (filters.hidden.size) said.set("without", [...filters.hidden].sort().join(","));
    if (filters.since) said.set("since", filters.since);
    if (filters.until) said.set("until", filters.until);
    if (filters.programme) said.set("programme", filters.programme);
    const query = said.toString().replaceAll("%2F", "/");
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  }

  async function load(query: string, near?: Node): Promise<Given | undefined> {
    try {
      const answer = await fetch(at(`/explore/data?${query}`));
      const given = (await answer.json()) as Given;
      if (!answer.ok) {
        toast(given.note ?? w("没有成功", "That did not work"));
        return undefined;
      }
      const grown = graph.add(given, near);
      if (given.note) toast(given.note);
      else if (!grown && near) toast(w("没有更多了", "There is nothing more"));
      return given;
    } catch {
      toast(w("服务器没有回答", "The server does not answer"));
      return undefined;
    }
  }

  async function expand(id: string): Promise<void> {
    const node = graph.nodes.get(id);
    if (await load(`of=${encodeURIComponent(id)}`, node)) {
      opened.add(id);
      const now = graph.nodes.get(id);
      if (now) now.expanded = true;
      dates();
      programmes();
      changed(node ? 0.5 : 1);
      if (now) choose(now);
    }
  }

  async function path(from: string, to: string): Promise<void> {
    const given = await load(`from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
    if (!given) return;
    address.set("from", from);
    address.set("to", to);
    view.seen.path = new Set(given.nodes.map((node) => node.id));
    for (const node of given.nodes) opened.add(node.id);
    dates();
    changed(0.7);
  }

  // --- what is chosen ---

  function choose(node: Node | undefined): void {
    view.seen.selected = node;
    view.draw();
    if (!node) {
      chosen.replaceChildren(element("p", { class: "soft small" }, w("点一个点，看它是谁、与什么相连；双击展开。", "Choose a node to see what it is and what it is linked to; a double click opens it.")));
      return;
    }
    const near = node.edges.filter((edge) => edge.shown).slice(0, 80);
    const list = element("ul", { class: "things small" }, ...near.map((edge) => {
      const end = other(edge, node.id);
      const button = element("button", { type: "button", class: "plain" }, end.name || end.label);
      button.addEventListener("click", () => {
        choose(end);
        view.centre(end);
      });
      return element("li", {}, shape(end.code || end.shape), element("span", { class: "name" }, button), element("span", { class: "number" }, edge.label));
    }));
    const open = element("button", { type: "button", class: "main" }, w("展开", "Expand"));
    open.disabled = node.expanded;
    open.addEventListener("click", () => void expand(node.id));
    const hide = element("button", { type: "button" }, w("移去", "Remove"));
    hide.addEventListener("click", () => {
      graph.drop(node);
      opened.delete(node.id);
      choose(undefined);
      changed(0.15);
    });
    const start = element("button", { type: "button" }, w("由此找路径", "Path from here"));
    start.addEventListener("click", () => {
      panel.querySelector<HTMLInputElement>("[name=from]")!.value = node.name;
      panel.querySelector<HTMLInputElement>("[name=from]")!.dataset.id = node.id;
      panel.querySelector<HTMLInputElement>("[name=to]")!.focus();
    });
    const canStart = ["person", "office"].includes(node.shape);
    chosen.replaceChildren(
      element("p", { class: "small soft" }, shape(node.code || node.shape), ` ${node.label}${node.date ? ` · ${node.date}` : ""}`),
      element("h3", {}, element("a", { href: node.url }, node.name || node.label)),
      element("div", { class: "row" }, open, hide, ...(canStart ? [start] : [])), list,
    );
  }

  // --- pointing ---

  let held: Node | undefined;
  let dragged = false;
  canvas.addEventListener("pointerdown", (event) => {
    held = view.at(event);
    dragged = false;
    view.dragging = held !== undefined;
    if (held) canvas.setPointerCapture(event.pointerId);
  }, { capture: true });
  canvas.addEventListener("pointermove", (event) => {
    if (held) {
      [held.x, held.y] = view.point(event);
      dragged = true;
      worker.postMessage({ pin: laid.indexOf(held), x: held.x, y: held.y });
      view.draw();
      return;
    }
    const now = event.pointerType === "mouse" ? view.at(event) : undefined;
    if (now !== view.seen.hovered) {
      view.seen.hovered = now;
      canvas.style.cursor = now ? "pointer" : "";
      view.draw();
    }
  });
  canvas.addEventListener("pointerup", (event) => {
    const node = held ?? view.at(event);
    if (held) worker.postMessage({ free: laid.indexOf(held) });
    held = undefined;
    view.dragging = false;
    if (!dragged && node) choose(node);
  });
  canvas.addEventListener("pointerleave", () => {
    view.seen.hovered = undefined;
    view.draw();
  });
  canvas.addEventListener("dblclick", (event) => {
    const node = view.at(event);
    if (node) void expand(node.id);
  });
  canvas.addEventListener("keydown", (event) => {
    const moves: Record<string, () => void> = {
      "+": () => view.zoomBy(1.3), "=": () => view.zoomBy(1.3), "-": () => view.zoomBy(1 / 1.3), "0": () => view.fit(),
      ArrowLeft: () => view.panBy(60, 0), ArrowRight: () => view.panBy(-60, 0), ArrowUp: () => view.panBy(0, 60), ArrowDown: () => view.panBy(0, -60),
      Enter: () => view.seen.selected && void expand(view.seen.selected.id), Escape: () => choose(undefined),
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move();
  });

  // --- filters ---

  for (const box of panel.querySelectorAll<HTMLInputElement>("input[type=checkbox][data-kind]")) {
    box.checked = !filters.hidden.has(box.dataset.kind!);
    box.addEventListener("change", () => {
      if (box.checked) filters.hidden.delete(box.dataset.kind!);
      else filters.hidden.add(box.dataset.kind!);
      changed(0.2);
    });
  }
  const since = panel.querySelector<HTMLInputElement>("[data-since]")!;
  const until = panel.querySelector<HTMLInputElement>("[data-until]")!;
  const span = panel.querySelector<HTMLOutputElement>("[data-span]")!;
  let months: string[] = [];

  function dates(): void {
    months = graph.months();
    for (const [range, value, end] of [[since, filters.since, 0], [until, filters.until, months.length - 1]] as const) {
      range.max = String(Math.max(0, months.length - 1));
      const at = months.findIndex((month) => month >= value);
      range.value = String(value && at >= 0 ? at : end);
      range.disabled = months.length < 2;
    }
    showSpan();
  }

  function showSpan(): void {
    const [first, last] = [months[Number(since.value)] ?? "", months[Number(until.value)] ?? ""];
    span.textContent = first ? `${first} – ${last}` : w("没有日期", "no dates");
    since.setAttribute("aria-valuetext", first);
    until.setAttribute("aria-valuetext", last);
  }

  for (const range of [since, until]) {
    range.addEventListener("input", () => {
      if (Number(since.value) > Number(until.value)) (range === since ? until : since).value = range.value;
      filters.since = Number(since.value) > 0 ? months[Number(since.value)]! : "";
      filters.until = Number(until.value) < months.length - 1 ? months[Number(until.value)]! : "";
      showSpan();
      changed(0.08);
    });
  }
  const programme = panel.querySelector<HTMLSelectElement>("[data-programme]")!;

  function programmes(): void {
    const found = [...graph.nodes.values()].filter((node) => node.shape === "programme").sort((a, b) => b.edges.length - a.edges.length).slice(0, 200);
    programme.replaceChildren(element("option", { value: "" }, w("全部项目", "all programmes")), ...found.map((node) => element("option", { value: node.id }, node.name)));
    programme.value = filters.programme;
  }
  programme.addEventListener("change", () => {
    filters.programme = programme.value;
    changed(0.2);
  });

  // --- adding, paths, export ---

  const add = panel.querySelector<HTMLFormElement>("form[data-add]")!;
  add.addEventListener("submit", (event) => {
    event.preventDefault();
    void named(add.querySelector("input")!).then((id) => (id ? expand(id) : undefined));
  });
  const paths = panel.querySelector<HTMLFormElement>("form[data-path]")!;
  paths.addEventListener("submit", (event) => {
    event.preventDefault();
    const [from, to] = paths.querySelectorAll("input");
    void Promise.all([named(from!), named(to!)]).then(([a, b]) => (a && b ? path(a, b) : undefined));
  });
  const save = (name: string, type: string, content: BlobPart) => {
    const url = URL.createObjectURL(new Blob([content], { type }));
    element("a", { href: url, download: name }).click();
    window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  const exports: Record<string, () => void> = {
    json: () => save("jiedao-graph.json", "application/json", cytoscape(graph)),
    csv: () => save("jiedao-graph.csv", "text/csv;charset=utf-8", `\ufeff${csv(graph)}`),
    png: () => canvas.toBlob((blob) => blob && save("jiedao-graph.png", "image/png", blob)),
    fit: () => view.fit(),
    clear: () => location.assign(at("/explore?events=0")),
  };
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-do]")) button.addEventListener("click", () => exports[button.dataset.do!]?.());

  // --- the beginning, as the address says it ---

  async function begin(): Promise<void> {
    for (const kind of (address.get("without") ?? "").split(",").filter(Boolean)) filters.hidden.add(kind);
    for (const box of panel.querySelectorAll<HTMLInputElement>("input[data-kind]")) box.checked = !filters.hidden.has(box.dataset.kind!);
    [filters.since, filters.until, filters.programme] = [address.get("since") ?? "", address.get("until") ?? "", address.get("programme") ?? ""];
    const things = address.getAll("of");
    choose(undefined);
    if (!things.length && !address.get("from")) await load(`events=${encodeURIComponent(address.get("events") ?? "")}`);
    for (const id of things) {
      if (await load(`of=${encodeURIComponent(id)}`, graph.nodes.get(id))) {
        opened.add(id);
        const node = graph.nodes.get(id);
        if (node) node.expanded = true;
      }
    }
    dates();
    programmes();
    changed(1);
    const first = graph.nodes.get(things[0] ?? "");
    if (first) choose(first);
    if (address.get("from") && address.get("to")) await path(address.get("from")!, address.get("to")!);
    root.dataset.ready = "true";
  }

  // For measurements in a browser: how many frames were drawn, of how many nodes.
  Object.assign(window, { jiedaoExplorer: { frames: () => view.frames, nodes: () => laid.length } });
  void begin();
}

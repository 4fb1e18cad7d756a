// What the explorer holds: nodes and edges as the server gives them, what is filtered out, and which are neighbours.
export interface Given {
  nodes: { id: string; name: string; shape: string; code?: string; date?: string | null; url: string; label: string }[];
  edges: { from: string; to: string; label: string; date?: string | null; first?: string | null; last?: string | null }[];
  more?: boolean;
  note?: string;
}

export interface Node {
  id: string;
  name: string;
  /** person, office, place, programme or event */
  shape: string;
  /** the kind of an event */
  code: string;
  date: string;
  url: string;
  label: string;
  x: number;
  y: number;
  edges: Edge[];
  shown: boolean;
  expanded: boolean;
}

export interface Edge {
  from: Node;
  to: Node;
  label: string;
  first: string;
  last: string;
  shown: boolean;
}

export interface Filters {
  hidden: Set<string>;
  since: string;
  until: string;
  programme: string;
}

export class Graph {
  nodes = new Map<string, Node>();
  edges = new Map<string, Edge>();

  /** Adds what is new around `near`; says whether anything was. */
  add(given: Given, near?: Node): boolean {
    const before = this.nodes.size + this.edges.size;
    let at = 0;
    for (const one of given.nodes) {
      const known = this.nodes.get(one.id);
      if (known) continue;
      const turn = at * 2.39996;
      const far = 12 + 7 * Math.sqrt(at++);
      this.nodes.set(one.id, {
        id: one.id, name: one.name, shape: one.shape, code: one.code ?? "", date: one.date ?? "", url: one.url, label: one.label,
        x: (near?.x ?? 0) + far * Math.cos(turn), y: (near?.y ?? 0) + far * Math.sin(turn), edges: [], shown: true, expanded: false,
      });
    }
    for (const one of given.edges) {
      const key = `${one.from} ${one.to} ${one.label}`;
      const from = this.nodes.get(one.from);
      const to = this.nodes.get(one.to);
      if (!from || !to || this.edges.has(key)) continue;
      const edge = { from, to, label: one.label, first: one.first ?? one.date ?? "", last: one.last ?? one.date ?? "", shown: true };
      this.edges.set(key, edge);
      from.edges.push(edge);
      to.edges.push(edge);
    }
    return this.nodes.size + this.edges.size > before;
  }

  drop(node: Node): void {
    this.nodes.delete(node.id);
    for (const [key, edge] of this.edges) {
      if (edge.from !== node && edge.to !== node) continue;
      this.edges.delete(key);
      const other = edge.from === node ? edge.to : edge.from;
      other.edges = other.edges.filter((one) => one !== edge);
    }
  }

  /** Events by day, kind and programme; other things while something that is shown leads to them. */
  filter(filters: Filters, keep: Set<string>): void {
    const about = filters.programme
      ? new Set(this.nodes.get(filters.programme)?.edges.map((edge) => other(edge, filters.programme).id) ?? [])
      : undefined;
    for (const node of this.nodes.values()) {
      node.shown = node.shape !== "event" || (!filters.hidden.has(node.code) && within(node.date, node.date, filters) && (!about || about.has(node.id)));
    }
    for (const edge of this.edges.values()) {
      const timed = edge.from.shape !== "event" && edge.to.shape !== "event" && edge.first !== "";
      edge.shown = edge.from.shown && edge.to.shown && !filters.hidden.has(edge.from.shape) && !filters.hidden.has(edge.to.shape)
        && (!timed || within(edge.first, edge.last, filters));
    }
    const narrowed = filters.since !== "" || filters.until !== "" || filters.programme !== "" || filters.hidden.size > 0;
    for (const node of this.nodes.values()) {
      if (node.shape === "event") continue;
      node.shown = !filters.hidden.has(node.shape) && (!narrowed || keep.has(node.id) || node.edges.some((edge) => edge.shown));
    }
    for (const edge of this.edges.values()) edge.shown = edge.shown && edge.from.shown && edge.to.shown;
  }

  months(): string[] {
    const found = new Set<string>();
    for (const node of this.nodes.values()) if (/^\d{4}-\d\d/.test(node.date)) found.add(node.date.slice(0, 7));
    return [...found].sort();
  }

  get visible(): Node[] {
    return [...this.nodes.values()].filter((node) => node.shown);
  }

  get links(): Edge[] {
    return [...this.edges.values()].filter((edge) => edge.shown);
  }
}

export function other(edge: Edge, id: string): Node {
  return edge.from.id === id ? edge.to : edge.from;
}

function within(first: string, last: string, filters: Filters): boolean {
  if (!filters.since && !filters.until) return true;
  if (!/^\d{4}/.test(first)) return false;
  const end = last.slice(0, 7) || first.slice(0, 7);
  return (!filters.until || first.slice(0, 7) <= filters.until) && (!filters.since || end >= filters.since);
}

/** Elements as Cytoscape reads them. */
export function cytoscape(graph: Graph): string {
  const nodes = graph.visible.map((node) => ({
    data: { id: node.id, label: node.name, kind: node.shape, event: node.code || undefined, date: node.date || undefined },
    position: { x: Math.round(node.x), y: Math.round(node.y) },
  }));
  const edges = graph.links.map((edge, at) => ({
    data: { id: `e${at}`, source: edge.from.id, target: edge.to.id, label: edge.label, first: edge.first || undefined, last: edge.last || undefined },
  }));
  return JSON.stringify({ elements: { nodes, edges } }, null, 1);
}

export function csv(graph: Graph): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = graph.links.map((edge) => [edge.from.id, edge.from.name, edge.label, edge.to.id, edge.to.name, edge.first, edge.last]);
  return [["from", "from_name", "relation", "to", "to_name", "first", "last"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

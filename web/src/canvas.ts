// Draws the graph on a canvas and tells what is pointed at. Shapes say the kind, colours say it again.
import { quadtree, type Quadtree } from "d3-quadtree";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import type { Edge, Graph, Node } from "./graph";

const SHAPES: Record<string, (path: Path2D, x: number, y: number, r: number) => void> = {
  person: circle,
  office: (path, x, y, r) => path.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
  place: (path, x, y, r) => polygon(path, x, y + r * 0.15, r * 1.25, 3, -Math.PI / 2),
  programme: (path, x, y, r) => polygon(path, x, y, r * 1.25, 4, 0),
  event: circle,
};
const LABELS = 70;

export interface Seen {
  selected?: Node;
  hovered?: Node;
  path: Set<string>;
}

export class View {
  private readonly context: CanvasRenderingContext2D;
  private transform: ZoomTransform = zoomIdentity;
  private tree: Quadtree<Node> = quadtree();
  private asked = 0;
  private width = 1;
  private height = 1;
  private colours: Record<string, string> = {};
  private readonly zooming = zoom<HTMLCanvasElement, unknown>().scaleExtent([0.05, 8]);
  private nodes: Node[] = [];
  private links: Edge[] = [];
  seen: Seen = { path: new Set() };
  /** Frames that were drawn, for whoever measures. */
  frames = 0;
  fitted = false;

  constructor(private readonly canvas: HTMLCanvasElement, private readonly graph: Graph) {
    this.context = canvas.getContext("2d", { alpha: false })!;
    this.zooming.filter((event: Event) => !(event instanceof MouseEvent && event.button) && !this.dragging).on("zoom", (event: { transform: ZoomTransform; sourceEvent?: Event }) => {
      this.transform = event.transform;
      if (event.sourceEvent) this.fitted = true;
      this.draw();
    });
    select(canvas).call(this.zooming).on("dblclick.zoom", null);
    new ResizeObserver(() => this.resize()).observe(canvas);
    for (const query of ["(prefers-color-scheme: dark)"]) matchMedia(query).addEventListener("change", () => this.recolour());
    this.recolour();
    this.resize();
  }

  /** Set while a node is dragged, so that the sheet stays. */
  dragging = false;

  recolour(): void {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["person", "office", "place", "programme", "visit", "meeting", "ceremony", "training", "activity", "other", "ink", "soft", "rule-strong", "accent", "raised", "faint"]) {
      this.colours[name] = style.getPropertyValue(`--${name}`).trim();
    }
    this.colours.font = getComputedStyle(document.body).fontFamily;
    this.draw();
  }

  private resize(): void {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.width = this.canvas.clientWidth || 1;
    this.height = this.canvas.clientHeight || 1;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    if (!this.fitted) this.fit();
    this.draw();
  }

  /** What is shown has changed. */
  changed(): void {
    this.nodes = this.graph.visible;
    this.links = this.graph.links;
    this.moved();
  }

  /** Nodes stand elsewhere. */
  moved(): void {
    this.tree = quadtree<Node>().x((node) => node.x).y((node) => node.y).addAll(this.nodes);
    if (!this.fitted) this.fit();
    this.draw();
  }

  fit(): void {
    if (!this.nodes.length) return;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const node of this.nodes) {
      left = Math.min(left, node.x);
      right = Math.max(right, node.x);
      top = Math.min(top, node.y);
      bottom = Math.max(bottom, node.y);
    }
    const scale = Math.min(2, 0.9 * Math.min(this.width / (right - left + 60), this.height / (bottom - top + 60)));
    const to = zoomIdentity.translate(this.width / 2, this.height / 2).scale(scale).translate(-(left + right) / 2, -(top + bottom) / 2);
    select(this.canvas).call(this.zooming.transform, to);
  }

  zoomBy(factor: number): void {
    this.fitted = true;
    select(this.canvas).call(this.zooming.scaleBy, factor);
  }

  panBy(x: number, y: number): void {
    this.fitted = true;
    select(this.canvas).call(this.zooming.translateBy, x / this.transform.k, y / this.transform.k);
  }

  centre(node: Node): void {
    this.fitted = true;
    select(this.canvas).call(this.zooming.translateTo, node.x, node.y);
  }

  at(event: { clientX: number; clientY: number }): Node | undefined {
    const [x, y] = this.point(event);
    return this.tree.find(x, y, Math.max(8, 14 / this.transform.k));
  }

  point(event: { clientX: number; clientY: number }): [number, number] {
    const box = this.canvas.getBoundingClientRect();
    return this.transform.invert([event.clientX - box.left, event.clientY - box.top]);
  }

  draw(): void {
    if (!this.asked) this.asked = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    this.asked = 0;
    this.frames += 1;
    const { context, transform, colours } = this;
    const ratio = this.canvas.width / this.width;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colours.raised!;
    context.fillRect(0, 0, this.width, this.height);
    context.setTransform(ratio * transform.k, 0, 0, ratio * transform.k, ratio * transform.x, ratio * transform.y);
    const focus = this.seen.hovered ?? this.seen.selected;
    const near = focus ? new Set([focus, ...focus.edges.filter((edge) => edge.shown).map((edge) => (edge.from === focus ? edge.to : edge.from))]) : undefined;
    this.paintEdges(focus);
    this.paintNodes(near);
    this.paintLabels(near, ratio);
  }

  private paintEdges(focus: Node | undefined): void {
    const plain = new Path2D();
    const strong = new Path2D();
    for (const edge of this.links) {
      const path = edge.from === focus || edge.to === focus || (this.seen.path.has(edge.from.id) && this.seen.path.has(edge.to.id)) ? strong : plain;
      path.moveTo(edge.from.x, edge.from.y);
      path.lineTo(edge.to.x, edge.to.y);
    }
    this.context.lineWidth = 0.8 / Math.max(this.transform.k, 0.35);
    this.context.strokeStyle = this.colours["rule-strong"]!;
    this.context.stroke(plain);
    this.context.lineWidth *= 2.2;
    this.context.strokeStyle = this.colours.accent!;
    this.context.stroke(strong);
  }

  private paintNodes(near: Set<Node> | undefined): void {
    const paths = new Map<string, Path2D>();
    for (const node of this.nodes) {
      const faded = near !== undefined && !near.has(node);
      const key = `${faded ? "-" : "+"}${node.shape === "event" ? node.code || "other" : node.shape}`;
      let path = paths.get(key);
      if (!path) paths.set(key, (path = new Path2D()));
      SHAPES[node.shape]?.(path, node.x, node.y, radius(node));
    }
    for (const [key, path] of paths) {
      this.context.globalAlpha = key.startsWith("-") ? 0.28 : 1;
      this.context.fillStyle = this.colours[key.slice(1)] ?? this.colours.faint!;
      this.context.fill(path);
    }
    this.context.globalAlpha = 1;
    for (const node of [this.seen.selected, this.seen.hovered, ...[...this.seen.path].map((id) => this.graph.nodes.get(id))]) {
      if (!node?.shown) continue;
      const ring = new Path2D();
      circle(ring, node.x, node.y, radius(node) + 3.5);
      this.context.lineWidth = 2 / Math.max(this.transform.k, 0.5);
      this.context.strokeStyle = this.colours.accent!;
      this.context.stroke(ring);
    }
  }

  private paintLabels(near: Set<Node> | undefined, ratio: number): void {
    const { context, transform } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = `12px ${this.colours.font}`;
    context.textAlign = "center";
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = this.colours.raised!;
    context.fillStyle = this.colours.ink!;
    const wanted = near ? [...near].filter((node) => node.shown) : this.nodes.filter((node) => node.shape !== "event" || transform.k > 2.4);
    const ranked = wanted.sort((a, b) => rank(b, this.seen) - rank(a, this.seen)).slice(0, 400);
    const taken: [number, number, number, number][] = [];
    let count = 0;
    for (const node of ranked) {
      if (count >= LABELS) break;
      const [x, y] = transform.apply([node.x, node.y]);
      if (x < -40 || y < -10 || x > this.width + 40 || y > this.height + 20 || !node.name) continue;
      const name = node.name.length > 16 ? `${node.name.slice(0, 15)}…` : node.name;
      const wide = name.length * 12.5;
      const top = y + radius(node) * transform.k + 4;
      const box: [number, number, number, number] = [x - wide / 2, top, x + wide / 2, top + 14];
      if (taken.some((one) => box[0] < one[2] && one[0] < box[2] && box[1] < one[3] && one[1] < box[3])) continue;
      taken.push(box);
      context.strokeText(name, x, top + 11);
      context.fillText(name, x, top + 11);
      count += 1;
    }
  }
}

function rank(node: Node, seen: Seen): number {
  return node === seen.selected || node === seen.hovered ? Infinity : seen.path.has(node.id) ? 1e6 : node.edges.length - (node.shape === "event" ? 1000 : 0);
}

export function radius(node: Node): number {
  return node.shape === "event" ? 3.2 : Math.min(11, 4 + 1.1 * Math.sqrt(node.edges.length));
}

function circle(path: Path2D, x: number, y: number, r: number): void {
  path.moveTo(x + r, y);
  path.arc(x, y, r, 0, 2 * Math.PI);
}

function polygon(path: Path2D, x: number, y: number, r: number, corners: number, turn: number): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (2 * Math.PI * corner) / corners;
    if (corner === 0) path.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    else path.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  path.closePath();
}

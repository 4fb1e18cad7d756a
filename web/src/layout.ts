// A worker: nodes and links in, positions out, a few dozen times a second until they have settled.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type Simulation, type SimulationNodeDatum } from "d3-force";

export interface ToLayout {
  points: Float32Array;
  sizes: Float32Array;
  links: Uint32Array;
  heat: number;
}

interface Node extends SimulationNodeDatum {
  size: number;
}

let simulation: Simulation<Node, undefined> | undefined;
let nodes: Node[] = [];
let running = 0;

function run(): void {
  rest();
  const started = performance.now();
  let ticks = 0;
  while (performance.now() - started < 24 && simulation && simulation.alpha() > simulation.alphaMin() && ticks < 40) {
    simulation.tick();
    ticks += 1;
  }
  const points = new Float32Array(nodes.length * 2);
  nodes.forEach((node, at) => {
    points[2 * at] = node.x ?? 0;
    points[2 * at + 1] = node.y ?? 0;
  });
  const done = !simulation || simulation.alpha() <= simulation.alphaMin();
  self.postMessage({ points, done }, { transfer: [points.buffer] });
  if (!done) running = self.setTimeout(run, 12);
}

function rest(): void {
  self.clearTimeout(running);
}

self.addEventListener("message", (event: MessageEvent<ToLayout | { pin: number; x: number; y: number } | { free: number }>) => {
  const said = event.data;
  if ("points" in said) {
    simulation?.stop();
    nodes = Array.from(said.sizes, (size, at) => ({ size, x: said.points[2 * at], y: said.points[2 * at + 1] }));
    const links: { source: number; target: number }[] = [];
    for (let at = 0; at < said.links.length; at += 2) links.push({ source: said.links[at]!, target: said.links[at + 1]! });
    simulation = forceSimulation(nodes)
      .force("link", forceLink<Node, { source: number; target: number }>(links).distance(34).strength(0.5).iterations(1))
      .force("charge", forceManyBody<Node>().strength(-46).theta(1.1).distanceMax(420))
      .force("x", forceX<Node>(0).strength(0.035))
      .force("y", forceY<Node>(0).strength(0.035))
      .force("collide", forceCollide<Node>().radius((node) => node.size + 2).strength(0.6))
      .alpha(said.heat)
      .alphaDecay(0.03)
      .stop();
    run();
  } else if ("pin" in said) {
    const node = nodes[said.pin];
    if (node) {
      node.fx = said.x;
      node.fy = said.y;
      simulation?.alpha(Math.max(simulation.alpha(), 0.12));
      run();
    }
  } else {
    const node = nodes[said.free];
    if (node) node.fx = node.fy = null;
  }
});

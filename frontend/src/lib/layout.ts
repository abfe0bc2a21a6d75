// Where the actors of a network stand: friends draw near, foes don't; the same network, the same places.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { NetworkView } from "./types";

export type Places = Map<string, { x: number; y: number }>;

function hash(text: string): number {
  let found = 2166136261;
  for (let n = 0; n < text.length; n++) found = Math.imul(found ^ text.charCodeAt(n), 16777619);
  return (found >>> 0) / 4294967296;
}

/** Lay a network out; actors that stood somewhere before start there, so that windows of time compare. */
export function layOut(network: NetworkView, before: Places): { graph: Graph; places: Places } {
  const graph = new Graph({ type: "undirected", multi: false });
  for (const node of network.nodes) {
    const angle = hash(node.id) * 2 * Math.PI;
    const known = before.get(node.id);
    graph.addNode(node.id, { ...(known ?? { x: Math.cos(angle) * 10, y: Math.sin(angle) * 10 }), name: node.name, kind: node.kind, weight: node.weight });
  }
  for (const edge of network.edges) {
    graph.addEdge(edge.a, edge.b, { weight: edge.strength > 0 ? 0.5 + edge.strength : 0.12, ...edge });
  }
  if (graph.order > 1) {
    forceAtlas2.assign(graph, {
      iterations: before.size ? 80 : 400,
      getEdgeWeight: "weight",
      settings: { ...forceAtlas2.inferSettings(graph), gravity: 1.2, scalingRatio: 12, barnesHutOptimize: graph.order > 300, strongGravityMode: false, adjustSizes: false },
    });
  }
  const places: Places = new Map(before);
  graph.forEachNode((id, at) => places.set(id, { x: at["x"] as number, y: at["y"] as number }));
  return { graph, places };
}

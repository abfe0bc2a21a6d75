// Country outlines: Natural Earth's, public domain, as the package world-atlas carries them.
import type { FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import address from "world-atlas/countries-50m.json?url";

let loaded: Promise<FeatureCollection<Geometry>> | undefined;

export function loadWorld(): Promise<FeatureCollection<Geometry>> {
  loaded ??= fetch(address)
    .then((response) => response.json() as Promise<Topology>)
    .then((topology) => feature(topology, topology.objects["countries"] as GeometryCollection));
  return loaded;
}

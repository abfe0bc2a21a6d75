// What the map is drawn on: country outlines and disputed borders, both Natural Earth's, public domain
// (the outlines as the package world-atlas carries them), and the largest towns, asked of the gazetteer.
import type { FeatureCollection, Geometry, MultiLineString } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import address from "world-atlas/countries-50m.json?url";
import disputedAddress from "../../../src/crosscurrents/data/places/disputed_borders.json?url";
import { get } from "./api";
import type { Town, TownList } from "./types";

export interface World {
  countries: FeatureCollection<Geometry, { name?: string }>;
  disputed: FeatureCollection<MultiLineString, { name: string }>;
}

export interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

let loaded: Promise<World> | undefined;

async function load(): Promise<World> {
  const [topology, disputed] = await Promise.all([address, disputedAddress].map(async (each) => (await fetch(each)).json() as Promise<unknown>));
  const outlines = topology as Topology;
  const countries = feature(outlines, outlines.objects["countries"] as GeometryCollection<{ name?: string }>);
  return { countries, disputed: disputed as World["disputed"] };
}

export function loadWorld(): Promise<World> {
  loaded ??= load();
  return loaded;
}

/** The largest towns in view and a little around it, the largest first. */
export async function loadTowns(bounds: Bounds, signal?: AbortSignal): Promise<Town[]> {
  const bounded = { south: Math.max(-90, bounds.south), west: Math.max(-180, bounds.west), north: Math.min(90, bounds.north), east: Math.min(180, bounds.east) };
  const query = Object.entries(bounded).map(([name, degrees]) => `${name}=${degrees.toFixed(2)}`).join("&");
  return (await get<TownList>(`/towns.json?${query}`, signal)).towns;
}

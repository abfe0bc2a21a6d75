// What the map and its plain twin share: how a pin looks, and where most of it happened.
import { count } from "./format";
import type { Pin } from "./types";

export const events = (pin: Pin): number => pin.cooperation + pin.conflict;

/** Known to no more than a district or wider: drawn hollow, since a dot would say more than is known. */
export const isCoarse = (pin: Pin): boolean => !["site", "town"].includes(pin.precision);

export const side = (pin: Pin): "none" | "conflict" | "cooperation" => (events(pin) === 0 ? "none" : pin.conflict >= pin.cooperation ? "conflict" : "cooperation");

export const known = (pin: Pin): string => (pin.precision === "unknown" ? "how closely it is known isn't said" : `known to the ${pin.precision}`) + (pin.radius_km && pin.radius_km >= 1 ? `, within ${count(Math.round(pin.radius_km))} km` : "");

export const told = (pin: Pin): string => `${pin.name}: ${count(pin.conflict)} of conflict, ${count(pin.cooperation)} of cooperation; ${known(pin)}`;

/** The middle seven tenths of what happened: one summit far away shouldn't shrink everything else. */
export function middle(pins: Pin[], place: (pin: Pin) => number): [number, number] {
  const order = pins.flatMap((p) => Array<number>(1 + events(p)).fill(place(p))).sort((a, b) => a - b);
  const cut = Math.floor(order.length * 0.15);
  return [order[cut] ?? 0, order[order.length - 1 - cut] ?? 0];
}

// The sides and the place of an event while a person corrects them, and the words in which they are sent.
import type { EventRow, PlaceChoice, Ref } from "./types";

export interface Side {
  id: string;
  name: string;
  /** The kind of an actor that the case doesn't know yet. */
  kind?: string;
}

export interface Said {
  type: string;
  status: string;
  mode: string;
  actors: Side[];
  recipients: Side[];
  place: { id: string; name: string } | null;
  date: string;
}

export const emptySaid = (): Said => ({ type: "ASSAULT", status: "occurred", mode: "", actors: [], recipients: [], place: null, date: "" });

export function saidOf(event: EventRow): Said {
  const side = (actors: Ref[]): Side[] => actors.map(({ id, name }) => ({ id, name }));
  const date = !event.earliest || !event.latest || event.earliest === event.latest ? (event.earliest ?? event.latest ?? "") : `${event.earliest}/${event.latest}`;
  return { type: event.type, status: event.status, mode: event.mode ?? "", actors: side(event.actors), recipients: side(event.recipients), place: event.place && { id: event.place.id, name: event.place.name }, date };
}

/** What is sent for each field; semicolons part actors, so none may stand in a new name. */
export function words(said: Said): Record<keyof Said, string> {
  const side = (actors: Side[]): string => actors.map((a) => (a.kind ? `+${a.name.replaceAll(";", ",")}:${a.kind}` : a.id)).join(";");
  return { type: said.type, status: said.status, mode: said.mode, actors: side(said.actors), recipients: side(said.recipients), place: said.place?.id ?? "", date: said.date.trim() };
}

export const placeDetail = (place: PlaceChoice): string => [place.unit, place.country, place.precision, place.mentions ? `named ${place.mentions} times in this case` : "gazetteer"].filter(Boolean).join(" · ");

// Talking to the server: answers, decisions, and the token that decisions need.

const TOKEN = "crosscurrents-token";

/** Keep the token of the address that `serve` printed, and take it out of the address. */
export function takeToken(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    localStorage.setItem(TOKEN, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
}

export function mayDecide(): boolean {
  return localStorage.getItem(TOKEN) !== null;
}

async function answer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => ({ error: `the server answered ${response.status}` }));
  if (!response.ok) throw new Error((body as { error?: string }).error ?? `the server answered ${response.status}`);
  return body as T;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Error("The server doesn't answer. Is `crosscurrents serve` still running?");
  }
  return answer<T>(response);
}

export interface Decision {
  verdict: string;
  subject: string;
  object?: string | null;
  value?: string | null;
  note?: string;
  start?: number;
  end?: number;
  fields?: Record<string, string>;
  spellings?: string[];
  mentions?: [string, number][];
}

export async function decide<T>(decision: Decision): Promise<T> {
  return send<T>("/decide", { ...decision, who: who() });
}

/** Send something to be written: JSON, or a file as it is. */
export async function send<T>(path: string, what: object | Blob): Promise<T> {
  const file = what instanceof Blob;
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: {
        "content-type": file ? "application/octet-stream" : "application/json",
        "x-crosscurrents-token": localStorage.getItem(TOKEN) ?? "",
      },
      body: file ? what : JSON.stringify(what),
    });
  } catch {
    throw new Error("The server doesn't answer. Is `crosscurrents serve` still running?");
  }
  return answer<T>(response);
}

/** Who decides: a name that the person gave once, kept in this browser. */
export function who(): string {
  return localStorage.getItem("crosscurrents-who") ?? "";
}

export function setWho(name: string): void {
  localStorage.setItem("crosscurrents-who", name);
}

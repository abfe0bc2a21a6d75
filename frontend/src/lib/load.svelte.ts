import { get } from "./api";
import { changes } from "./router.svelte";

/** What the server says at an address that may change; the last answer stays until the next is there. */
export class Loaded<T> {
  data = $state.raw<T | null>(null);
  error = $state("");
  busy = $state(true);

  constructor(address: () => string | null) {
    $effect(() => {
      void changes.count;
      const path = address();
      if (path === null) {
        this.data = null;
        this.busy = false;
        return;
      }
      const stop = new AbortController();
      this.busy = true;
      get<T>(path, stop.signal)
        .then((found) => {
          if (stop.signal.aborted) return;
          this.data = found;
          this.error = "";
        })
        .catch((problem: Error) => {
          if (!stop.signal.aborted) this.error = problem.message;
        })
        .finally(() => {
          if (!stop.signal.aborted) this.busy = false;
        });
      return () => stop.abort();
    });
  }
}

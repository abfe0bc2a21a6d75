/** What something comes to once it has stood still for a while. */
export class Settled<T> {
  value = $state.raw<T | null>(null);
  moving = $state(false);

  constructor(now: () => T | null, milliseconds: number) {
    $effect(() => {
      const found = now();
      this.moving = true;
      const timer = setTimeout(() => {
        this.value = found;
        this.moving = false;
      }, milliseconds);
      return () => clearTimeout(timer);
    });
  }
}

/** Virtual time: actions run in the order of their hour, and nothing waits for real. */
export class Stage {
  now = 1_700_000_000_000;
  #order = 0;
  #planned: { at: number; order: number; action: () => void }[] = [];

  after = (delayMs: number, action: () => void): (() => void) => {
    const plan = { at: this.now + delayMs, order: this.#order++, action };
    this.#planned.push(plan);
    return () => {
      this.#planned = this.#planned.filter((one) => one !== plan);
    };
  };

  /** Runs all that is planned within the time given. */
  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const due = this.#planned.filter((one) => one.at <= end);
      const next = due.sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.#planned = this.#planned.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.action();
    }
    this.now = end;
  }
}

/** A store like the browser's, in memory. */
export class MemoryStore {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
}

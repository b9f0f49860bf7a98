import type { Sealer } from './sealed-values.ts';

/** As many values as belong to the operations that are under way at a time, one or two to each. */
const mostRemembered = 512;

/**
 * A sealer that needn't open what it has sealed a moment ago. A booking that is made is written when its command may be sent, and read once
 * when the outcome is known; opening its values there would cost more than all else of that read.
 *
 * Each value is remembered for one opening, and no longer than until so many others were sealed.
 */
export class RecentlySealed implements Sealer {
  readonly #sealer: Sealer;
  /** Plain text by place and sealed text. Oldest first. */
  readonly #plain = new Map<string, string>();

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  seal(text: string, place: string): string {
    const sealed = this.#sealer.seal(text, place);
    this.#plain.set(keyOf(sealed, place), text);
    if (this.#plain.size > mostRemembered) this.#forgetOldest();
    return sealed;
  }

  open(sealed: string, place: string): string {
    const key = keyOf(sealed, place);
    const text = this.#plain.get(key);
    if (text === undefined) return this.#sealer.open(sealed, place);
    this.#plain.delete(key);
    return text;
  }

  keyOf(text: string): string | null {
    return this.#sealer.keyOf(text);
  }

  get current(): string {
    return this.#sealer.current;
  }

  keyedHash(text: string): string {
    return this.#sealer.keyedHash(text);
  }

  #forgetOldest(): void {
    const [oldest] = this.#plain.keys();
    if (oldest !== undefined) this.#plain.delete(oldest);
  }
}

function keyOf(sealed: string, place: string): string {
  return `${place}\u0000${sealed}`;
}

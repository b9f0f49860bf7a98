/** The images that a clinic has been told to attach, by the token of whoever's wish they are. */
export class SimAlbum {
  readonly #wronged: (what: string) => void;
  readonly #attached = new Map<string, number>();
  /** Sent, and not known by any process to have been turned away. */
  readonly #mayBeThere = new Set<string>();

  /** `wronged`: told of what no adapter may do. */
  constructor(wronged: (what: string) => void) {
    this.#wronged = wronged;
  }

  /** How often they are there. */
  count(token: string): number {
    return this.#attached.get(token) ?? 0;
  }

  /** A process sends them: not after it or another has sent them before, unless that was turned away at the door ([clinic] 17.2). */
  sent(token: string): void {
    if (this.#mayBeThere.has(token))
      this.#wronged(`the images of ${token} were sent again, though they may be there`);
    this.#mayBeThere.add(token);
  }

  turnedAway(token: string): void {
    this.#mayBeThere.delete(token);
  }

  register(token: string): void {
    this.#attached.set(token, this.count(token) + 1);
  }
}

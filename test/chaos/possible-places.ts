import {
  type Ask,
  isDefinite,
  type Reservation,
  type Snapshot,
  type Violation,
  type Wish,
} from './record.ts';

/** A wish and everything that was asked about it, in the order of sending. */
export interface WishStory {
  readonly wish: Wish;
  readonly asks: readonly Ask[];
}

/** When the clinic's staff last did something with a wish's reservation: what is so then is theirs. */
export type Touch = 'never' | 'before' | 'just-now';

/**
 * Holds what the clinic shows of one wish at one instant against what was answered until then: sentences 1, 2, 3 and 5. What has no
 * answer may have happened at any time before `quietMs`.
 */
export function judgeWish(
  { wish, asks }: WishStory,
  live: readonly Reservation[],
  snapshot: Snapshot,
  quietMs: number,
  touch: Touch,
): readonly Violation[] {
  const found = (sentence: number, what: string): readonly Violation[] => [
    { sentence, what: `${wish.token}: ${what}; ${describe(asks, snapshot)}` },
  ];
  // A reservation that they move or end no longer refuses a repeat that is on its way; the second one is found and cancelled then.
  if (live.length > 1 && touch === 'just-now') return [];
  if (live.length > 1) return found(1, `${live.length} live reservations`);
  const known = new Known(asks, snapshot, quietMs);
  const [there] = live;
  if (there === undefined) {
    if (touch !== 'never' || !known.mustBeThere()) return [];
    return found(known.lastWasRefusedMove() ? 5 : 2, 'answered as made, and the clinic has nothing');
  }
  if (known.isCancelled()) return found(2, 'answered as cancelled, and still there');
  if (!known.mayBeMade()) return found(3, 'refused, and there');
  if (touch !== 'never' || known.places(wish).has(there.startSec)) return [];
  const refused = known.refusedTo(there.startSec);
  return found(
    refused ? 5 : 2,
    `is at ${there.startSec}, which ${refused ? 'was refused' : 'no answer allows'}`,
  );
}

/** What the answers until an instant allow. */
class Known {
  readonly #asks: readonly Ask[];
  readonly #snapshot: Snapshot;
  readonly #quietMs: number;

  constructor(asks: readonly Ask[], snapshot: Snapshot, quietMs: number) {
    this.#asks = asks.filter(({ sentMs }) => sentMs <= snapshot.toMs);
    this.#snapshot = snapshot;
    this.#quietMs = quietMs;
  }

  #of(kind: Ask['kind']): readonly Ask[] {
    return this.#asks.filter((ask) => ask.kind === kind);
  }

  #answered(ask: Ask): boolean {
    return ask.endedMs <= this.#snapshot.fromMs;
  }

  #succeeded(ask: Ask): boolean {
    return ask.outcome.kind === 'booking' && this.#answered(ask);
  }

  /** Whether it can't have any effect but the one of a success. */
  #failed(ask: Ask): boolean {
    return isDefinite(ask) && ask.outcome.kind !== 'booking' && this.#answered(ask);
  }

  isCancelled(): boolean {
    return this.#of('cancel').some((ask) => this.#succeeded(ask));
  }

  mustBeThere(): boolean {
    const made = this.#of('create').some((ask) => this.#succeeded(ask));
    return made && this.#of('cancel').every((ask) => this.#failed(ask));
  }

  mayBeMade(): boolean {
    const creates = this.#of('create');
    const refusedAfterwards = creates.some((ask) => this.#failed(ask) && ask.sentMs >= this.#quietMs);
    return creates.some((ask) => !this.#failed(ask) && (isDefinite(ask) || !refusedAfterwards));
  }

  places(wish: Wish): ReadonlySet<number> {
    const moves = this.#of('move').filter((ask) => !this.#failed(ask));
    const done = moves.filter((ask) => this.#succeeded(ask));
    const current = moves.filter((ask) => !done.some((later) => later.sentMs >= this.#overMs(ask)));
    const places = new Set(current.flatMap(({ startSec }) => startSec ?? []));
    if (done.length === 0) places.add(wish.startSec);
    return places;
  }

  /** When its effect can't come any more. */
  #overMs(ask: Ask): number {
    return isDefinite(ask) ? ask.endedMs : this.#quietMs;
  }

  refusedTo(startSec: number): boolean {
    return this.#of('move').some((ask) => ask.startSec === startSec && this.#failed(ask));
  }

  lastWasRefusedMove(): boolean {
    const last = this.#asks.filter((ask) => this.#answered(ask)).at(-1);
    return last !== undefined && last.kind === 'move' && this.#failed(last);
  }
}

function describe(asks: readonly Ask[], { fromMs, toMs }: Snapshot): string {
  const lines = asks.map(
    (ask) =>
      `${ask.kind}${ask.startSec === null ? '' : ` to ${ask.startSec}`} ${ask.sentMs}-${ask.endedMs} ${told(ask)}`,
  );
  return `seen ${fromMs}-${toMs}; asked: ${lines.join(' | ')}`;
}

function told({ outcome }: Ask): string {
  switch (outcome.kind) {
    case 'booking':
      return `${outcome.status} at ${outcome.startSec}`;
    case 'refused':
      return outcome.cause;
    case 'error':
      return outcome.status;
    case 'none':
      return outcome.why;
    case 'read':
    case 'lease':
    case 'done':
      return outcome.kind;
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Partner, Question } from './partner.ts';
import { type Ask, isDefinite, type Wish } from './record.ts';
import { cancelOf, createOf, listOf, moveOf, statusOf } from './users.ts';

const wishesAtOnce = 6;
const gapMs = 300;

/** After the storm: every request without a definite answer is repeated until it has one, then everything is read back. */
export class Settling {
  readonly #partner: Partner;
  readonly #wishes: readonly Wish[];
  readonly #asks: ReadonlyMap<number | null, readonly Ask[]>;
  readonly #untilMs: number;
  #unsettled = 0;

  constructor(partner: Partner, wishes: readonly Wish[], asks: readonly Ask[], untilMs: number) {
    this.#partner = partner;
    this.#wishes = wishes;
    this.#asks = Map.groupBy(asks, ({ wish }) => wish);
    this.#untilMs = untilMs;
  }

  /** How many requests still have no definite answer. */
  async run(): Promise<number> {
    await eachOf(this.#wishes, (wish) => this.#settle(wish));
    const users = new Set(this.#wishes.map(({ user }) => user));
    await eachOf([...users], (user) => this.#insist(listOf(user)));
    return this.#unsettled;
  }

  async #settle(wish: Wish): Promise<void> {
    const asks = this.#asks.get(wish.number) ?? [];
    const open = asks.filter((ask) => !isDefinite(ask) && ask.kind !== 'status');
    let id = asks.reduce<string | null>((known, ask) => known ?? bookingIdOf(ask), null);
    if (open.some(({ kind }) => kind === 'create') || asks.length === 0) {
      id = bookingIdOf(await this.#insist(createOf(wish))) ?? id;
    }
    if (id === null) return;
    for (const ask of open) {
      if (ask.kind === 'move' && ask.startSec !== null) await this.#insist(moveOf(wish, id, ask.startSec));
      if (ask.kind === 'cancel') await this.#insist(cancelOf(wish, id));
    }
    await this.#insist(statusOf(wish.number, id));
  }

  async #insist(question: Question): Promise<Ask> {
    for (let turn = 0; ; turn += 1) {
      const ask = await this.#partner.ask(turn % 2 === 0 ? 'http' : 'grpc', question);
      if (isDefinite(ask)) return ask;
      if (Date.now() > this.#untilMs) {
        this.#unsettled += 1;
        return ask;
      }
      await sleep(gapMs);
    }
  }
}

function bookingIdOf({ outcome }: Ask): string | null {
  return outcome.kind === 'booking' ? outcome.bookingId : null;
}

async function eachOf<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await act(item);
  };
  await Promise.all(Array.from({ length: wishesAtOnce }, worker));
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Partner, Question } from './partner.ts';
import { cancelOf, createOf, imagesOf, listOf, type Made, moveOf, statusOf } from './questions.ts';
import { type Ask, isDefinite, type Wish } from './record.ts';
import { madeBy } from './users.ts';

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
    // Orders are listed apart from bookings.
    const lists = new Map(this.#wishes.map((wish) => [`${wish.user} ${wish.kind === 'order'}`, wish]));
    await eachOf([...lists.values()], (wish) => this.#insist(listOf(wish)));
    await eachOf(this.#visitorsInDoubt(), (visitor) => this.#partner.ask('http', imagesOf(visitor)));
    return this.#unsettled;
  }

  async #settle(wish: Wish): Promise<void> {
    const asks = this.#asks.get(wish.number) ?? [];
    const open = asks.filter((ask) => !isDefinite(ask) && ask.kind !== 'status');
    let made = asks.reduce<Made | null>(madeBy, null);
    if (open.some(({ kind }) => kind === 'create') || asks.length === 0) {
      made = madeBy(made, await this.#insist(createOf(wish)));
    }
    if (made === null) return;
    for (const ask of open) {
      if (ask.kind === 'move' && ask.startSec !== null)
        await this.#insist(moveOf(wish, made, ask.startSec, null));
      if (ask.kind === 'cancel') await this.#insist(cancelOf(wish, made, null));
    }
    await this.#insist(statusOf(wish, made.id));
  }

  /** Of whose images there is no definite answer; there may never be one, so they are asked about once more and no longer. */
  #visitorsInDoubt(): readonly string[] {
    const byVisitor = Map.groupBy(this.#asks.get(null) ?? [], ({ visitor }) => visitor);
    return [...byVisitor].flatMap(([visitor, asks]) =>
      visitor === null || asks.some(isDefinite) ? [] : [visitor],
    );
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

async function eachOf<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await act(item);
  };
  await Promise.all(Array.from({ length: wishesAtOnce }, worker));
}

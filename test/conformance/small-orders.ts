import type { FeedSlot } from '../../src/conformance/feed/feed.ts';
import type { Body } from './distort-answers.ts';
import type { Flaw } from './flaws.ts';
import { HttpProblem } from './http-problem.ts';
import { type SmallBook, textsOf } from './small-book.ts';

interface KeptOrder {
  readonly id: string;
  readonly user: string;
  readonly body: Body;
}

/** Carries out the methods of orders: all items or none. */
export class SmallOrders {
  readonly #book: SmallBook;
  readonly #flaw: Flaw | null;
  readonly #byToken = new Map<string, KeptOrder>();

  constructor(book: SmallBook, flaw: Flaw | null) {
    this.#book = book;
    this.#flaw = flaw;
  }

  check(message: Body): Body {
    return { fulfillability: this.#fulfillability(this.#items(message)) };
  }

  create(message: Body): Body {
    const token = String(message['idempotency_token'] ?? '');
    const known = this.#byToken.get(token);
    if (known !== undefined && this.#flaw !== 'orders-again-and-again') return { order: known.body };
    const order = textsOf(message['order']);
    const items = this.#items(order);
    if (items.length === 0) throw new HttpProblem(400, 'an order needs an item');
    const fulfillability = this.#fulfillability(items);
    const isWhole = fulfillability['result'] === 'CAN_FULFILL';
    const open = items.filter(({ slot }) => this.#book.free(slot) > 0);
    if (!isWhole && !(this.#flaw === 'orders-what-there-is' && open.length > 0)) {
      const failure = { cause: 'ORDER_UNFULFILLABLE', fulfillability };
      return this.#flaw === 'refuses-orders-like-bookings'
        ? { booking_failure: { cause: 'SLOT_UNAVAILABLE' } }
        : { order_failure: failure };
    }
    return { order: this.#keep(token, order, open) };
  }

  #keep(token: string, order: Body, items: readonly { slot: FeedSlot; echo: Body }[]): Body {
    const id = this.#book.newId('order');
    const user = String(textsOf(order['user_information'])['user_id']);
    for (const { slot, echo } of items)
      this.#book.add({ id, kind: 'order', user, slot, expiresSec: 0, echo: { slot: echo }, token: '' });
    const body = {
      ...order,
      order_id: id,
      item: items.map(({ echo }) => ({ ...echo, status: 'CONFIRMED' })),
    };
    this.#byToken.set(token, { id, user, body });
    return body;
  }

  list(message: Body): Body {
    const ids = textsOf(message['order_ids'])['order_id'];
    const wanted = Array.isArray(ids) ? ids : [];
    const orders = [...this.#byToken.values()].filter(
      ({ id, user }) => user === message['user_id'] || wanted.includes(id),
    );
    return { order: orders.map(({ body }) => body) };
  }

  #items(cart: Body): readonly { slot: FeedSlot; echo: Body }[] {
    const items = Array.isArray(cart['item']) ? cart['item'] : [];
    return items.map((item: unknown) => ({
      slot: this.#book.find(item, cart['merchant_id']),
      echo: textsOf(item),
    }));
  }

  #fulfillability(items: readonly { slot: FeedSlot; echo: Body }[]): Body {
    const results = items.map(({ slot }) =>
      this.#book.free(slot) > 0 || this.#flaw === 'fulfils-everything' ? 'CAN_FULFILL' : 'SLOT_UNAVAILABLE',
    );
    const isWhole = results.every((result) => result === 'CAN_FULFILL');
    return {
      result: isWhole ? 'CAN_FULFILL' : 'UNFULFILLABLE_LINE_ITEM',
      item_fulfillability: items.map(({ echo }, index) => ({ item: echo, result: results[index] })),
    };
  }
}

import type { BookingStore } from '../../src/core/booking-store.ts';
import { auditSentences } from './audit-sentences.ts';
import { bookingSentences } from './booking-sentences.ts';
import { changeSentences } from './change-sentences.ts';
import { claimSentences } from './claim-sentences.ts';
import { erasingSentences } from './erasing-sentences.ts';
import { houseSentences } from './house-sentences.ts';
import { leaseSentences } from './lease-sentences.ts';
import { orderSentences } from './order-sentences.ts';
import { removalSentences } from './removal-sentences.ts';
import { sharingSentences } from './sharing-sentences.ts';
import { tokenSentences } from './token-sentences.ts';

/** An engine with data of its own for one test. */
export interface StoreUnderTest {
  /** Opens the same data once more, as another process would. */
  open(): Promise<BookingStore>;
  /** Closes what is still open and throws the data away. */
  discard(): Promise<void>;
}

/** Everything that one test may use; opened stores are closed after it. */
export interface Given {
  readonly store: BookingStore;
  open(): Promise<BookingStore>;
}

/** Declares a test that gets an empty store. */
export type StoreTest = (sentence: string, run: (given: Given) => Promise<void>) => void;

/** What every engine promises, in one set of sentences. */
export function describeBookingStore(engine: string, make: () => Promise<StoreUnderTest>): void {
  const storeTest: StoreTest = (sentence, run) => {
    test(sentence, async () => {
      const data = await make();
      const opened: BookingStore[] = [];
      const open = async (): Promise<BookingStore> => {
        const store = await data.open();
        opened.push(store);
        return store;
      };
      try {
        await run({ store: await open(), open });
      } finally {
        await Promise.all(opened.map((store) => store.close()));
        await data.discard();
      }
    });
  };
  describe(`the booking store on ${engine}`, () => {
    describe('tokens', () => tokenSentences(storeTest));
    describe('claims of places', () => claimSentences(storeTest));
    describe('leases', () => leaseSentences(storeTest));
    describe('changes of bookings', () => changeSentences(storeTest));
    describe('bookings', () => bookingSentences(storeTest));
    describe('removals of what nobody wants', () => removalSentences(storeTest));
    describe("the clinic's own commands", () => houseSentences(storeTest));
    describe('orders', () => orderSentences(storeTest));
    describe('the audit', () => auditSentences(storeTest));
    describe('what is erased', () => erasingSentences(storeTest));
    describe('work that processes share', () => sharingSentences(storeTest));
  });
}

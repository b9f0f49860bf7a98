import { available } from '../servers/answers.ts';
import type { Wire } from './connection.ts';
import { lookUpRequest } from './requests.ts';
import type { Task, Work } from './task.ts';

const method = 'BatchAvailabilityLookup';

/** Look-ups of so many slots, all of which are free. Pages begin on different days and are looked at in turn. */
export function lookUps(wire: Wire, slots: number, pageCount: number): Work {
  const pages: readonly Task[] = Array.from({ length: pageCount }, (_, page) => {
    const message = lookUpRequest(slots, page);
    const expected = wire.answer(method, available(message));
    return {
      request: wire.request(method, message),
      check(answer: Buffer) {
        if (!answer.equals(expected)) throw new Error(`a look-up was answered with ${answer.toString()}`);
      },
    };
  });
  let turn = 0;
  return {
    method,
    next() {
      turn += 1;
      return pages[turn % pageCount];
    },
  };
}

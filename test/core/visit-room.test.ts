import type { VisitOpenings } from '../../src/core/clinic-driver.ts';
import { serviceId } from '../../src/core/identifiers.ts';
import type { Opening } from '../../src/core/opening.ts';
import type { VisitItems } from '../../src/core/visit.ts';
import { readRoom } from '../../src/core/visit-room.ts';

const startSec = 1_800_000;
const lengthSec = 1_200;

function itemAt(offsetSec: number): VisitItems[0] {
  return { serviceId: serviceId(`after-${offsetSec}`), offsetSec, durationSec: lengthSec };
}

const items: VisitItems = [itemAt(0), itemAt(lengthSec), itemAt(2 * lengthSec)];

function opening(zone: string, offsetSec: number, taken = 0): Opening {
  const fromSec = startSec + offsetSec;
  return { calendar: 'doctors', zone, startSec: fromSec, endSec: fromSec + lengthSec, capacity: 1, taken };
}

/** In each place that is given for an item, the ways to arrange all three in this turn, as `zone zone zone`. */
async function arranged(each: readonly (readonly Opening[])[], turn: number): Promise<readonly string[]> {
  const openings: VisitOpenings = { kind: 'each', openings: each };
  const driver = {
    readOpenings: () => Promise.reject(new Error('one service is asked for')),
    readVisitOpenings: () => Promise.resolve({ kind: 'ok', value: openings } as const),
  };
  const span = { startSec, endSec: startSec + 3 * lengthSec };
  const wanted = { serviceId: items[0].serviceId, items, span };
  const limits = { untilMs: 0, priority: 'change' } as const;
  const answer = await readRoom(driver, wanted, [], limits, turn);
  if (answer.kind !== 'ok' || answer.value.kind !== 'room') throw new Error('there is no room');
  return answer.value.candidates.map(({ zone, more = [] }) =>
    [zone, ...more.map((place) => place.zone)].join(' '),
  );
}

const anywhere = items.map(({ offsetSec }) => ['a', 'b'].map((zone) => opening(zone, offsetSec)));

test('of an order there is one arrangement for each place of its first item, and each place stands for itself', async () => {
  expect(await arranged(anywhere, 0)).toEqual(['a a a', 'b a a']);
});

test('whoever found places claimed by others gets to every other arrangement in the turns after it', async () => {
  const turns = await Promise.all([0, 1, 2, 3].map((turn) => arranged(anywhere, turn)));
  expect(new Set(turns.flat()).size).toBe(8);
  expect(await arranged(anywhere, 4)).toEqual(await arranged(anywhere, 0));
});

test('a place that the clinic shows as taken has no turn while another one is free', async () => {
  const [first = [], , last = []] = anywhere;
  const middle = [opening('a', lengthSec, 1), opening('b', lengthSec)];
  for (const turn of [0, 1, 2, 3]) {
    for (const way of await arranged([first, middle, last], turn)) expect(way).toMatch(/^. b .$/);
  }
});

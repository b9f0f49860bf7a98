import { forEachMerchant } from '../../src/core/for-each-merchant.ts';
import { merchantId } from '../../src/core/identifiers.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';

interface Item {
  readonly merchant: string;
  readonly name: string;
}

const items: readonly Item[] = ['slow 1', 'slow 2', 'quick 1', 'quick 2', 'quick 3'].map((name) => ({
  merchant: name.split(' ')[0] ?? '',
  name,
}));

let clock: ManualClock;

beforeEach(() => {
  clock = new ManualClock();
});

/** Works through the items; what is done with each is up to the test. */
function workThrough(act: (name: string) => Promise<boolean>): Promise<void> {
  return forEachMerchant(
    items,
    ({ merchant }) => merchantId(merchant),
    ({ name }) => act(name),
    clock,
  );
}

test('a clinic that does not answer keeps no other one waiting', async () => {
  const done: string[] = [];
  let answer: (answered: boolean) => void = () => undefined;
  const hanging = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  const all = workThrough(async (name) => {
    if (name === 'slow 1') await hanging;
    done.push(name);
    return true;
  });
  await new Promise(setImmediate);
  expect(done).toEqual(['quick 1', 'quick 2', 'quick 3']);
  answer(true);
  await all;
  expect(done).toEqual(['quick 1', 'quick 2', 'quick 3', 'slow 1', 'slow 2']);
});

test('what is left of a clinic that did not answer is left for another time', async () => {
  const asked: string[] = [];
  await workThrough(async (name) => {
    asked.push(name);
    return name !== 'slow 1';
  });
  expect(asked.toSorted()).toEqual(['quick 1', 'quick 2', 'quick 3', 'slow 1']);
});

test('what a slow clinic takes too long for is left for another time, since all wait for the last one', async () => {
  const done: string[] = [];
  await workThrough(async (name) => {
    if (name.startsWith('slow')) await new Promise(setImmediate).then(() => clock.advance(2_000));
    done.push(name);
    return true;
  });
  expect(done).toEqual(['quick 1', 'quick 2', 'quick 3', 'slow 1']);
});

test('a failure is told once nothing is under way any more', async () => {
  const done: string[] = [];
  const all = workThrough(async (name) => {
    if (name === 'slow 1') throw new Error('no such clinic');
    await new Promise(setImmediate);
    done.push(name);
    return true;
  });
  await expect(all).rejects.toThrow('no such clinic');
  expect(done).toEqual(['quick 1', 'quick 2', 'quick 3']);
});

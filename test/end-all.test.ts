import { endAll } from '../src/end-all.ts';

const failing = (what: string) => async (): Promise<void> => {
  throw new Error(what);
};

test('what ends, ends in the order given, one after the other', async () => {
  const ended: string[] = [];
  const slowly = async (): Promise<void> => {
    await Promise.resolve();
    ended.push('first');
  };
  await endAll([slowly, async () => ended.push('second')]);
  expect(ended).toEqual(['first', 'second']);
});

test('one that fails keeps none of the others from ending, and its failure is told', async () => {
  const ended: string[] = [];
  const ends = [failing('the first'), async () => ended.push('second'), async () => ended.push('third')];
  await expect(endAll(ends)).rejects.toThrow('the first');
  expect(ended).toEqual(['second', 'third']);
});

test('several failures are all told', async () => {
  await expect(endAll([failing('one'), failing('two')])).rejects.toMatchObject({
    errors: [{ message: 'one' }, { message: 'two' }],
  });
});

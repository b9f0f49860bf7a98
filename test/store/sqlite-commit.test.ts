import { Database } from '../../src/store/sqlite/database.ts';

let database: Database;

beforeEach(() => {
  database = new Database(':memory:');
  database.connection.exec('CREATE TABLE notes (text TEXT PRIMARY KEY) STRICT');
});

afterEach(() => {
  database.close();
});

function note(text: string): void {
  database.connection.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
}

function notes(): unknown[] {
  return database.connection
    .prepare('SELECT text FROM notes ORDER BY text')
    .all()
    .map(({ text }) => text);
}

test('of steps that share a commit, one that throws leaves nothing behind and takes none of the others with it', async () => {
  const [first, second, third] = await Promise.allSettled([
    database.write(() => note('first')),
    database.write(() => {
      note('second');
      throw new Error('a fault of ours');
    }),
    database.write(() => {
      note('third');
      return notes().length;
    }),
  ]);
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { message: 'a fault of ours' } });
  expect(third).toEqual({ status: 'fulfilled', value: 2 });
  expect(notes()).toEqual(['first', 'third']);
});

test('queries that look together see one state and leave no transaction open, even when they throw', async () => {
  note('one');
  expect(await database.readTogether(() => [notes(), database.connection.isTransaction])).toEqual([
    ['one'],
    true,
  ]);
  const failed = database.readTogether(() => {
    throw new Error('a fault of ours');
  });
  await expect(failed).rejects.toThrow('a fault of ours');
  expect(database.connection.isTransaction).toBe(false);
  await database.write(() => note('two'));
  expect(notes()).toEqual(['one', 'two']);
});

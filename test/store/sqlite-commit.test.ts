import { Database } from '../../src/store/sqlite/database.ts';
import { sealer } from './test-vault.ts';

let database: Database;

beforeEach(() => {
  database = new Database(':memory:', sealer);
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

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('steps that follow each other turn by turn share a commit', async () => {
  let done = 0;
  const doneBefore: number[] = [];
  const step = (text: string): Promise<void> =>
    database
      .write(() => {
        doneBefore.push(done);
        note(text);
      })
      .then(() => {
        done += 1;
      });
  const second = nextTurn().then(() => step('second'));
  const third = nextTurn()
    .then(nextTurn)
    .then(() => step('third'));
  await Promise.all([step('first'), second, third]);
  expect(doneBefore).toEqual([0, 0, 0]);
  expect(notes()).toEqual(['first', 'second', 'third']);
});

test('a step is on disk soon, however many others follow it turn by turn', async () => {
  const others: Promise<void>[] = [];
  let done = false;
  const first = database
    .write(() => note('first'))
    .then(() => {
      done = true;
    });
  for (let turn = 0; turn < 20 && !done; turn += 1) {
    others.push(database.write(() => note(`other ${turn}`)));
    await nextTurn();
  }
  expect(done).toBe(true);
  await Promise.all([first, ...others]);
  expect(notes()).toHaveLength(others.length + 1);
});

test('a crowd of steps is committed without waiting for more', async () => {
  const crowd = Array.from({ length: 100 }, (_, number) => database.write(() => note(`step ${number}`)));
  let done = false;
  const all = Promise.all(crowd).then(() => {
    done = true;
  });
  await nextTurn();
  const late = database.write(() => note('late'));
  await nextTurn();
  expect(done).toBe(true);
  await Promise.all([all, late]);
});

test('on a full disk steps are rejected and leave nothing behind, what is there is read, and all is well once there is room', async () => {
  await database.write(() => note('before'));
  const pages = Number(database.connection.prepare('PRAGMA page_count').get()?.['page_count']);
  database.connection.exec(`PRAGMA max_page_count = ${pages}`);
  const long = 'x'.repeat(1_000_000);
  const both = await Promise.allSettled([
    database.write(() => note('small')),
    database.write(() => note(long)),
  ]);
  const full = {
    name: 'StoreTrouble',
    cause: expect.objectContaining({ errstr: 'database or disk is full' }),
  };
  for (const one of both) expect(one).toMatchObject({ status: 'rejected', reason: full });
  expect(await database.read(notes)).toEqual(['before']);
  expect(database.connection.isTransaction).toBe(false);
  await database.write(() => note('small'));
  database.connection.exec('PRAGMA max_page_count = 1000000');
  await database.write(() => note(long));
  expect(await database.read(notes)).toEqual(['before', 'small', long]);
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readKeyRing } from '../../src/personal-data/followed-keys.ts';
import { withNewKey } from '../../src/personal-data/key-ring.ts';
import { Vault } from '../../src/personal-data/vault.ts';
import { keysInUse, openSealedStore, resealAll } from '../../src/store/resealing.ts';
import { bookingRequest, seoulTime } from './running-system.ts';
import { SecuredSystem } from './secured-system.ts';

let system: SecuredSystem;
beforeEach(async () => {
  system = await SecuredSystem.start();
});
afterEach(() => system.stop());

/** A different person and place for each number. */
function request(number: number) {
  const startSec = seoulTime(2 + Math.floor(number / 18), 9) + (number % 18) * 1_800;
  const { user_information: user, ...rest } = bookingRequest(number, {
    service: 'consultation',
    startSec,
    durationSec: 1_800,
  });
  return {
    ...rest,
    user_information: { ...user, given_name: 'Minaria', family_name: `Exampleton${number}` },
  };
}

/** What tells who somebody is, in any spelling that could turn up. */
const tellTales = [
  'Minaria',
  'minaria',
  'Exampleton',
  'exampleton',
  '1012341',
  '10-1234-1',
  '1234-10',
  'mina1',
  '@example.com',
  'perfume',
];

function expectNoTraceIn(text: string): void {
  for (const tale of tellTales) {
    const at = text.indexOf(tale);
    if (at >= 0) throw new Error(`${tale} is told in: ${text.slice(Math.max(0, at - 200), at + 100)}`);
  }
}

test('a run with troubles of every kind leaves nobody in the log, at any level, nor in the files', async () => {
  const booked = await system.http('CreateBooking', request(1));
  expect(booked.status).toBe(200);
  expect(await system.grpc('CreateBooking', request(2))).toBe(0);
  const id = JSON.parse(booked.body).booking.booking_id;
  const moved = {
    booking: { booking_id: id, slot: { start_sec: String(seoulTime(12, 9)), duration_sec: '1800' } },
  };
  expect((await system.http('UpdateBooking', moved)).status).toBe(200);
  expect((await system.http('GetBookingStatus', { booking_id: id })).status).toBe(200);
  expect((await system.http('ListBookings', { user_id: 'user-1' })).status).toBe(200);

  let number = 10;
  for (const operation of ['search-visitors', 'reserve-by-visitor-id', 'reserve', '*']) {
    for (const effect of [
      'lose-request',
      'lose-response',
      'status-503',
      'status-500-applied',
      'garbage',
      'status-429',
    ]) {
      await system.control('faults', 'POST', { operation, effect, times: 1 });
      number += 1;
      await system.http('CreateBooking', request(number));
    }
  }
  const wrong = request(3);
  for (const body of [
    { ...wrong, user_information: { ...wrong.user_information, telephone: 'Minaria +82 10-1234-1003' } },
    { ...wrong, user_information: { ...wrong.user_information, given_name: 'Minaria'.repeat(10) } },
    { ...wrong, slot: wrong.user_information },
    JSON.stringify(wrong).slice(0, -1),
    { ...wrong, idempotency_token: { name: 'Minaria' } },
    { ...wrong, idempotency_token: request(1).idempotency_token },
  ])
    expect((await system.http('CreateBooking', body)).status).toBe(400);
  expect(
    (await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } })).status,
  ).toBe(200);

  const state = JSON.stringify(await (await fetch(`${system.clinic.url}/_control/state`)).json());
  expect(state).toContain('Exampleton1');
  expect(system.log.join('')).toContain('call answered');
  expect(system.log.length).toBeGreaterThan(30);
  expectNoTraceIn(system.log.join(''));
  const files = readdirSync(system.folder.path).filter((name) => name.includes('sqlite'));
  expect(files).toContain('adapter.sqlite');
  for (const name of files) expectNoTraceIn(readFileSync(path.join(system.folder.path, name), 'latin1'));
  const unresolved = await fetch(`http://127.0.0.1:${system.adapter.adminPort}/unresolved`);
  expectNoTraceIn(await unresolved.text());
});

test('keys and certificates that are replaced under load lose no request', async () => {
  const outcomes: string[] = [];
  const met = new Set<string>();
  const made: string[] = [];
  let number = 100;
  let isDone = false;
  const caller = async (): Promise<void> => {
    while (!isDone) {
      number += 1;
      const answer = await system.http('CreateBooking', request(number));
      met.add(answer.met);
      outcomes.push(`${answer.status} ${answer.body.includes('CONFIRMED')}`);
      made.push(JSON.parse(answer.body).booking?.booking_id);
      const { slot } = request(number);
      outcomes.push(
        String(
          await system.grpc('BatchAvailabilityLookup', { merchant_id: slot.merchant_id, slot_time: [slot] }),
        ),
      );
    }
  };
  const callers = [caller(), caller()];
  const pair = await system.authority.server('second');
  system.folder.write('certificate.pem', pair.certificate);
  system.folder.write('key.pem', pair.key);
  const keysFile = system.folder.file('keys');
  system.folder.write('keys', withNewKey(readFileSync(keysFile, 'utf8'), 'second'));

  const ring = readKeyRing({ kind: 'file', file: keysFile });
  const sealer = new Vault({ ring, reload: () => ring });
  const values = await openSealedStore({ databaseUrl: null, dataDir: system.folder.path, sealer });
  for (let hasOthers = true; hasOthers || !met.has('second'); ) {
    await resealAll(values, () => undefined);
    hasOthers = [...(await keysInUse(values)).keys()].some((key) => key !== 'second');
    await new Promise((resolve) => setImmediate(resolve));
  }
  isDone = true;
  await Promise.all(callers);
  await values.close();

  expect(new Set(outcomes)).toEqual(new Set(['200 true', '0']));
  expect([...met]).toEqual(['first', 'second']);
  for (const id of made) expect((await system.http('GetBookingStatus', { booking_id: id })).status).toBe(200);
}, 60_000);

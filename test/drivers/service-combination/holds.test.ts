import { serviceId } from '../../../src/core/identifiers.ts';
import {
  closeAll,
  createDriver,
  driveSandbox,
  driveStub,
  endSec,
  marker,
  minute,
  notes,
  reserveCommand,
  type SandboxUnderTest,
  startSec,
  travelPackage,
} from './driver-under-test.ts';

afterEach(closeAll);

const wish = { serviceId: travelPackage, startSec, endSec, marker };

function holdsOf({ driver }: Pick<SandboxUnderTest, 'driver'>) {
  if (driver.holds === null) throw new Error('this system has holds');
  return driver.holds;
}

async function held(under: SandboxUnderTest): Promise<string> {
  const outcome = await holdsOf(under).hold(wish, under.limits());
  if (outcome.kind !== 'done') throw new Error(`nothing is held: ${outcome.kind}`);
  return outcome.value.words;
}

function stateOf(under: SandboxUnderTest) {
  return under.clinic.control.state();
}

test('a hold may be booked for ten minutes, and carries the marker of what will be booked', async () => {
  const under = await driveSandbox();
  const askedMs = under.clock.now();
  const outcome = await holdsOf(under).hold(wish, under.limits());
  expect(outcome).toMatchObject({ kind: 'done', value: { usableUntilMs: askedMs + 600_000 } });
  expect(stateOf(under)).toMatchObject({ appointments: [], holds: [{ notes: marker }] });
});

test('the hold that is named is booked, and no other is asked for', async () => {
  const under = await driveSandbox();
  const hold = await held(under);
  const operation = notes();
  const outcome = await under.driver.reserve(reserveCommand({ hold }), under.limits(), operation);
  const { appointments, holds, calls } = stateOf(under);
  expect(outcome).toMatchObject({ kind: 'done', value: { scheduleId: appointments[0]?.appointmentId } });
  expect(appointments).toHaveLength(1);
  expect(holds).toEqual([]);
  expect(calls['reserve-time-slot']).toBe(1);
  // Whoever resumes the operation confirms this one and no other.
  expect(operation.written).toEqual([hold]);
});

test('a hold that was not written down is not confirmed', async () => {
  const under = await driveSandbox();
  const hold = await held(under);
  const operation = { ...notes(), write: () => Promise.reject(new Error('not yours')) };
  expect(await under.driver.reserve(reserveCommand({ hold }), under.limits(), operation)).toMatchObject({
    kind: 'not-sent',
  });
  expect(stateOf(under).calls['confirm-reservation']).toBeUndefined();
  expect(stateOf(under).holds).toHaveLength(1);
});

test('a hold that can’t be confirmed at the moment is kept', async () => {
  const under = await driveSandbox();
  const hold = await held(under);
  under.clinic.control.addFault({ operation: 'confirm-reservation', effect: 'status-429', times: 2 });
  const confirm = () => under.driver.reserve(reserveCommand({ hold }), under.limits(), notes());
  expect(await confirm()).toMatchObject({ kind: 'not-sent' });
  expect(stateOf(under).holds).toHaveLength(1);
  expect(await confirm()).toMatchObject({ kind: 'done' });
});

test('a hold that the clinic refuses to confirm is over and given up', async () => {
  const under = await driveSandbox({ dateOfBirthRequired: true });
  const hold = await held(under);
  expect(await under.driver.reserve(reserveCommand({ hold }), under.limits(), notes())).toMatchObject({
    kind: 'refused',
    refusal: 'hold-over',
  });
  expect(stateOf(under)).toMatchObject({ appointments: [], holds: [] });
});

test('a resumed confirm that is refused may have been carried out: the hold is left alone', async () => {
  const under = await driveSandbox({ dateOfBirthRequired: true });
  const hold = await held(under);
  expect(await under.driver.reserve(reserveCommand({ hold }), under.limits(), notes(hold))).toMatchObject({
    kind: 'unknown',
  });
  expect(stateOf(under).holds).toHaveLength(1);
});

test('a hold that is too old is not confirmed', async () => {
  const under = await driveSandbox();
  const hold = await held(under);
  under.clock.advance(10 * minute * 1000 + 1);
  expect(await under.driver.reserve(reserveCommand({ hold }), under.limits(), notes())).toMatchObject({
    kind: 'refused',
    refusal: 'hold-over',
  });
  expect(stateOf(under).calls['confirm-reservation']).toBeUndefined();
});

test.each(['{}', 'no hold', ''])(
  'words that no driver wrote are booked and released by nobody: %j',
  async (words) => {
    const under = await driveSandbox();
    const outcome = await under.driver.reserve(reserveCommand({ hold: words }), under.limits(), notes());
    expect(outcome).toMatchObject({ kind: 'refused', refusal: 'hold-over' });
    await holdsOf(under).release(words);
    expect(stateOf(under).calls).not.toHaveProperty('confirm-reservation');
    expect(stateOf(under).calls).not.toHaveProperty('release-reservation');
  },
);

test('a released hold is free at once; one that can’t be released lapses', async () => {
  const under = await driveSandbox();
  const first = await held(under);
  await holdsOf(under.again()).release(first);
  expect(stateOf(under).holds).toEqual([]);
  const second = await held(under);
  under.clinic.control.addFault({ operation: 'release-reservation', effect: 'status-503' });
  await holdsOf(under).release(second);
  expect(stateOf(under).holds).toHaveLength(1);
  under.clock.advance(15 * minute * 1000);
  expect(stateOf(under).holds).toEqual([]);
});

test.each([
  ['lose-request', 0],
  ['lose-response', 1],
  ['garbage', 1],
] as const)('a hold that meets %s is answered as not sent', async (effect, ghosts) => {
  const under = await driveSandbox();
  under.clinic.control.addFault({ operation: 'reserve-time-slot', effect, times: 1 });
  expect(await holdsOf(under).hold(wish, under.limits())).toMatchObject({ kind: 'not-sent' });
  expect(stateOf(under).holds.length).toBeLessThanOrEqual(ghosts);
});

test('a taken slot is refused as taken', async () => {
  const under = await driveSandbox();
  await held(under);
  expect(await holdsOf(under).hold(wish, under.limits())).toMatchObject({
    kind: 'refused',
    refusal: 'place-taken',
  });
});

test('a service that is not configured is a fault of ours', async () => {
  const under = await driveStub(() => ({ status: 500, raw: '' }));
  const unknown = { ...wish, serviceId: serviceId('haircut') };
  expect(await holdsOf(under).hold(unknown, under.limits())).toMatchObject({
    kind: 'refused',
    refusal: 'our-fault',
  });
  expect(under.observed).toEqual([]);
  expect(createDriver(under.stub.baseUrl, under.clock).driver.holds).not.toBeNull();
});

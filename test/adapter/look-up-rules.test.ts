import { until } from '../drivers/open-api/sandbox-under-test.ts';
import { ChangedSandbox, halfHourSec, ofSeoul } from './changed-sandbox.ts';
import { seoulTime } from './running-system.ts';
import { ShiftedClock } from './shifted-clock.ts';

const clock = new ShiftedClock();
let sandbox: ChangedSandbox | null = null;

afterEach(async () => {
  clock.reset();
  await sandbox?.stop();
  sandbox = null;
});

async function startWithSlotAge(slotAgeSec: number): Promise<ChangedSandbox> {
  sandbox = await ChangedSandbox.start([ofSeoul(['patience', 'slotAgeSec'], slotAgeSec)]);
  const { control } = sandbox.system.clinic;
  // Look-ups have little more than a second, in which a cold start on a busy machine would have its part.
  await until(() => control.state().calls['exchange-token'] !== undefined);
  // Nor is it of interest here how long the first check of a password takes.
  expect(await sandbox.system.http('GetBookingStatus', { booking_id: 'nobodys' })).toMatchObject({
    status: 404,
  });
  return sandbox;
}

/** How often the clinic was asked for slots. */
function slotReads({ system }: ChangedSandbox): number {
  const calls = Object.entries(system.clinic.control.state().calls);
  return calls.reduce((sum, [name, count]) => sum + (name.includes('reservation-slots') ? count : 0), 0);
}

/** What a look-up says of one slot of the service with a single place. */
async function lookUp({ system }: ChangedSandbox, startSec: number): Promise<unknown> {
  const slot = { service_id: 'laser-toning', start_sec: String(startSec), duration_sec: '3600' };
  const ask = { merchant_id: 'seoul-clinic', slot_time: [slot] };
  const { status, body } = await system.http('BatchAvailabilityLookup', ask);
  expect({ status, body }).toEqual({
    status: 200,
    body: { slot_time_availability: [{ slot_time: slot, available: expect.any(Boolean) }] },
  });
  return (body['slot_time_availability'] as readonly { readonly available: unknown }[])[0]?.available;
}

function bookByStaff({ system }: ChangedSandbox, startSec: number): void {
  system.clinic.control.frontDesk({
    action: 'book',
    reservationGroupId: '65f0c0de0000000000000b02',
    startDateTimeUtc: new Date(startSec * 1000).toISOString(),
  });
}

test('thirty look-ups of one day at once cost the clinic one read of its slots', async () => {
  // So long an age is not what is tried here: it keeps a slow machine from reading again.
  const running = await startWithSlotAge(60);
  const noon = seoulTime(3, 12);
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) => lookUp(running, noon + (index % 6) * halfHourSec)),
  );
  expect(answers).toEqual(Array<boolean>(30).fill(true));
  expect(slotReads(running)).toBe(1);
});

test('look-ups answer from slots that are young enough, even if the staff has booked since', async () => {
  const running = await startWithSlotAge(60);
  const startSec = seoulTime(4, 12);
  expect(await lookUp(running, startSec)).toBe(true);
  bookByStaff(running, startSec);
  expect(await lookUp(running, startSec)).toBe(true);
  expect(slotReads(running)).toBe(1);
});

test('slots that are too old are read anew, and then show what the staff has booked', async () => {
  const running = await startWithSlotAge(0.05);
  const startSec = seoulTime(5, 12);
  expect(await lookUp(running, startSec)).toBe(true);
  bookByStaff(running, startSec);
  for (let asked = 0; await lookUp(running, startSec); asked += 1) expect(asked).toBeLessThan(2_000);
  expect(slotReads(running)).toBe(2);
});

test('slots that were read before the clock was put back are read anew, since nobody knows how old they are', async () => {
  const startSec = seoulTime(6, 12);
  clock.set(Date.now() + 3_600_000);
  const running = await startWithSlotAge(60);
  expect(await lookUp(running, startSec)).toBe(true);
  bookByStaff(running, startSec);
  clock.reset();
  expect(await lookUp(running, startSec)).toBe(false);
});

test('slots of several services and days that were read before are answered one by one, past ones among them, without another read', async () => {
  const running = await startWithSlotAge(60);
  const noon = seoulTime(3, 12);
  const taken = seoulTime(4, 15);
  bookByStaff(running, taken);
  const laser = (startSec: number) => ({
    service_id: 'laser-toning',
    start_sec: String(startSec),
    duration_sec: '3600',
  });
  const talk = (startSec: number) => ({
    service_id: 'consultation',
    start_sec: String(startSec),
    duration_sec: '1800',
  });
  const past = laser(seoulTime(-3, 12));
  const farAway = laser(seoulTime(400, 12));
  const slots = [laser(noon), past, talk(noon), laser(taken), farAway, talk(taken), laser(noon)];
  const available = [true, false, true, false, false, true, true];
  const ask = { merchant_id: 'seoul-clinic', slot_time: slots };
  const expected = {
    slot_time_availability: slots.map((slot_time, index) => ({ slot_time, available: available[index] })),
  };
  const first = await running.system.http('BatchAvailabilityLookup', ask);
  expect(first).toMatchObject({ status: 200, body: expected });
  const reads = slotReads(running);
  const second = await running.system.http('BatchAvailabilityLookup', ask);
  expect(second).toMatchObject({ status: 200, body: expected });
  expect(slotReads(running)).toBe(reads);
});

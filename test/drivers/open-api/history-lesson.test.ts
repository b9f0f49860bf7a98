import { closeAll, endSec, reserveCommand, startSec } from './driver-under-test.ts';
import { driveSandbox, onlySchedule, trace, until } from './sandbox-under-test.ts';

afterEach(closeAll);

const another = { marker: 'G-zzzzzzzzzzzzzzzzzzzz' };

/** A clinic with one reservation, and a driver that was started after it was made. */
async function restarted(settings = {}) {
  const under = await driveSandbox();
  const sought = { ...trace(under.clock), ...another };
  await under.driver.reserve(reserveCommand({ visitorId: null }), under.limits());
  const { scheduleId } = onlySchedule(under.clinic);
  const { driver, limits } = under.again({ settings });
  const calls = (operation: string): number => under.clinic.control.state().calls[operation] ?? 0;
  const histories = () => calls('get-schedules-summarized-by-tasks');
  const details = () => calls('get-schedule-detail');
  const readBack = () => driver.readBack(scheduleId, limits());
  const isCertain = async (): Promise<boolean> => {
    // What was made is at the time that is looked for, so only its age keeps it from being read.
    const answer = await driver.findByMarker({ ...sought, startSec: 0, endSec: 1 }, limits());
    return answer.kind === 'ok' && answer.value.complete;
  };
  return { ...under, scheduleId, readBack, histories, details, isCertain };
}

test('a reservation that is known shows that the history lists what is only reserved', async () => {
  const { readBack, details, clinic, isCertain } = await restarted();
  clinic.control.changeSettings({ historyListsReserved: true });
  await readBack();
  await until(() => details() === 2);
  clinic.control.changeSettings({ historyListsReserved: false });
  expect(await isCertain()).toBe(true);
});

test('a history that does not list it teaches nothing, and is asked once a minute', async () => {
  const { readBack, histories, clinic, clock, isCertain } = await restarted();
  clinic.control.changeSettings({ historyListsReserved: false });
  await readBack();
  await until(() => histories() === 1);
  await readBack();
  clock.advance(59_999);
  await readBack();
  expect(histories()).toBe(1);
  clock.advance(1);
  await readBack();
  await until(() => histories() === 2);
  expect(await isCertain()).toBe(false);
});

test('what is known for some minutes to come is not asked for again', async () => {
  const { readBack, histories, details, clock } = await restarted();
  await readBack();
  await until(() => details() === 2);
  clock.advance(300_000);
  await readBack();
  expect(histories()).toBe(1);
  clock.advance(1);
  await readBack();
  await until(() => histories() === 2);
});

test('a visit that is under way teaches nothing: a history may list it for that', async () => {
  const { readBack, histories, clinic, scheduleId } = await restarted();
  clinic.control.frontDesk({ action: 'start-visit', scheduleId });
  await readBack();
  expect(histories()).toBe(0);
});

test.each(['yes', 'no'])('nothing is asked where the setting says it: %s', async (historyListsReserved) => {
  const { readBack, histories } = await restarted({ historyListsReserved });
  await readBack();
  expect(histories()).toBe(0);
});

test('a reservation that was just made is learnt from, where the answer names it and its visitor', async () => {
  const { driver, limits, clinic } = await driveSandbox({ service: { commandVersion: 2 } });
  const histories = (): number => clinic.control.state().calls['get-schedules-summarized-by-tasks'] ?? 0;
  clinic.control.changeSettings({ v2CreateAnswers: 'reservationId' });
  await driver.reserve(reserveCommand({ visitorId: null }), limits());
  expect(histories()).toBe(0);
  const { visitorId } = onlySchedule(clinic);
  clinic.control.changeSettings({ v2CreateAnswers: 'both' });
  await driver.reserve(
    reserveCommand({ visitorId, startSec: startSec + 7_200, endSec: endSec + 7_200 }),
    limits(),
  );
  await until(() => histories() === 1);
});

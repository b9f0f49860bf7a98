import type { Whereabouts } from '../../../src/core/clinic-driver.ts';
import {
  at,
  booked,
  both,
  closeAll,
  driveSandbox,
  endSec,
  marker,
  minute,
  moveTo,
  notes,
  person,
  reserveCommand,
  shown,
  startSec,
  travelPackage,
} from './driver-under-test.ts';

afterEach(closeAll);

const whereabouts = {
  serviceId: travelPackage,
  account: person.account,
  visitorId: null,
  marker,
  span: { startSec: startSec + 120 * minute, endSec: endSec + 120 * minute },
  move: 'possible',
  markedOnly: false,
  isAnothers: async () => false,
} as const;

function visitAt(byMinutes: number) {
  return { appointments: [{ startTime: at(byMinutes), serviceIds: both }], holds: [] };
}

/** Lets the driver's background work go on until the clinic has heard so many releases. */
async function released(calls: () => number, times: number): Promise<void> {
  while (calls() < times) await new Promise(setImmediate);
}

test('a hold that was given up is not used by who resumes the move, so a late release hits nothing', async () => {
  const under = await driveSandbox({ releaseAfterUse: 'cancels-appointment' });
  const view = await booked(under);
  const { control } = under.clinic;
  control.addFault({ operation: 'reschedule-appointment', effect: 'status-429', times: 2 });
  control.addFault({ operation: 'release-reservation', effect: 'status-503', times: 1 });
  const operation = notes();
  expect(await under.driver.move(moveTo(view, 60), under.limits(), operation)).toMatchObject({
    kind: 'not-sent',
  });
  expect(shown(under.clinic).holds).toEqual([at(60)]);
  // The held slot is in the way of a second hold, which is what shows that the first one isn't used.
  const resumed = notes(operation.written.at(-1) ?? null);
  expect(await under.driver.move(moveTo(view, 60), under.limits(), resumed)).toMatchObject({
    kind: 'refused',
    refusal: 'place-taken',
  });
  under.clock.advance(5_000);
  await released(() => control.state().calls['release-reservation'] ?? 0, 2);
  expect(shown(under.clinic)).toEqual(visitAt(0));
});

test('a hold that can’t be struck out of the notes is left to lapse instead of being given up', async () => {
  const under = await driveSandbox();
  const view = await booked(under);
  under.clinic.control.addFault({ operation: 'reschedule-appointment', effect: 'status-429', times: 2 });
  const { written, write } = notes();
  const once = {
    last: null,
    write: (note: string) => (written.length === 0 ? write(note) : Promise.reject(new Error('taken over'))),
  };
  expect(await under.driver.move(moveTo(view, 60), under.limits(), once)).toMatchObject({ kind: 'not-sent' });
  expect(under.clinic.control.state().calls['release-reservation']).toBeUndefined();
  under.clock.advance(900_000);
  expect(shown(under.clinic)).toEqual(visitAt(0));
});

test('an appointment that a lost move has renamed is found where staff moved it on to', async () => {
  const under = await driveSandbox({ rescheduleAppointmentId: 'changed' });
  const view = await booked(under);
  const { control } = under.clinic;
  control.addFault({ operation: 'reschedule-appointment', effect: 'lose-response', times: 1 });
  await under.driver.move(moveTo(view, 120), under.limits(), notes());
  const [renamed] = control.state().appointments;
  const appointmentId = renamed?.appointmentId ?? '';
  control.frontDesk({ action: 'move', appointmentId, startTime: at(180) });
  expect(await under.driver.readBack(view.reference.scheduleId, under.limits(), whereabouts)).toMatchObject({
    kind: 'ok',
    value: { reference: { scheduleId: appointmentId }, startSec: startSec + 180 * minute },
  });
});

test('where details show what is cancelled and a search lists one of several, another one proves nothing', async () => {
  const under = await driveSandbox(
    { canceledDetailsShown: true, searchAnswers: 'object' },
    { settings: { cancelledDetails: 'shown' } },
  );
  await booked(under);
  const later = { startSec: startSec + 7200, endSec: endSec + 7200, marker: 'G-zyxwvutsrqponmlkjihg' };
  const second = await under.driver.reserve(reserveCommand(later), under.limits(), notes());
  const scheduleId = second.kind === 'done' ? (second.value.scheduleId ?? '') : '';
  const { marker: mark, ...span } = later;
  const there = { ...whereabouts, marker: mark, span, move: 'none' } as const;
  expect(await under.driver.readBack(scheduleId, under.limits(), there)).toMatchObject({ kind: 'trouble' });
});

test('the next visit of the same person is not taken for one that staff cancelled, where notes are not shown', async () => {
  const under = await driveSandbox({ appointmentShowsNotes: false });
  const view = await booked(under);
  const { scheduleId } = view.reference;
  under.clinic.control.frontDesk({ action: 'cancel', appointmentId: scheduleId });
  const next = await under.driver.reserve(
    reserveCommand({ marker: 'G-zyxwvutsrqponmlkjihg' }),
    under.limits(),
    notes(),
  );
  expect(next.kind).toBe('done');
  const back = (search: Partial<Whereabouts>): ReturnType<typeof under.driver.readBack> => {
    const sought: Whereabouts = { ...whereabouts, span: { startSec, endSec }, ...search };
    return under.driver.readBack(scheduleId, under.limits(), sought);
  };
  const gone = { kind: 'ok', value: null };
  expect(await back({ move: 'none' })).toEqual(gone);
  expect(await back({ move: 'possible', markedOnly: true })).toEqual(gone);
  // Nor is it if the record knows that it is another booking's.
  const isAnothers = async (id: string): Promise<boolean> =>
    next.kind === 'done' && id === next.value.scheduleId;
  expect(await back({ move: 'possible', isAnothers })).toEqual(gone);
  // Without that it would be: a move of ours may have given it that id.
  expect(await back({ move: 'possible' })).toMatchObject({ value: { startSec } });
});

test('an appointment is looked for by the identifier that it was made with, also when the key was changed since', async () => {
  const under = await driveSandbox({ rescheduleAppointmentId: 'changed' });
  const view = await booked(under);
  const { control } = under.clinic;
  control.addFault({ operation: 'reschedule-appointment', effect: 'lose-response', times: 1 });
  await under.driver.move(moveTo(view, 120), under.limits(), notes());
  const [renamed] = control.state().appointments;
  const visitorId = renamed?.personalIdentifier ?? '';
  const later = under.again({ connection: { identifierKey: 'another-key-of-the-test' } });
  expect(
    await later.driver.readBack(view.reference.scheduleId, later.limits(), { ...whereabouts, visitorId }),
  ).toMatchObject({ kind: 'ok', value: { reference: { scheduleId: renamed?.appointmentId, visitorId } } });
});

test('a visit that is over is there as long as its details are, though a search lists it no more', async () => {
  const under = await driveSandbox(
    { canceledDetailsShown: true, searchListsPast: false },
    { settings: { cancelledDetails: 'shown' } },
  );
  const view = await booked(under);
  const { scheduleId } = view.reference;
  const there = { ...whereabouts, span: { startSec, endSec }, move: 'none' } as const;
  under.clock.advance(endSec * 1000 - under.clock.now());
  expect(await under.driver.readBack(scheduleId, under.limits(), there)).toMatchObject({
    kind: 'ok',
    value: { startSec, endSec },
  });
});

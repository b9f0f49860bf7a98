import type { Whereabouts } from '../../../src/core/clinic-driver.ts';
import type { Settings } from '../../../src/sandbox-clinic/settings.ts';
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
  type SandboxUnderTest,
  shown,
  startSec,
  travelPackage,
  viewed,
} from './driver-under-test.ts';

afterEach(closeAll);

const visit = (byMinutes: number) => ({ startTime: at(byMinutes), serviceIds: both });
const oldVisit = { appointments: [visit(0)], holds: [] };
const newVisit = { appointments: [visit(120)], holds: [] };

const target: Whereabouts = {
  serviceId: travelPackage,
  account: person.account,
  visitorId: null,
  marker,
  span: { startSec: startSec + 120 * minute, endSec: endSec + 120 * minute },
  move: 'possible',
  markedOnly: false,
  isAnothers: async () => false,
};

async function withBooking(switches: Partial<Settings> = {}) {
  const under = await driveSandbox(switches);
  const view = await booked(under);
  const calls = (operation: string) => under.clinic.control.state().calls[operation] ?? 0;
  return { under, view, calls };
}

function readTarget(under: SandboxUnderTest, id: string) {
  return under.driver.readBack(id, under.limits(), target);
}

describe('a move', () => {
  test('takes a new hold to the target, and keeps the services, the notes and the id', async () => {
    const { under, view } = await withBooking();
    const operation = notes();
    expect(await under.driver.move(moveTo(view, 120), under.limits(), operation)).toEqual({
      kind: 'done',
      value: null,
    });
    expect(shown(under.clinic)).toEqual(newVisit);
    expect(under.clinic.control.state().appointments).toMatchObject([
      { appointmentId: view.reference.scheduleId, notes: marker, numberOfReservations: 2 },
    ]);
    expect(operation.written).toHaveLength(1);
  });

  test('that gives the appointment another id tells the new one', async () => {
    const { under, view } = await withBooking({ rescheduleAppointmentId: 'changed' });
    const outcome = await under.driver.move(moveTo(view, 120), under.limits(), notes());
    const [made] = under.clinic.control.state().appointments;
    expect(outcome).toEqual({
      kind: 'done',
      value: { visitorId: null, receiptId: made?.reservationId, scheduleId: made?.appointmentId },
    });
    expect(made?.appointmentId).not.toBe(view.reference.scheduleId);
  });

  test('keeps the marker where the reservation’s notes replace the appointment’s', async () => {
    const { under, view } = await withBooking({ rescheduleKeepsNotes: false });
    await under.driver.move(moveTo(view, 120), under.limits(), notes());
    expect(under.clinic.control.state().appointments).toMatchObject([{ notes: marker }]);
  });

  test('to a time that its own old one is in the way of is refused as taken, and nothing is cancelled', async () => {
    const { under, view, calls } = await withBooking();
    expect(await under.driver.move(moveTo(view, 20), under.limits(), notes())).toMatchObject({
      kind: 'refused',
      refusal: 'place-taken',
    });
    expect(shown(under.clinic)).toEqual(oldVisit);
    expect(calls('cancel-appointment')).toBe(0);
  });

  test('never changes the services: an appointment that shows others is not even held for', async () => {
    const { under, view, calls } = await withBooking();
    const detail = { ...view.detail, serviceIds: [both[0] ?? ''] };
    const command = moveTo({ ...view, detail }, 120);
    expect(await under.driver.move(command, under.limits(), notes())).toMatchObject({
      kind: 'refused',
      refusal: 'our-fault',
    });
    expect(calls('reserve-time-slot')).toBe(1);
  });
});

describe('when a move goes wrong', () => {
  test('reserve refused: nothing is left, and the place is taken', async () => {
    const { under, view } = await withBooking();
    under.clinic.control.frontDesk({ action: 'book', serviceIds: both, startTime: at(120) });
    expect(await under.driver.move(moveTo(view, 120), under.limits(), notes())).toMatchObject({
      kind: 'refused',
      refusal: 'place-taken',
    });
    expect(shown(under.clinic)).toEqual({ appointments: [visit(0), visit(120)], holds: [] });
  });

  test.each(['lose-response', 'status-500-applied', 'garbage', 'late-commit'] as const)(
    'reserve without answer (%s): nothing was done, and its hold lapses',
    async (effect) => {
      const { under, view, calls } = await withBooking();
      under.clinic.control.addFault({ operation: 'reserve-time-slot', effect, times: 1, delayMs: 1 });
      const operation = notes();
      expect(await under.driver.move(moveTo(view, 120), under.limits(), operation)).toMatchObject({
        kind: 'not-sent',
      });
      expect({ written: operation.written, reschedules: calls('reschedule-appointment') }).toEqual({
        written: [],
        reschedules: 0,
      });
      expect(calls('reserve-time-slot')).toBe(2);
      under.clock.advance(1);
      expect(shown(under.clinic).holds).toEqual([at(120)]);
      under.clock.advance(900_000);
      expect(shown(under.clinic)).toEqual(oldVisit);
    },
  );

  test('a crash before the hold is written down: the move is not sent, and a later one finds its way', async () => {
    const { under, view } = await withBooking();
    const dead = { last: null, write: () => Promise.reject(new Error('killed')) };
    expect(await under.driver.move(moveTo(view, 120), under.limits(), dead)).toMatchObject({
      kind: 'not-sent',
    });
    expect(shown(under.clinic)).toEqual({ ...oldVisit, holds: [at(120)] });
    under.clock.advance(900_000);
    const later = under.again();
    expect(await later.driver.move(moveTo(view, 120), later.limits(), notes())).toMatchObject({
      kind: 'done',
    });
    expect(shown(under.clinic)).toEqual(newVisit);
  });

  test('reschedule refused: the new hold is released, the old visit is untouched', async () => {
    const { under, view, calls } = await withBooking({ changeNoticeMin: 527_040 });
    expect(await under.driver.move(moveTo(view, 120), under.limits(), notes())).toMatchObject({
      kind: 'refused',
      refusal: 'place-taken',
    });
    expect(calls('release-reservation')).toBe(1);
    expect(shown(under.clinic)).toEqual(oldVisit);
  });

  test('reschedule refused because staff cancelled meanwhile: the hold is released, and it is said so', async () => {
    const { under, view } = await withBooking();
    under.clinic.control.frontDesk({ action: 'cancel', appointmentId: view.reference.scheduleId });
    expect(await under.driver.move(moveTo(view, 120), under.limits(), notes())).toMatchObject({
      kind: 'refused',
      refusal: 'reservation-unknown',
    });
    expect(shown(under.clinic)).toEqual({ appointments: [], holds: [] });
  });

  test('reschedule without answer, applied: it shows at the target, nothing is released', async () => {
    const { under, view, calls } = await withBooking();
    under.clinic.control.addFault({ operation: 'reschedule-appointment', effect: 'lose-response', times: 1 });
    expect(await under.driver.move(moveTo(view, 120), under.limits(), notes())).toMatchObject({
      kind: 'unknown',
    });
    expect(await viewed(under, view.reference.scheduleId)).toMatchObject(target.span);
    expect(calls('release-reservation')).toBe(0);
    expect(shown(under.clinic)).toEqual(newVisit);
  });

  test('reschedule without answer, applied under a new id: it is found at the target', async () => {
    const { under, view } = await withBooking({ rescheduleAppointmentId: 'changed' });
    under.clinic.control.addFault({ operation: 'reschedule-appointment', effect: 'lose-response', times: 1 });
    await under.driver.move(moveTo(view, 120), under.limits(), notes());
    const [made] = under.clinic.control.state().appointments;
    expect(await readTarget(under, view.reference.scheduleId)).toMatchObject({
      kind: 'ok',
      value: { ...target.span, reference: { scheduleId: made?.appointmentId } },
    });
  });

  test.each(['lose-request', 'status-503'] as const)(
    'reschedule without answer, not applied (%s): the same hold is used again, and no other is taken',
    async (effect) => {
      const { under, view, calls } = await withBooking();
      under.clinic.control.addFault({ operation: 'reschedule-appointment', effect, times: 1 });
      const operation = notes();
      expect(await under.driver.move(moveTo(view, 120), under.limits(), operation)).toMatchObject({
        kind: 'unknown',
      });
      expect(await readTarget(under, view.reference.scheduleId)).toMatchObject({
        kind: 'ok',
        value: { startSec },
      });
      expect(shown(under.clinic)).toEqual({ ...oldVisit, holds: [at(120)] });
      const later = under.again();
      const resumed = notes(operation.written[0]);
      expect(await later.driver.move(moveTo(view, 120), later.limits(), resumed)).toMatchObject({
        kind: 'done',
      });
      expect(shown(under.clinic)).toEqual(newVisit);
      expect(calls('reserve-time-slot')).toBe(2);
    },
  );

  test('reschedule repeated although the first one worked: the refusal proves nothing and releases nothing', async () => {
    const { under, view, calls } = await withBooking({ releaseAfterUse: 'cancels-appointment' });
    under.clinic.control.addFault({ operation: 'reschedule-appointment', effect: 'lose-response', times: 1 });
    const operation = notes();
    await under.driver.move(moveTo(view, 120), under.limits(), operation);
    const resumed = notes(operation.written[0]);
    expect(await under.driver.move(moveTo(view, 120), under.limits(), resumed)).toMatchObject({
      kind: 'unknown',
    });
    expect(calls('release-reservation')).toBe(0);
    expect(shown(under.clinic)).toEqual(newVisit);
  });

  test('reschedule that is still running when it is given up: both ways end at the target', async () => {
    const { under, view } = await withBooking();
    under.clinic.control.addFault({
      operation: 'reschedule-appointment',
      effect: 'late-commit',
      delayMs: 200_000,
      times: 1,
    });
    expect(await under.driver.move(moveTo(view, 120), under.limits(), notes())).toMatchObject({
      kind: 'unknown',
    });
    expect(shown(under.clinic)).toEqual({ ...oldVisit, holds: [at(120)] });
    under.clock.advance(200_000);
    expect(shown(under.clinic)).toEqual(newVisit);
    expect(await readTarget(under, view.reference.scheduleId)).toMatchObject({
      kind: 'ok',
      value: target.span,
    });
  });

  test('a hold too old to be used is not, and is left to lapse', async () => {
    const { under, view, calls } = await withBooking();
    under.clinic.control.addFault({ operation: 'reschedule-appointment', effect: 'lose-request', times: 1 });
    const operation = notes();
    await under.driver.move(moveTo(view, 120), under.limits(), operation);
    under.clock.advance(601_000);
    const resumed = notes(operation.written[0]);
    expect(await under.driver.move(moveTo(view, 120), under.limits(), resumed)).toMatchObject({
      kind: 'not-sent',
    });
    expect([calls('reschedule-appointment'), calls('release-reservation')]).toEqual([1, 0]);
    under.clock.advance(300_000);
    expect(shown(under.clinic)).toEqual(oldVisit);
  });

  test('a note that can’t be read is no hold', async () => {
    const { under, view, calls } = await withBooking();
    for (const note of ['', '{}', '{"hold":7}', '[[[[', `{"hold":"x","startSec":1,"endSec":2,"madeMs":3}`])
      expect(await under.driver.move(moveTo(view, 120), under.limits(), notes(note))).toMatchObject({
        kind: 'not-sent',
      });
    expect(calls('reserve-time-slot')).toBe(1);
  });

  test('reschedule turned away by the rate limit was not carried out: the hold is released', async () => {
    const { under, view } = await withBooking();
    under.clinic.control.addFault({ operation: 'reschedule-appointment', effect: 'status-429' });
    expect(await under.driver.move(moveTo(view, 120), under.limits(), notes())).toMatchObject({
      kind: 'not-sent',
      trouble: { kind: 'overloaded' },
    });
    expect(shown(under.clinic)).toEqual(oldVisit);
  });

  test('release fails: it is tried again in the background, and then the hold lapses', async () => {
    const { under, view } = await withBooking({ changeNoticeMin: 527_040 });
    under.clinic.control.addFault({ operation: 'release-reservation', effect: 'status-503', times: 1 });
    await under.driver.move(moveTo(view, 120), under.limits(), notes());
    expect(shown(under.clinic).holds).toEqual([at(120)]);
    under.clock.advance(5_000);
    while (shown(under.clinic).holds.length > 0) await new Promise(setImmediate);
    expect(shown(under.clinic)).toEqual(oldVisit);
  });
});

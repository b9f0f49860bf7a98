import {
  at,
  booked,
  both,
  closeAll,
  driveSandbox,
  notes,
  reserveCommand,
  shown,
  trace,
} from './driver-under-test.ts';

afterEach(closeAll);

const oldVisit = { appointments: [{ startTime: at(0), serviceIds: both }], holds: [] };

describe('when making a booking goes wrong', () => {
  test('confirm without answer, applied: the appointment is found, and nothing is released', async () => {
    const under = await driveSandbox();
    under.clinic.control.addFault({ operation: 'confirm-reservation', effect: 'lose-response', times: 1 });
    expect(await under.driver.reserve(reserveCommand(), under.limits(), notes())).toMatchObject({
      kind: 'unknown',
    });
    const [made] = under.clinic.control.state().appointments;
    expect(await under.driver.findByMarker(trace(under.clock), under.limits())).toMatchObject({
      kind: 'ok',
      value: { found: [{ reference: { scheduleId: made?.appointmentId } }], complete: true },
    });
    expect(under.clinic.control.state().calls['release-reservation']).toBeUndefined();
  });

  test('confirm without answer, not applied: the same hold is confirmed later, and makes one appointment', async () => {
    const under = await driveSandbox();
    under.clinic.control.addFault({ operation: 'confirm-reservation', effect: 'lose-request', times: 1 });
    const operation = notes();
    expect(await under.driver.reserve(reserveCommand(), under.limits(), operation)).toMatchObject({
      kind: 'unknown',
    });
    expect(await under.driver.findByMarker(trace(under.clock), under.limits())).toMatchObject({
      kind: 'ok',
      value: { found: [], complete: true },
    });
    under.clock.advance(350_000);
    const later = under.again();
    const resumed = notes(operation.written[0]);
    expect(await later.driver.reserve(reserveCommand(), later.limits(), resumed)).toMatchObject({
      kind: 'done',
    });
    expect(shown(under.clinic)).toEqual(oldVisit);
    expect(under.clinic.control.state().calls['reserve-time-slot']).toBe(1);
  });

  test('confirm repeated although the first one worked: the refusal proves nothing and releases nothing', async () => {
    const under = await driveSandbox({ releaseAfterUse: 'cancels-appointment' });
    under.clinic.control.addFault({ operation: 'confirm-reservation', effect: 'lose-response', times: 1 });
    const operation = notes();
    await under.driver.reserve(reserveCommand(), under.limits(), operation);
    const resumed = notes(operation.written[0]);
    expect(await under.driver.reserve(reserveCommand(), under.limits(), resumed)).toMatchObject({
      kind: 'unknown',
    });
    expect(shown(under.clinic)).toEqual(oldVisit);
  });

  test('a cancel whose answer is lost shows as gone', async () => {
    const under = await driveSandbox();
    const view = await booked(under);
    under.clinic.control.addFault({ operation: 'cancel-appointment', effect: 'lose-response', times: 1 });
    expect(await under.driver.cancel(view, under.limits())).toMatchObject({ kind: 'unknown' });
    expect(await under.driver.readBack(view.reference.scheduleId, under.limits())).toEqual({
      kind: 'ok',
      value: null,
    });
  });
});

import { closeAll, endSec, marker, person, reserveCommand, service, startSec } from './driver-under-test.ts';
import { driveSandbox, onlySchedule, trace, view } from './sandbox-under-test.ts';

afterEach(closeAll);

/** Every position of every switch that a driver can run into ([clinic] 17.5). */
function* positions() {
  for (const historyListsReserved of [true, false])
    for (const reserveFindsVisitor of [true, false])
      for (const detailTimes of ['utc', 'offset'] as const)
        for (const tokenRefusalStatus of [401, 400] as const)
          for (const v2CreateAnswers of ['reservationId', 'scheduleId', 'both'] as const)
            for (const searchMatchesPhone of ['exact', 'digits'] as const)
              for (const fullSlotsListed of [true, false])
                yield {
                  historyListsReserved,
                  reserveFindsVisitor,
                  detailTimes,
                  tokenRefusalStatus,
                  v2CreateAnswers,
                  searchMatchesPhone,
                  fullSlotsListed,
                };
}

const span = { startSec, endSec };
const unknownVisitor = { visitorId: null };
const otherPerson = { ...person, phone: { countryCode: '82', phoneNumber: '1000000001' } };

test.each([1, 2])(
  'with V%i the driver is right in every position of the clinic’s switches',
  async (commandVersion) => {
    const under = await driveSandbox();
    const { clinic, clock } = under;
    for (const settings of positions()) {
      clinic.control.reset();
      clinic.control.changeSettings({ ...settings, secondTokenEndsFirst: true, tokenLifetimeSec: 60 });
      const { driver, limits } = under.again({ service: { commandVersion } });
      const told = JSON.stringify(settings);
      const sought = trace(clock);

      clinic.control.addFault({ operation: 'reserve', effect: 'lose-response', times: 1 });
      const lost = await driver.reserve(reserveCommand(unknownVisitor), limits());
      expect({ told, kind: lost.kind }).toEqual({ told, kind: 'unknown' });
      const { scheduleId, visitorId } = onlySchedule(clinic);

      // The token has ended by now, and the clinic says so in its way.
      clock.advance(61_000);
      const findings = await driver.findByMarker(sought, limits());
      const found = settings.historyListsReserved ? [{ reference: { scheduleId, visitorId }, ...span }] : [];
      expect({ told, findings }).toMatchObject({
        told,
        findings: { kind: 'ok', value: { found, complete: settings.historyListsReserved, visitorId } },
      });

      clinic.control.addFault({ operation: 'reserve', effect: 'lose-request', times: 1 });
      const other = {
        ...reserveCommand(unknownVisitor),
        person: otherPerson,
        marker: 'G-zzzzzzzzzzzzzzzzzzzz',
      };
      expect((await driver.reserve(other, limits())).kind).toBe('unknown');
      const absent = await driver.findByMarker(
        { ...sought, person: otherPerson, marker: other.marker },
        limits(),
      );
      // Nobody with that phone number, in a clinic whose search finds others: certain, whatever its history lists.
      expect({ told, absent }).toEqual({
        told,
        absent: { kind: 'ok', value: { found: [], complete: true, visitorId: null } },
      });

      const second = await driver.reserve(other, limits());
      expect({ told, second }).toMatchObject({ told, second: { kind: 'done' } });
      const openings = await driver.readOpenings(service, span, limits());
      expect({ told, openings }).toMatchObject({
        told,
        openings: { kind: 'ok', value: settings.fullSlotsListed ? [{ taken: 2, capacity: 2 }] : [] },
      });

      const current = await view({ ...under, driver, limits }, scheduleId);
      expect({ told, current }).toMatchObject({ told, current: { ...span, detail: { memo: marker } } });
      expect(await driver.cancel(current, limits())).toEqual({ kind: 'done', value: null });
      expect(await view({ ...under, driver, limits }, scheduleId)).toMatchObject({ status: 'cancelled' });
      await driver.close();
    }
  },
);

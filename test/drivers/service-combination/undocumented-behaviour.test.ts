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
  reserveCommand,
  type Setup,
  shown,
  startSec,
  trace,
  travelPackage,
} from './driver-under-test.ts';

afterEach(closeAll);

type Case = readonly [Partial<Settings>, Setup['settings']?];

/** Each switch of the clinic, with the setting that belongs to it where one is needed. */
const cases: readonly Case[] = [
  [{}],
  [{ secondOauthTokenEndsFirst: true }],
  [{ oauthTokenLifetimeSec: 60 }],
  [{ enforceScopes: false }],
  [{ tenantHeaderEverywhere: false }],
  [{ acceptLanguage: 'any' }],
  [
    { timeSlotPathId: 'service' },
    { paths: { timeSlots: '/external/v1/serviceCombination/branch/{serviceId}/timeslots' } },
  ],
  [{ serviceIdsAs: 'comma' }, { names: { serviceIdsAs: 'comma' } }],
  [{ serviceIdsAs: 'repeated' }],
  [{ answeredTimes: 'utc' }],
  [{ answeredTimes: 'utc', takenTimes: 'as-offered' }],
  [{ takenTimes: 'as-offered' }],
  [{ reserveTellsExpiry: true }],
  [{ takenSlotStatus: 400 }],
  [{ goneReservationStatus: 410 }],
  [{ usedReservation: 'same-answer' }],
  [{ appointmentIdIsReservationId: true }],
  [{ confirmAnswers: 'id' }],
  [{ searchMethods: 'post' }, { searchMethod: 'POST' }],
  [{ searchMethods: 'both', searchLosesGetBody: true }, { searchMethod: 'POST' }],
  [{ searchAnswers: 'object' }],
  [{ searchAnswers: 'object-when-one' }],
  [{ searchNoMatch: 'no-content' }],
  [{ searchNoMatch: 'not-found' }],
  [{ searchListsHolds: true }],
  [{ searchListsPast: false }],
  [{ searchListsCanceled: true }],
  [{ appointmentShows: 'services' }],
  [{ appointmentShows: 'both' }],
  [{ appointmentShowsNotes: false }],
  [{ canceledDetailsShown: true }, { cancelledDetails: 'shown' }],
  [{ goneAppointmentStatus: 400 }, { unknownAppointmentStatuses: [400] }],
  [{ goneAppointmentStatus: 410 }],
  [{ rescheduleAppointmentId: 'changed' }],
  [{ rescheduleOwnOverlap: 'allow' }],
  [{ rescheduleKeepsNotes: false }],
  [{ secondCancel: 'ok' }],
  [{ releaseGone: 'ok' }],
  [{ releaseAfterUse: 'cancels-appointment' }],
  [{ errorBodies: 'text' }],
  [{ errorBodies: 'none' }],
  [{ extraFields: true }],
];

const rows = cases.map(([switches, settings = {}]) => [switches, settings] as const);

test.each(rows)(
  'a visit is booked, found, moved and cancelled with %j, set %j',
  async (switches, settings) => {
    const under = await driveSandbox(switches, { settings });
    const { driver, clinic } = under;
    const find = async () => driver.findByMarker(trace(under.clock), under.limits());
    expect(await find()).toMatchObject({ kind: 'ok', value: { found: [], complete: true } });
    const hours = { startSec, endSec: startSec + 3 * 3600 };
    expect(await driver.readOpenings(travelPackage, hours, under.limits())).toMatchObject({
      kind: 'ok',
      value: { length: 9 },
    });

    const view = await booked(under);
    expect(shown(clinic)).toEqual({ appointments: [{ startTime: at(0), serviceIds: both }], holds: [] });
    const { scheduleId } = view.reference;
    expect(await find()).toMatchObject({ kind: 'ok', value: { found: [{ reference: { scheduleId } }] } });

    const moved = await driver.move(moveTo(view, 120), under.limits(), notes());
    const newId = moved.kind === 'done' && moved.value !== null ? (moved.value.scheduleId ?? '') : scheduleId;
    expect(shown(clinic)).toEqual({ appointments: [{ startTime: at(120), serviceIds: both }], holds: [] });
    const whereabouts = {
      serviceId: travelPackage,
      account: person.account,
      visitorId: null,
      marker,
      span: { startSec: startSec + 120 * minute, endSec: endSec + 120 * minute },
      move: 'none',
      markedOnly: false,
      isAnothers: async () => false,
    } as const;
    const read = async () => driver.readBack(newId, under.limits(), whereabouts);
    const now = await read();
    expect(now).toMatchObject({
      kind: 'ok',
      value: { ...whereabouts.span, reference: { scheduleId: newId } },
    });

    if (now.kind !== 'ok' || now.value === null) throw new Error('not there');
    expect(await driver.cancel(now.value, under.limits())).toEqual({ kind: 'done', value: null });
    expect(shown(clinic)).toEqual({ appointments: [], holds: [] });
    expect(await read()).toEqual({ kind: 'ok', value: null });
    expect(under.warnings).toEqual([]);
  },
);

test('a hold that the search lists is no appointment', async () => {
  const under = await driveSandbox({ searchListsHolds: true });
  under.clinic.control.addFault({ operation: 'confirm-reservation', effect: 'lose-request', times: 1 });

  await under.driver.reserve(reserveCommand(), under.limits(), notes());
  expect(shown(under.clinic).holds).toEqual([at(0)]);
  expect(await under.driver.findByMarker(trace(under.clock), under.limits())).toMatchObject({
    kind: 'ok',
    value: { found: [], complete: true },
  });
});

test('one object that is another appointment says nothing of ours', async () => {
  const under = await driveSandbox({ searchAnswers: 'object' });
  await booked(under);
  const later = { startSec: startSec + 7200, endSec: endSec + 7200, marker: 'G-zyxwvutsrqponmlkjihg' };
  expect(await under.driver.findByMarker(trace(under.clock, later), under.limits())).toMatchObject({
    kind: 'ok',
    value: { found: [], complete: false },
  });
});

test('a search whose body is lost on the way is in trouble, not empty', async () => {
  const under = await driveSandbox({ searchLosesGetBody: true });
  expect(await under.driver.findByMarker(trace(under.clock), under.limits())).toMatchObject({
    kind: 'trouble',
  });
});

test('where notes are not shown the visit is known by its time and name, unless only its mark counts', async () => {
  const under = await driveSandbox({ appointmentShowsNotes: false });
  const view = await booked(under);
  const find = (markedOnly: boolean) =>
    under.driver.findByMarker(trace(under.clock, { markedOnly }), under.limits());
  const { scheduleId } = view.reference;
  expect(await find(false)).toMatchObject({ kind: 'ok', value: { found: [{ reference: { scheduleId } }] } });
  expect(await find(true)).toMatchObject({ kind: 'ok', value: { found: [] } });
});

test('where notes are not shown a visit is not known by its time and name if the record has it as another booking', async () => {
  const under = await driveSandbox({ appointmentShowsNotes: false });
  const { scheduleId } = (await booked(under)).reference;
  const find = (anothers: string) =>
    under.driver.findByMarker(
      trace(under.clock, { isAnothers: async (id) => id === anothers }),
      under.limits(),
    );
  expect(await find(scheduleId)).toMatchObject({ kind: 'ok', value: { found: [], complete: true } });
  expect(await find('another')).toMatchObject({ value: { found: [{ reference: { scheduleId } }] } });
});

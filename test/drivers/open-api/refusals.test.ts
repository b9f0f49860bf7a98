import type { ClinicRefusal, ReservationView } from '../../../src/core/clinic-driver.ts';
import type { OpenApiDetail } from '../../../src/drivers/open-api/schedule-detail.ts';
import { refusal, type StubAnswer } from './clinic-stub.ts';
import {
  closeAll,
  type DriverUnderTest,
  detail,
  driveStub,
  endSec,
  place,
  reserveCommand,
  type Setup,
  service,
  startSec,
} from './driver-under-test.ts';

afterEach(closeAll);

type Call = (under: DriverUnderTest, view: ReservationView<OpenApiDetail>) => Promise<unknown>;

const span = { startSec, endSec };

/** How each operation that can refuse is brought to be called: as which service, and by which call on the port. */
const operations: Record<string, { readonly setup: Setup; readonly call: Call }> = {
  'v1/reserve': { setup: {}, call: (u) => u.driver.reserve(reserveCommand({ visitorId: null }), u.limits()) },
  'v2/reserve': {
    setup: { service: { commandVersion: 2 } },
    call: (u) => u.driver.reserve(reserveCommand({ visitorId: null }), u.limits()),
  },
  'v1/reserve-by-visitor-id': { setup: {}, call: (u) => u.driver.reserve(reserveCommand(), u.limits()) },
  'v2/reserve-by-visitor-id': {
    setup: { service: { commandVersion: 2 } },
    call: (u) => u.driver.reserve(reserveCommand(), u.limits()),
  },
  'v1/update-reservation': {
    setup: {},
    call: (u, current) => u.driver.move({ serviceId: service, current, to: { ...span, place } }, u.limits()),
  },
  'v2/update-reservation': {
    setup: { service: { commandVersion: 2 } },
    call: (u, current) => u.driver.move({ serviceId: service, current, to: { ...span, place } }, u.limits()),
  },
  'v1/cancel-reservation': { setup: {}, call: (u, current) => u.driver.cancel(current, u.limits()) },
  'v1/get-reservation-slots-by-group': {
    setup: {},
    call: (u) => u.driver.readOpenings(service, span, u.limits()),
  },
  'v2/get-reservation-slots-by-groups': {
    setup: {},
    call: (u) => u.driver.readOpeningsOfGroups([service], span, u.limits()),
  },
};

async function refused(operation: string, answer: StubAnswer) {
  const how = operations[operation];
  if (how === undefined) throw new Error(`no way to call ${operation}`);
  const under = await driveStub((call) => {
    if (call.operation === operation) return answer;
    return detail();
  }, how.setup);
  const view = await under.driver.readBack('schedule-1', under.limits());
  if (view.kind !== 'ok' || view.value === null) throw new Error('the stub has a schedule');
  const outcome = await how.call(under, view.value);
  return { outcome, under };
}

const commandRefusals: [operation: string, key: string, reason: string, ClinicRefusal][] = [
  ['v1/reserve', 'startDateTime', 'NotAvailable', 'visitor-busy'],
  ['v1/reserve-by-visitor-id', 'startDateTime', 'NotAvailable', 'visitor-busy'],
  ['v1/reserve-by-visitor-id', 'visitorId', 'NotFound', 'visitor-unknown'],
  ['v1/update-reservation', 'endDateTime', 'Required', 'our-fault'],
  ['v1/update-reservation', 'consultationRequired', 'Required', 'our-fault'],
  ['v1/update-reservation', 'reservationGroupId', 'NotFound', 'our-fault'],
  ['v1/update-reservation', 'zoneId', 'NotFound', 'our-fault'],
  ['v2/reserve', 'visitorName', 'NotAvailable', 'our-fault'],
  ['v2/reserve', 'occupiedResources', 'Required', 'our-fault'],
  ['v2/reserve', 'occupiedResources[0].startDateTimeUtc', 'NotAvailable', 'our-fault'],
  ['v2/reserve', 'zoneId', 'NotFound', 'our-fault'],
  ['v2/reserve', 'occupiedResources[0].zoneId', 'NotFound', 'our-fault'],
  ['v2/reserve', 'occupiedResources[0].configuration', 'Required', 'our-fault'],
  ['v2/reserve', 'startDateTime', 'NotAvailable', 'visitor-busy'],
  ['v2/reserve-by-visitor-id', 'visitorId', 'NotFound', 'visitor-unknown'],
  ['v2/reserve-by-visitor-id', 'occupiedResources', 'Required', 'our-fault'],
  ['v2/reserve-by-visitor-id', 'occupiedResources[12].startDateTimeUtc', 'NotAvailable', 'our-fault'],
  ['v2/reserve-by-visitor-id', 'zoneId', 'NotFound', 'our-fault'],
  ['v2/reserve-by-visitor-id', 'occupiedResources[0].zoneId', 'NotFound', 'our-fault'],
  ['v2/reserve-by-visitor-id', 'startDateTime', 'NotAvailable', 'visitor-busy'],
  ['v2/update-reservation', 'scheduleId', 'NotFound', 'reservation-unknown'],
  ['v2/update-reservation', 'occupiedResources', 'Required', 'our-fault'],
  ['v2/update-reservation', 'occupiedResources[0].configuration', 'Required', 'our-fault'],
  ['v2/update-reservation', 'occupiedResources[0].reservationGroup', 'Required', 'our-fault'],
  ['v2/update-reservation', 'occupiedResources[0].startDateTimeUtc', 'NotAvailable', 'our-fault'],
  ['v2/update-reservation', 'zoneId', 'NotFound', 'our-fault'],
  ['v2/update-reservation', 'occupiedResources[0].zoneId', 'NotFound', 'our-fault'],
  ['v1/cancel-reservation', 'status', 'NotAvailable', 'not-reserved'],
];

describe('a documented refusal', () => {
  test.each(commandRefusals)('of %s by %s/%s is %s', async (operation, key, reason, expected) => {
    const { outcome, under } = await refused(operation, refusal(key, reason));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: expected });
    expect(under.warnings).toHaveLength(expected === 'our-fault' ? 1 : 0);
  });

  test.each([
    ['v1/get-reservation-slots-by-group', 'timezone', 'NotAvailable'],
    ['v1/get-reservation-slots-by-group', 'id', 'NotFound'],
    ['v1/get-reservation-slots-by-group', 'id', 'NotAvailable'],
    ['v2/get-reservation-slots-by-groups', 'reservationGroupIds', 'Required'],
    ['v2/get-reservation-slots-by-groups', 'startDateTimeUtc', 'NotAvailable'],
    ['v2/get-reservation-slots-by-groups', 'endDateTimeUtc', 'NotAvailable'],
    ['v2/get-reservation-slots-by-groups', 'endDateTimeUtc', 'InvalidTimeRange'],
  ])('of %s by %s/%s is trouble that a person is told of', async (operation, key, reason) => {
    const { outcome, under } = await refused(operation, refusal(key, reason));
    expect(outcome).toMatchObject({ kind: 'trouble', trouble: { kind: 'unexpected' } });
    expect(under.warnings).toHaveLength(1);
  });

  test('of V1 for several entries, where one was read, is a change made meanwhile', async () => {
    const { outcome } = await refused('v1/update-reservation', refusal('occupiedResources', 'NotAvailable'));
    expect(outcome).toMatchObject({ kind: 'not-sent' });
  });
});

describe('an undocumented refusal', () => {
  test.each<[string, string, string, ClinicRefusal]>([
    ['v1/reserve-by-visitor-id', 'capacity', 'NotAvailable', 'place-taken'],
    ['v2/update-reservation', 'capacity', 'NotAvailable', 'place-taken'],
    ['v1/update-reservation', 'startDateTime', 'NotAvailable', 'visitor-busy'],
    ['v1/update-reservation', 'status', 'NotAvailable', 'not-reserved'],
    ['v1/update-reservation', 'scheduleId', 'NotFound', 'reservation-unknown'],
    ['v1/cancel-reservation', 'scheduleId', 'NotFound', 'reservation-unknown'],
  ])('of %s by %s/%s is taken at its plain word: %s', async (operation, key, reason, expected) => {
    const { outcome } = await refused(operation, refusal(key, reason));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: expected });
  });

  test.each<[string, StubAnswer]>([
    ['an unknown key', refusal('somethingNew', 'NotAvailable')],
    ['an unknown reason', refusal('startDateTime', 'SomethingNew')],
    ['a key of an object that every object has', refusal('__proto__', 'constructor')],
    ['no reason at all', { status: 400, json: { className: 'X', errorProperties: [] } }],
    [
      'reasons that contradict each other',
      {
        status: 400,
        json: {
          errorProperties: [
            { key: 'startDateTime', reason: 'NotAvailable' },
            { key: 'visitorId', reason: 'NotFound' },
          ],
        },
      },
    ],
  ])('with %s fails closed as a fault of ours', async (_, answer) => {
    const { outcome, under } = await refused('v1/reserve-by-visitor-id', answer);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: 'our-fault' });
    expect(under.warnings).toHaveLength(1);
  });

  test('is reported once, however often it comes, and without the words that may be personal', async () => {
    const { under } = await refused('v1/reserve-by-visitor-id', refusal('Ada Example, 010-0000-0000', 'Odd'));
    await under.driver.reserve(reserveCommand(), under.limits());
    expect(under.warnings).toEqual(['reserve-by-visitor-id V1 refused with 400: (unprintable)/Odd']);
  });
});

import type { StubAnswer } from './clinic-stub.ts';
import {
  closeAll,
  detail,
  driveStub,
  endSec,
  group,
  marker,
  person,
  place,
  reserveCommand,
  type Setup,
  service,
  startSec,
  zone,
} from './driver-under-test.ts';

afterEach(closeAll);

const hour = 3600;
const to = {
  startSec: startSec + hour,
  endSec: endSec + hour,
  place: { calendar: 'group-2', zone: 'zone-2' },
};

const everything = {
  consultationRequired: true,
  sedationRequired: true,
  counselor: { id: 'c-1', name: 'Counselor' },
  doctor: { id: 'd-1', name: 'Doctor' },
  funnel: { funnel: { id: 'f-1', order: 0 }, funnelDetail: 'web' },
  reservationMemo: `${marker} by the window`,
  reservationAssignee: { id: 'a-1', name: 'Assignee' },
};

function entry(id: string, startsAt: string, endsAt: string) {
  return {
    occupiedResourceId: id,
    startDateTimeUtc: `2031-03-03T${startsAt}:00.000Z`,
    endDateTimeUtc: `2031-03-03T${endsAt}:00.000Z`,
    zoneId: `zone-of-${id}`,
    reservationGroup: { reservationGroupId: group, doctor: { id: 'd-1' } },
    somethingNew: { kept: true },
  };
}

async function moved(shown: StubAnswer, setup: Setup = {}, answer: StubAnswer = { json: {} }) {
  const under = await driveStub((call) => (call.operation.endsWith('detail') ? shown : answer), setup);
  const view = await under.driver.readBack('schedule-1', under.limits());
  if (view.kind !== 'ok' || view.value === null) throw new Error('the stub has a schedule');
  const command = { serviceId: service, current: view.value, to };
  const outcome = await under.driver.move(command, under.limits());
  const sent = under.stub.calls.filter((call) => call.operation.endsWith('update-reservation'));
  return { outcome, sent, under };
}

describe('a move', () => {
  test('sends everything that the schedule has again, since the update overwrites', async () => {
    const { outcome, sent } = await moved(detail(everything));
    expect(outcome).toEqual({ kind: 'done', value: null });
    expect(sent).toMatchObject([{ operation: 'v1/update-reservation' }]);
    expect(sent[0]?.body).toEqual({
      ...everything,
      scheduleId: 'schedule-1',
      reservationGroupId: 'group-2',
      zoneId: 'zone-2',
      startDateTime: '2031-03-03T02:00:00.000Z',
      endDateTime: '2031-03-03T02:30:00.000Z',
    });
  });

  test('leaves out what the schedule lacks, but for the two flags that are required', async () => {
    const { sent } = await moved(detail({ doctor: null, reservationMemo: null }));
    expect(Object.keys(sent[0]?.body ?? {}).sort()).toEqual([
      'consultationRequired',
      'endDateTime',
      'reservationGroupId',
      'scheduleId',
      'sedationRequired',
      'startDateTime',
      'zoneId',
    ]);
  });

  test('of several entries goes by V2 and keeps their order, distances, places and fields', async () => {
    const entries = [entry('b', '01:10', '01:30'), entry('a', '01:00', '01:05')];
    const { outcome, sent } = await moved(detail(everything, { occupiedResources: entries }));
    expect(outcome).toMatchObject({ kind: 'done' });
    expect(sent).toMatchObject([{ operation: 'v2/update-reservation' }]);
    expect(sent[0]?.body).toEqual({
      ...everything,
      scheduleId: 'schedule-1',
      zoneId: zone,
      occupiedResources: [
        {
          ...entries[0],
          startDateTimeUtc: '2031-03-03T02:10:00.000Z',
          endDateTimeUtc: '2031-03-03T02:30:00.000Z',
        },
        {
          ...entries[1],
          startDateTimeUtc: '2031-03-03T02:00:00.000Z',
          endDateTimeUtc: '2031-03-03T02:05:00.000Z',
        },
      ],
    });
  });

  test('of one entry by V2 keeps the entry’s own fields and goes to the new place', async () => {
    const { sent } = await moved(detail({}, { occupiedResources: [entry('a', '01:00', '01:30')] }), {
      service: { commandVersion: 2 },
    });
    expect(sent[0]?.body).toMatchObject({
      zoneId: 'zone-2',
      occupiedResources: [
        {
          occupiedResourceId: 'a',
          zoneId: 'zone-2',
          startDateTimeUtc: '2031-03-03T02:00:00.000Z',
          reservationGroup: { reservationGroupId: 'group-2', doctor: { id: 'd-1' } },
          somethingNew: { kept: true },
        },
      ],
    });
  });

  test('by V2 of a schedule that shows no entries sends one', async () => {
    const { sent } = await moved(detail(), { service: { commandVersion: 2 } });
    expect(sent[0]?.body['occupiedResources']).toEqual([
      {
        startDateTimeUtc: '2031-03-03T02:00:00.000Z',
        endDateTimeUtc: '2031-03-03T02:30:00.000Z',
        zoneId: 'zone-2',
        reservationGroup: { reservationGroupId: 'group-2' },
      },
    ]);
  });

  test('of entries that cannot be read is a fault of ours, and nothing is sent', async () => {
    const { outcome, sent } = await moved(detail({}, { occupiedResources: [{ when: 'soon' }] }), {
      service: { commandVersion: 2 },
    });
    expect(outcome).toMatchObject({ kind: 'refused', refusal: 'our-fault' });
    expect(sent).toEqual([]);
  });

  test('of a schedule nested deeper than can be written back is not sent', async () => {
    const deep = `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const shown = JSON.stringify((detail() as { json: unknown }).json).replace(
      '"status":"RESERVED"',
      `"status":"RESERVED","funnel":${deep}`,
    );
    const { outcome } = await moved({ raw: shown });
    expect(outcome).toMatchObject({ kind: 'not-sent' });
  });

  test.each<[string, StubAnswer]>([
    ['an answer that is not an object', { json: [] }],
    ['garbage', { raw: 'ok' }],
    ['a cut connection', 'cut'],
  ])('with %s has an unknown outcome', async (_, answer) => {
    const { outcome, sent } = await moved(detail(), {}, answer);
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(sent).toHaveLength(1);
  });
});

test('a cancel is recorded as a cancellation, never as a no-show', async () => {
  const under = await driveStub((call) => (call.operation.endsWith('detail') ? detail() : { json: {} }));
  const view = await under.driver.readBack('schedule-1', under.limits());
  if (view.kind !== 'ok' || view.value === null) throw new Error('the stub has a schedule');
  expect(await under.driver.cancel(view.value, under.limits())).toEqual({ kind: 'done', value: null });
  expect(under.stub.of('v1/cancel-reservation').map((call) => call.body)).toEqual([
    { scheduleId: 'schedule-1', reason: 'CANCELED' },
  ]);
});

describe('a reserve command', () => {
  async function sent(changes: Parameters<typeof reserveCommand>[0], setup: Setup = {}, answer?: StubAnswer) {
    const under = await driveStub(() => answer ?? { json: { reservationId: 'r-1' } }, setup);
    const outcome = await under.driver.reserve(reserveCommand(changes), under.limits());
    const call = under.stub.calls.at(-1);
    return { outcome, operation: call?.operation, body: call?.body };
  }

  const times = { startDateTimeUtc: '2031-03-03T01:00:00.000Z', endDateTimeUtc: '2031-03-03T01:30:00.000Z' };

  test('for a known visitor names the visitor', async () => {
    const { operation, body } = await sent({});
    expect(operation).toBe('v1/reserve-by-visitor-id');
    expect(body).toEqual({
      visitorId: 'visitor-1',
      reservationGroupId: group,
      zoneId: zone,
      ...times,
      reservationMemo: marker,
    });
  });

  test.each([
    ['family-given', 'ExampleAda'],
    ['given family', 'Ada Example'],
    ['family given', 'Example Ada'],
  ])('for an unknown visitor sends name as %s and phone', async (format, visitorName) => {
    const { operation, body } = await sent({ visitorId: null }, { settings: { visitorName: format } });
    expect(operation).toBe('v1/reserve');
    expect(body).toMatchObject({ visitorName, visitorPhone: person.phone });
    expect(body).not.toHaveProperty('visitorId');
  });

  test('carries what the service is configured to ask for', async () => {
    const asked = {
      consultationRequired: true,
      sedationRequired: false,
      funnelDetail: 'aggregator',
      requestedProcedures: [
        {
          type: 'OPTION',
          optionConfiguration: {
            optionId: 'o-1',
            optionTitle: 'Option',
            price: { amount: 1000, currency: 'KRW', reason: { type: 'GENERAL' } },
            medicalService: {
              translsMap: { title: { translation: { en: 'Option' } } },
              configuration: { unit: { type: 'CC', value: 1 }, machines: [{ id: 'm-1' }] },
            },
          },
        },
      ],
    };
    const { body } = await sent({}, { service: asked });
    expect(body).toMatchObject(asked);
  });

  test('by V2 has one entry, and the zone as the place to report', async () => {
    const { operation, body } = await sent({}, { service: { commandVersion: 2 } });
    expect(operation).toBe('v2/reserve-by-visitor-id');
    expect(body).toEqual({
      visitorId: 'visitor-1',
      zoneId: zone,
      occupiedResources: [
        { ...times, zoneId: zone, reservationGroup: { reservationGroupId: place.calendar } },
      ],
      reservationMemo: marker,
    });
  });

  test.each([
    [{ reservationId: 'r' }, { receiptId: 'r', scheduleId: null }],
    [{ scheduleId: 's' }, { receiptId: null, scheduleId: 's' }],
    [
      { reservationId: 'r', scheduleId: 's' },
      { receiptId: 'r', scheduleId: 's' },
    ],
  ])('by V2 takes whichever id the clinic answers with: %j', async (json, value) => {
    const { outcome } = await sent({}, { service: { commandVersion: 2 } }, { json });
    expect(outcome).toMatchObject({ kind: 'done', value });
  });

  test('has one line of memo, the marker first and never cut', async () => {
    const note = `  Please\r\n call\u0000 first. ${'가나다 '.repeat(300)}`;
    const { body } = await sent({ note }, { settings: { memoLength: 60 } });
    const memo = String(body?.['reservationMemo']);
    expect(memo.startsWith(`${marker} Please call first. 가나다`)).toBe(true);
    expect([...memo].length).toBeLessThanOrEqual(60);
    expect([...memo].every((character) => character >= ' ')).toBe(true);
  });

  test('cuts a note between whole characters', async () => {
    const { body } = await sent({ note: '👍👍👍👍' }, { settings: { memoLength: marker.length + 3 } });
    expect(body?.['reservationMemo']).toBe(`${marker} 👍👍`);
  });
});

test('a service that is not configured is a fault of ours, and the clinic is not asked', async () => {
  const under = await driveStub(() => ({ json: {} }), { service: {} });
  const stranger = reserveCommand({ serviceId: 'stranger' as typeof service });
  expect(await under.driver.reserve(stranger, under.limits())).toMatchObject({ refusal: 'our-fault' });
  expect(under.stub.calls).toEqual([]);
});

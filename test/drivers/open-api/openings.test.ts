import {
  closeAll,
  driveStub,
  endSec,
  group,
  type Setup,
  service,
  startSec,
  zone,
} from './driver-under-test.ts';

afterEach(closeAll);

const span = { startSec, endSec };
const otherZone = '65f0c0de0000000000000a09';

function slot(changes: Record<string, unknown> = {}, offsetSec = 0): Record<string, unknown> {
  return {
    reservationGroupId: group,
    zone: { id: zone, name: 'Room' },
    startDateTimeUtc: new Date((startSec + offsetSec) * 1000).toISOString(),
    endDateTimeUtc: new Date((endSec + offsetSec) * 1000).toISOString(),
    capacity: 2,
    reservationCount: 1,
    ...changes,
  };
}

async function openings(slots: unknown, setup: Setup = {}) {
  const under = await driveStub((call) => {
    if (call.operation !== 'v1/get-reservation-groups') return { json: { data: slots } };
    const intervalCapacities = [
      { zoneId: otherZone, enabled: true, intervalCapacity: 1 },
      { zoneId: zone, enabled: false, intervalCapacity: 1 },
    ];
    return { json: { data: [{ id: group, intervalCapacities }] } };
  }, setup);
  return { under, answer: await under.driver.readOpenings(service, span, under.limits()) };
}

test('openings are asked for one interval more on each side, with the clinic’s time zone', async () => {
  const { under } = await openings([]);
  expect(under.stub.of('v1/get-reservation-slots-by-group').map((call) => call.body)).toEqual([
    {
      reservationGroupId: group,
      startDate: '2031-03-03T00:30:00.000Z',
      endDate: '2031-03-03T02:00:00.000Z',
      timezone: 'Asia/Seoul',
    },
  ]);
});

test('openings that overlap the span come in order of start, full ones among them', async () => {
  const { answer } = await openings(
    [slot({}, 1800), slot({}, 900), slot({ reservationCount: 2 }), slot({}, -900), slot({}, -1800)],
    {},
  );
  expect(answer).toEqual({
    kind: 'ok',
    value: [
      { calendar: group, zone, startSec: startSec - 900, endSec: endSec - 900, capacity: 2, taken: 1 },
      { calendar: group, zone, startSec, endSec, capacity: 2, taken: 2 },
      { calendar: group, zone, startSec: startSec + 900, endSec: endSec + 900, capacity: 2, taken: 1 },
    ],
  });
});

test('only configured zones count, at one start in the order of the configuration', async () => {
  const elsewhere = slot({ zone: { id: otherZone, name: 'Other' } });
  const stranger = slot({ zone: { id: 'x', name: 'X' } });
  const { answer } = await openings([slot(), elsewhere, stranger, slot({ reservationGroupId: 'y' })], {
    service: { zoneIds: [otherZone, zone] },
  });
  expect(answer).toMatchObject({ kind: 'ok', value: [{ zone: otherZone }, { zone }] });
});

test('without configured zones, those count which the clinic has enabled in the group', async () => {
  const { answer, under } = await openings([slot(), slot({ zone: { id: otherZone, name: 'Other' } })], {
    service: { zoneIds: [] },
  });
  expect(answer).toMatchObject({ kind: 'ok', value: [{ zone: otherZone }] });
  await under.driver.readOpenings(service, span, under.limits());
  expect(under.stub.of('v1/get-reservation-groups')).toHaveLength(1);
});

test('a group that the clinic does not have is reported', async () => {
  const { answer, under } = await openings([], { service: { zoneIds: [], reservationGroupId: 'gone' } });
  expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'unexpected' } });
  expect(under.warnings).toHaveLength(1);
});

test.each<[string, unknown]>([
  ['no list', {}],
  ['null', null],
  ['a slot that is a number', [7]],
  ['a slot without zone', [slot({ zone: null })]],
  ['a zone without id', [slot({ zone: { name: 'Room' } })]],
  ['a negative count', [slot({ reservationCount: -1 })]],
  ['a count as text', [slot({ reservationCount: '1' })]],
  ['a fraction as capacity', [slot({ capacity: 1.5 })]],
  ['an impossible time', [slot({ startDateTimeUtc: '2031-02-30T99:00:00Z' })]],
  ['a time that is a number', [slot({ startDateTimeUtc: 1_930_000_000 })]],
  ['an end before its start', [slot({ endDateTimeUtc: '2031-03-03T00:00:00Z' })]],
])('an answer with %s is unreadable as a whole', async (_, slots) => {
  const { answer } = await openings(slots);
  expect(answer).toMatchObject({ kind: 'trouble', trouble: { kind: 'unreadable' } });
});

test.each<[string, unknown]>([
  ['slots', [slot({ capacity: 5 })]],
  ['lists of slots', [{ reservationGroupId: group, slots: [slot({ capacity: 5 })] }]],
])('openings of several services are read in one call, whether it gives %s', async (_, data) => {
  const under = await driveStub(() => ({ json: { data } }));
  const answer = await under.driver.readOpeningsOfGroups([service], span, under.limits());
  expect(answer).toMatchObject({ kind: 'ok' });
  if (answer.kind === 'ok') expect(answer.value.get(service)).toMatchObject([{ startSec, capacity: 5 }]);
  expect(under.stub.of('v2/get-reservation-slots-by-groups').map((call) => call.body)).toEqual([
    {
      reservationGroupIds: [group],
      startDateTimeUtc: '2031-03-03T00:30:00.000Z',
      endDateTimeUtc: '2031-03-03T02:00:00.000Z',
    },
  ]);
});

import { bookingRequest, RunningSystem, seoulTime } from './running-system.ts';

let system: RunningSystem;
beforeAll(async () => {
  system = await RunningSystem.start();
});
afterAll(() => system.stop());

interface Entry {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly caller: string | null;
  readonly action: string;
  readonly booking: string | null;
  readonly visitor: string | null;
  readonly before: object | null;
  readonly after: object | null;
  readonly detail: string | null;
}

async function audit(query = ''): Promise<{
  readonly status: number;
  readonly entries: readonly Entry[];
  readonly text: string;
  readonly next: number | null;
}> {
  const response = await fetch(`${system.adminUrl}/admin/audit${query}`);
  const text = await response.text();
  const { entries = [], next = null } = JSON.parse(text);
  return { status: response.status, entries, text, next };
}

async function untilTold(booking: string, action: string): Promise<readonly Entry[]> {
  for (;;) {
    const { entries } = await audit(`?booking=${booking}`);
    if (entries.some((entry) => entry.action === action)) return entries;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function request(number: number) {
  return bookingRequest(number, {
    service: 'consultation',
    startSec: seoulTime(3, 9 + number),
    durationSec: 1_800,
  });
}

async function book(number: number): Promise<string> {
  const { status, body } = await system.http('CreateBooking', request(number));
  expect(status).toBe(200);
  return (body['booking'] as { readonly booking_id: string }).booking_id;
}

test("a booking's life is told, with what partner and staff did to it and nothing that tells who it is for", async () => {
  const id = await book(1);
  const toSec = seoulTime(4, 10);
  await system.http('UpdateBooking', {
    booking: { booking_id: id, slot: { start_sec: toSec, duration_sec: 1_800 } },
  });
  const response = await fetch(`${system.clinic.url}/_control/state`);
  const [schedule] = JSON.parse(await response.text()).schedules;
  await fetch(`${system.clinic.url}/_control/front-desk`, {
    method: 'POST',
    body: JSON.stringify({ action: 'cancel', scheduleId: schedule.scheduleId }),
  });
  // Past the age up to which the record is answered without asking the clinic.
  const entries = await told(id);
  const start = new Date(request(1).slot.start_sec * 1000).toISOString();
  const moved = new Date(toSec * 1000).toISOString();
  expect(entries).toMatchObject([
    {
      actor: 'clinic',
      caller: null,
      action: 'observe',
      before: { status: 'confirmed', start: moved },
      after: { status: 'cancelled-by-clinic' },
    },
    { actor: 'caller', caller: 'google', action: 'move', before: { start }, after: { start: moved } },
    {
      actor: 'caller',
      caller: 'google',
      action: 'create',
      before: null,
      after: { status: 'confirmed', start },
    },
  ]);
  for (const { visitor } of entries) expect(visitor).toBe('M. E., …01');
  const { text } = await audit();
  for (const secret of ['Mina', 'Example1', '12341001', 'mina1@example.com', 'perfume'])
    expect(text).not.toContain(secret);
});

/** A change that is asked for reads the clinic, and so takes over what staff did. */
async function told(id: string): Promise<readonly Entry[]> {
  await system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
  return untilTold(id, 'observe');
}

test('images of a visit are told with their booking, and with nothing that they show', async () => {
  const id = await book(5);
  const headers = {
    authorization: `Basic ${Buffer.from('internal:internal-secret').toString('base64')}`,
    'x-merchant-id': 'seoul-clinic',
  };
  const images = [{ fileName: 'Mina.jpg', memo: 'of Mina' }, { fileName: 'Mina2.jpg' }];
  const response = await fetch(`${system.url}/image/open/v1/commands/register-booking-images`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ bookingId: id, images }),
  });
  expect(response.status).toBe(200);
  const { entries, text } = await audit(`?booking=${id}`);
  const by = { actor: 'caller', caller: 'internal', action: 'register-images', booking: id };
  const bare = { before: null, after: null, visitor: 'M. E., …05' };
  expect(entries.slice(0, -1)).toMatchObject([
    { ...by, ...bare, detail: '2 images: done' },
    { ...by, ...bare, detail: '2 images: sent' },
  ]);
  expect(text).not.toContain('Mina');
});

test('calls that are denied are told, by whom if that is known', async () => {
  const response = await fetch(`${system.url}/v3/CreateBooking`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('Mina:Example').toString('base64')}` },
    body: JSON.stringify(request(2)),
  });
  expect(response.status).toBe(401);
  for (;;) {
    const { entries, text } = await audit();
    if (entries[0]?.action === 'deny') {
      expect(entries[0]).toMatchObject({
        caller: null,
        booking: null,
        detail: 'CreateBooking: unauthenticated',
      });
      expect(text).not.toContain('Mina');
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
});

test('a command that its caller may not give is denied, and told with its caller', async () => {
  const response = await fetch(`${system.url}/schedule/open/v1/commands/cancel-reservation`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from('google-sandbox:sandbox-secret').toString('base64')}`,
      'x-merchant-id': 'seoul-clinic',
    },
    body: '{}',
  });
  expect(response.status).toBe(403);
  for (;;) {
    const { entries } = await audit('?caller=google');
    if (entries[0]?.action === 'deny') {
      expect(entries[0].detail).toBe('CancelReservation: permission-denied');
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
});

test('it is read in pages, by booking, caller and time', async () => {
  const ids = [await book(3), await book(4)];
  const { entries, next } = await audit('?limit=1');
  expect(entries).toMatchObject([{ booking: ids[1] }]);
  expect((await audit(`?limit=1&before=${next}`)).entries).toMatchObject([{ booking: ids[0] }]);
  expect((await audit(`?booking=${ids[0]}`)).entries).toHaveLength(1);
  expect((await audit('?caller=nobody')).entries).toEqual([]);
  expect((await audit('?caller=google')).entries.length).toBeGreaterThanOrEqual(2);
  expect((await audit('?to=2020-01-01T00:00:00Z')).entries).toEqual([]);
  expect(
    (await audit(`?from=${encodeURIComponent(entries[0]?.at ?? '')}&booking=${ids[1]}`)).entries,
  ).toHaveLength(1);
});

test.each([
  ['limit=0', 'limit'],
  ['limit=1001', 'limit'],
  ['limit=x', 'limit'],
  ['before=x', 'before'],
  ['from=yesterday', 'from'],
  ['to=2027-13-01T00:00:00Z', 'to'],
  ['user=x', 'user'],
  ['booking=a&booking=b', 'booking'],
])('%s is refused by name', async (query, field) => {
  const { status, text } = await audit(`?${query}`);
  expect(status).toBe(400);
  expect(JSON.parse(text).error).toMatchObject({ code: 'invalid_argument', field });
});

import { type CommandTransport, command, commandTransports } from './house-client.ts';
import {
  doneStatuses,
  expectRefusal,
  freshStart,
  knownVisitor,
  reserveCommand,
  scheduleOf,
  unknownStatuses,
  unreachableStatuses,
} from './house-words.ts';
import { bookingRequest, RunningSystem } from './running-system.ts';

let system: RunningSystem;

beforeAll(async () => {
  system = await RunningSystem.start();
});
afterEach(() => system.clinic.control.clearFaults());
afterAll(() => system.stop());

const operation = 'register-visitor-images';

function sent(): number {
  return system.clinic.control.state().calls[operation] ?? 0;
}

/** The images that the clinic holds of a visitor. */
function imagesOf(visitorId: string): readonly unknown[] {
  return system.clinic.control
    .state()
    .images.filter((image) => (image as { visitorId?: string }).visitorId === visitorId);
}

async function unresolved(): Promise<readonly Record<string, unknown>[]> {
  const response = await fetch(`${system.adminUrl}/unresolved`);
  return ((await response.json()) as { images: Record<string, unknown>[] }).images;
}

describe.each(commandTransports)('over %s', (transport: CommandTransport) => {
  const done = doneStatuses[transport];
  const unknown = unknownStatuses[transport];
  const person = (name: string): string => knownVisitor(system, `${name} ${transport}`);
  const register = (images: readonly object[], key?: string) =>
    command(
      system,
      transport,
      'RegisterVisitorImages',
      { images },
      key === undefined ? {} : { key: `${key} ${transport}` },
    );
  const registerOf = (bookingId: string, images: readonly object[], key?: string) =>
    command(
      system,
      transport,
      'RegisterBookingImages',
      { bookingId, images },
      key === undefined ? {} : { key: `${key} ${transport}` },
    );

  test('images are registered with everything that is said of them', async () => {
    const visitorId = person('Ada');
    const code = {
      id: 'code-1',
      category: 'IMAGE_EQUIPMENT',
      name: 'Camera',
      order: 0,
      closed: false,
      color: 'LAVA',
    };
    const image = {
      fileName: 'before.jpg',
      visitorId,
      source: 'HOSPITAL',
      equipment: code,
      scheduleId: 'schedule-1',
      shootingDateTimeUtc: '2027-03-01T09:00:00Z',
      memo: 'x'.repeat(150),
      category: { ...code, category: 'IMAGE_CATEGORY', default: true },
    };
    expect(await register([image, { fileName: 'after.jpg', visitorId }])).toEqual({
      status: done,
      body: {},
      bookingId: undefined,
    });
    expect(imagesOf(visitorId)).toEqual([image, { fileName: 'after.jpg', visitorId }]);
  });

  test("a booking's images go to its visitor and its schedule, as soon as it is booked", async () => {
    const visitorId = person('Bea');
    const made = await command(
      system,
      transport,
      'ReserveByVisitorId',
      reserveCommand(visitorId, freshStart()),
    );
    const reply = await registerOf(String(made.bookingId), [{ fileName: 'skin.jpg', source: 'VISITOR' }]);
    expect(reply.status).toBe(done);
    const { scheduleId } = scheduleOf(system, visitorId);
    expect(imagesOf(visitorId)).toEqual([{ fileName: 'skin.jpg', source: 'VISITOR', visitorId, scheduleId }]);
  });

  test("so do those of a partner's booking, whose visitor the clinic has just learnt of", async () => {
    const number = transport === 'HTTP' ? 921 : 922;
    const slot = { service: 'consultation', startSec: freshStart(), durationSec: 1_800 };
    const { body } = await system.http('CreateBooking', bookingRequest(number, slot));
    const { booking_id: id } = body['booking'] as { booking_id: string };
    expect((await registerOf(id, [{ fileName: 'skin.jpg' }])).status).toBe(done);
    const made = system.clinic.control.state().schedules.find((one) => one.reservationMemo?.includes(id));
    expect(imagesOf(String(made?.visitorId))).toEqual([
      { fileName: 'skin.jpg', visitorId: made?.visitorId, scheduleId: made?.scheduleId },
    ]);
  });

  test('images that say too little or too much are refused before the clinic hears of them', async () => {
    const before = sent();
    const visitorId = person('Cleo');
    const good = { fileName: 'a.jpg', visitorId };
    const malformed = 'InvalidCommandException';
    const cases = [
      [[good, { ...good, memo: 'x'.repeat(151) }], 'memo', 'TooLong'],
      // Counted as the clinic counts: an emoji is two.
      [[{ ...good, memo: '😀'.repeat(76) }], 'memo', 'TooLong'],
      [[{ fileName: 'a.jpg' }], 'images[0].visitorId', 'Required'],
      [[good, { visitorId }], 'images[1].fileName', 'Required'],
      // What names nothing is as good as missing.
      [[{ ...good, visitorId: '' }], 'images[0].visitorId', 'Required'],
      [[{ ...good, visitorId: '  ' }], 'images[0].visitorId', 'Required'],
      [[{ ...good, fileName: ' ' }], 'images[0].fileName', 'Required'],
      [[], 'images', 'Required'],
    ] as const;
    for (const [images, key, reason] of cases) expectRefusal(await register(images), malformed, key, reason);
    const made = await command(
      system,
      transport,
      'ReserveByVisitorId',
      reserveCommand(visitorId, freshStart()),
    );
    const ofBooking = await registerOf(String(made.bookingId), [good]);
    expectRefusal(ofBooking, malformed, 'images[0].visitorId', 'NotAvailable');
    const nobody = await registerOf('nobody', [{ fileName: 'a.jpg' }]);
    expectRefusal(nobody, 'InvalidRequestException', 'bookingId', 'NotFound');
    expect(sent()).toBe(before);
    expect(imagesOf(visitorId)).toEqual([]);
  });

  test('a repeat under its key attaches nothing twice', async () => {
    const visitorId = person('Dora');
    const images = [{ fileName: 'a.jpg', visitorId }];
    const twins = await Promise.all(Array.from({ length: 5 }, () => register(images, 'twins')));
    expect(new Set(twins.map(({ status }) => status))).toEqual(new Set([done]));
    expect((await register(images, 'twins')).status).toBe(done);
    expect(imagesOf(visitorId)).toHaveLength(1);
    const other = await register([{ fileName: 'b.jpg', visitorId }], 'twins');
    expectRefusal(other, 'InvalidCommandException', 'idempotency-key', 'NotAvailable');
  });

  test.each(['lose-response', 'lose-request', 'garbage', 'status-500-applied'] as const)(
    'images whose command met %s are answered as unknown for good, sent once, and listed for a person',
    async (effect) => {
      const visitorId = person(`lost ${effect}`);
      const images = [{ fileName: 'a.jpg', visitorId }];
      const before = sent();
      const listed = (await unresolved()).length;
      system.clinic.control.addFault({ operation, effect });
      expect((await register(images, effect)).status).toBe(unknown);
      system.clinic.control.clearFaults();
      expect((await register(images, effect)).status).toBe(unknown);
      expect(sent()).toBe(before + 1);
      expect(imagesOf(visitorId)).toHaveLength(effect === 'lose-request' ? 0 : 1);
      const now = await unresolved();
      expect(now).toHaveLength(listed + 1);
      expect(now.at(-1)).toMatchObject({
        merchant: 'seoul-clinic',
        partner: 'internal',
        visitorIds: [visitorId],
      });
    },
  );

  test('a repeat that comes while the clinic is slow waits with the first, and gets the truth', async () => {
    const visitorId = person('slow');
    const images = [{ fileName: 'a.jpg', visitorId }];
    const before = sent();
    system.clinic.control.addFault({ operation, effect: 'delay', delayMs: 4_500 });
    expect((await register(images, 'slow')).status).toBe(unknown);
    expect((await register(images, 'slow')).status).toBe(done);
    expect(sent()).toBe(before + 1);
    expect(imagesOf(visitorId)).toHaveLength(1);
  });

  test('images that the clinic turned away are sent afresh under the same key', async () => {
    const visitorId = person('Ella');
    const images = [{ fileName: 'a.jpg', visitorId }];
    system.clinic.control.addFault({ operation, effect: 'status-429' });
    system.clinic.control.addFault({ operation, effect: 'status-429' });
    expect((await register(images, 'turned away')).status).toBe(unreachableStatuses[transport]);
    system.clinic.control.clearFaults();
    expect((await register(images, 'turned away')).status).toBe(done);
    expect(imagesOf(visitorId)).toHaveLength(1);
  });
});

describe('a person who has looked after images of which nobody knew', () => {
  const lose = async (name: string, key: string) => {
    const visitorId = knownVisitor(system, name);
    const message = { images: [{ fileName: 'a.jpg', visitorId }] };
    system.clinic.control.addFault({ operation, effect: 'lose-response', times: 1 });
    expect((await command(system, 'HTTP', 'RegisterVisitorImages', message, { key })).status).toBe('504');
    const id = (await unresolved()).find(({ visitorIds }) =>
      JSON.stringify(visitorIds).includes(visitorId),
    )?.['id'];
    const repeat = async () =>
      (await command(system, 'HTTP', 'RegisterVisitorImages', message, { key })).status;
    const say = (found: string) =>
      fetch(`${system.adminUrl}/unresolved/${id}/acknowledge${found}`, { method: 'POST' });
    return { visitorId, id, repeat, say };
  };

  test('and has found them makes the repeat a success', async () => {
    const { visitorId, id, repeat, say } = await lose('found', 'found');
    expect((await say('?found=registered')).status).toBe(200);
    expect((await unresolved()).map((one) => one['id'])).not.toContain(id);
    expect(await repeat()).toBe('200');
    expect(imagesOf(visitorId)).toHaveLength(1);
    expect((await say('?found=registered')).status).toBe(404);
  });

  test('and has missed them lets the repeat send them afresh', async () => {
    const { visitorId, repeat, say } = await lose('missed', 'missed');
    expect((await say('?found=missing')).status).toBe(200);
    expect(await repeat()).toBe('200');
    expect(imagesOf(visitorId)).toHaveLength(2);
  });

  test('and could not tell leaves them unknown, and no longer listed', async () => {
    const { visitorId, id, repeat, say } = await lose('neither', 'neither');
    expect((await say('')).status).toBe(200);
    expect((await unresolved()).map((one) => one['id'])).not.toContain(id);
    expect(await repeat()).toBe('504');
    expect(imagesOf(visitorId)).toHaveLength(1);
    const audit = await fetch(`${system.adminUrl}/admin/audit?limit=1`);
    expect(await audit.json()).toMatchObject({
      entries: [{ actor: 'operator', action: 'acknowledge', operation: id, detail: '1 images: unknown' }],
    });
  });
});

test('what was sent before a restart and is unknown stays so', async () => {
  const visitorId = knownVisitor(system, 'Restart');
  const message = { images: [{ fileName: 'a.jpg', visitorId }] };
  system.clinic.control.addFault({ operation, effect: 'lose-response' });
  const options = { key: 'restart' };
  await command(system, 'HTTP', 'RegisterVisitorImages', message, options);
  await system.restartAdapter();
  expect((await command(system, 'HTTP', 'RegisterVisitorImages', message, options)).status).toBe('504');
  expect(imagesOf(visitorId)).toHaveLength(1);
});

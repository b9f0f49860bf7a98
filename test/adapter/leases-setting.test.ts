import { ChangedSandbox, ofSeoul } from './changed-sandbox.ts';
import { bookingWith, type LeasedSlot, leaseRequest, lend, outcomeOf, ways, wrong } from './leases.ts';
import { bookingRequest, seoulTime } from './running-system.ts';

let sandbox: ChangedSandbox;

beforeAll(async () => {
  sandbox = await ChangedSandbox.start([ofSeoul(['longestLeaseMinutes'], 2)]);
});
afterAll(async () => {
  await sandbox.stop();
});

const laser = (days: number): LeasedSlot => ({
  service: 'laser-toning',
  startSec: seoulTime(days, 10),
  durationSec: 3600,
});

test('no lease is longer than the merchant’s setting', async () => {
  const { expirySec } = await lend(sandbox.system, 'http', 'long', laser(2));
  expect(expirySec * 1000).toBeLessThanOrEqual(Date.now() + 120_000);
});

test('a merchant without leases offers none, and those of before are good until they end', async () => {
  const slot = laser(3);
  const { id } = await lend(sandbox.system, 'http', 'before', slot);
  await sandbox.restartWith([ofSeoul(['longestLeaseMinutes'], 'never')]);
  for (const way of ways) {
    const refused = await outcomeOf(
      sandbox.system[way]('CreateLease', leaseRequest(`after-${way}`, laser(4))),
    );
    expect(refused).toMatchObject({ status: way === 'http' ? 501 : 12 });
  }
  const other = sandbox.system.http('CreateBooking', bookingRequest(1, slot));
  expect(await outcomeOf(other)).toBe('SLOT_UNAVAILABLE');
  const made = await sandbox.system.http('CreateBooking', bookingWith(id, 2, slot));
  expect(made.body).toMatchObject({ booking: { status: 'CONFIRMED' } });
  const unknown = bookingWith('aaaaaaaaaaaaaaaaaaaa', 3, laser(4));
  expect(await outcomeOf(sandbox.system.http('CreateBooking', unknown))).toEqual(
    wrong('http', 'lease_ref.lease_id'),
  );
});

import { startCore } from '../../src/core/assemble-core.ts';
import type { BookingStore } from '../../src/core/booking-store.ts';
import { bookingId } from '../../src/core/identifiers.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { partner } from '../contract/fake-core.ts';
import { ManualClock } from '../drivers/clinic-gate/manual-clock.ts';
import { sealer } from '../store/test-vault.ts';
import { dependenciesOf, idleRecovery } from './dependencies-of.ts';

test('what the record doesn’t answer in time has no answer in time, and no later one', async () => {
  const clock = new ManualClock();
  const opened = openSqliteStore(':memory:', clock, sealer);
  const silent: BookingStore = { ...opened, booking: () => new Promise(() => undefined) };
  const core = await startCore(dependenciesOf(silent, {}, { clock }), idleRecovery);
  const id = bookingId('some');
  const untilMs = clock.now() + 3_500;
  const asked = [
    core.recorded(partner.id, id, untilMs),
    core.booking(partner.id, id, untilMs),
    core.cancel(partner.id, id, untilMs),
  ];
  const told = Promise.allSettled(asked);
  clock.advance(3_500);
  const unknown = { status: 'rejected', reason: expect.objectContaining({ code: 'outcome-unknown' }) };
  expect(await told).toEqual(asked.map(() => unknown));
  const drained = core.drain(1_000);
  clock.advance(1_000);
  await drained;
  await opened.close();
});

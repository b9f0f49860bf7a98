import { Client } from 'pg';
import type { BookingStore } from '../../src/core/booking-store.ts';
import { bookingId, idempotencyToken, ownerId } from '../../src/core/identifiers.ts';
import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { statementOf } from './held-open.ts';
import { leaseFor } from './leases.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import { candidate, changeOf, made, nineSec, Visits, wishOf } from './visits.ts';

const visits = new Visits();
let server: PostgresServer;
let store: BookingStore;

beforeAll(async () => {
  server = await startPostgres();
  store = await openPostgresStore({
    clock: machineClock,
    sealer,
    url: await server.createDatabase(),
    log: createLog('silent'),
    poolSize: 1,
  });
  // The connection is there before statements are counted.
  await store.ready();
});
afterAll(async () => {
  await store.close();
  await server.close();
});

/** How many statements went to the server meanwhile, whoever sent them. */
async function statementsOf(work: () => Promise<unknown>): Promise<readonly (string | undefined)[]> {
  const query = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.map((call) => statementOf(call).name);
  } finally {
    query.mockRestore();
  }
}

test('a create costs three statements, each of which commits by itself', async () => {
  const visit = visits.visit();
  const statements = await statementsOf(async () => {
    const look = await store.lookAtToken(idempotencyToken(visit.token), wishOf(visit));
    const claim = await store.claimCreate(visits.createClaim(visit, look.moment));
    if (claim.kind !== 'claimed') throw new Error(claim.kind);
    expect(await store.settle(claim.operation, made(claim.booking))).toMatchObject({ status: 'confirmed' });
  });
  expect(statements).toEqual(['look-at-token', 'claim-create', 'settle']);
});

test('every step is one statement', async () => {
  const visit = visits.visit();
  const booking = await visits.booked(store, visit);
  const { operation } = await visits.claimed(store, visits.visit());
  const me = ownerId('me');
  const moment = await store.moment();
  const lease = leaseFor(visits, visit);
  const move = visits.move(booking, visit, nineSec + 86_400, moment);
  const steps: Readonly<Record<Exclude<keyof BookingStore, 'close'>, () => Promise<unknown>>> = {
    lookAtToken: () => store.lookAtToken(booking.token, wishOf(visit)),
    moment: () => store.moment(),
    claimCreate: () => store.claimCreate(visits.createClaim(visits.visit(), moment)),
    claimChange: () => store.claimChange(move),
    recordStep: () => store.recordStep(operation, { state: 'unknown', trouble: null }),
    recordNote: () => store.recordNote(operation, 'note'),
    settle: () => store.settle(move.operation, made(booking)),
    adopt: () => store.adopt(booking.id, changeOf(booking)),
    claimRemoval: () => store.claimRemoval(booking, 0),
    endRemoval: () => store.endRemoval(booking),
    forgetVisitor: () => store.forgetVisitor(booking.merchantId, booking.personKey),
    booking: () => store.booking(booking.id),
    bookingsOfUser: () => store.bookingsOfUser(booking.partnerId, booking.userId, 0),
    operationEnd: () => store.operationEnd(operation.id),
    recordObservation: () => store.recordObservation(booking, changeOf(booking)),
    renewOwner: () => store.renewOwner(me, 1_000),
    takeOver: () => store.takeOver(me, [], 10),
    resignOwner: () => store.resignOwner(me),
    unresolved: () => store.unresolved(10),
    untraced: () => store.untraced(Date.now(), 0, 10),
    watched: () => store.watched(Date.now(), Date.now() + 1_000, 10),
    endWatch: () => store.endWatch(operation.id),
    stale: () => store.stale(Date.now(), 0, Date.now() + 1_000, 10),
    lease: () => store.lease(lease.id),
    leaseByReference: () => store.leaseByReference(lease.partnerId, lease.reference),
    claimLease: () => store.claimLease({ lease, candidates: [candidate({})], moment }),
    recordHold: () => store.recordHold(lease.id, { words: 'hold', expiresMs: Date.now() }),
    dropLease: () => store.dropLease(lease.id),
    leasedPlaces: () => store.leasedPlaces(),
    endLeases: () => store.endLeases(0, 10),
    keyUse: () => store.keyUse(booking.partnerId, booking.token),
    claimKeyedChange: () =>
      store.claimKeyedChange(visits.cancel(booking, visit), { token: booking.token, fingerprint: 'said' }),
    bookingOfSchedule: () => store.bookingOfSchedule(booking.merchantId, 'schedule'),
    keep: () => store.keep({ ...booking, id: bookingId(visits.id()) }),
    personOf: () => store.personOf(booking.merchantId, 'visitor'),
    claimImages: () =>
      store.claimImages({
        id: operation.id,
        partnerId: booking.partnerId,
        merchantId: booking.merchantId,
        key: null,
        visitorIds: [],
        bookingId: null,
        imageCount: 0,
        owner: me,
        startedMs: 0,
        trouble: null,
      }),
    endImages: () => store.endImages(operation.id, me, 'done', null),
    acknowledgeImages: () => store.acknowledgeImages(operation.id, 'done'),
    unresolvedImages: () => store.unresolvedImages(10),
    erase: () => store.erase('bookings', '', 0, 10),
    audit: () =>
      store.audit({ bookingId: null, caller: null, fromMs: null, toMs: null, beforeId: null, limit: 10 }),
    shortenAudit: () => store.shortenAudit(0, 10),
    recordDenial: () => store.recordDenial({ caller: null, detail: 'CreateBooking' }),
    ready: () => store.ready(),
  };
  for (const [name, step] of Object.entries(steps))
    expect([name, (await statementsOf(step)).length]).toEqual([name, 1]);
});

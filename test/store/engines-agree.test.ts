import fc from 'fast-check';
import type { Booking, BookingStatus } from '../../src/core/booking.ts';
import type { BookingStore, JournalEntry, Moment, OpenStep } from '../../src/core/booking-store.ts';
import {
  idempotencyToken,
  ownerId,
  partnerId,
  personKey,
  serviceId,
  userId,
} from '../../src/core/identifiers.ts';
import type { Candidate } from '../../src/core/opening.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { VisitItems } from '../../src/core/visit.ts';
import { createLog } from '../../src/log.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/system.ts';
import { machineClock } from './machine-clock.ts';
import { type PostgresServer, startPostgres, withClient } from './postgres-server.ts';
import { sealer } from './test-vault.ts';
import {
  candidate,
  changeOf,
  givenUp,
  halfHourSec,
  made,
  nineSec,
  refused,
  type Visit,
  Visits,
  wishOf,
} from './visits.ts';

/** One engine's run of a history: what earlier steps gave. Ids count up alike on both engines. */
interface Run {
  readonly store: BookingStore;
  readonly visits: Visits;
  readonly moments: Moment[];
  readonly operations: Operation[];
  readonly bookings: Booking[];
  readonly reached: Set<string>;
}

/** Does something, and tells what both engines have to tell alike. */
type Step = (run: Run) => Promise<unknown>;

const startedMs = nineSec * 1000 - 86_400_000;
const tables = ['bookings', 'tokens', 'operations', 'claims', 'leases', 'visitor_links', 'owners', 'audit'];
const some = fc.nat(5);
const owners = fc.constantFrom('me', 'dead', 'other');

const ordered: VisitItems = [
  { serviceId: serviceId('consultation'), offsetSec: 0, durationSec: halfHourSec },
  { serviceId: serviceId('laser'), offsetSec: 0, durationSec: halfHourSec },
];

const visit: fc.Arbitrary<Partial<Visit>> = fc.record({
  token: some.map((n) => `token ${n}`),
  user: some.map((n) => `user ${n}`),
  person: some.map((n) => `person ${n}`),
  owner: owners,
  startSec: fc.nat(4).map((n) => nineSec + n * halfHourSec),
  visitorId: fc.constantFrom(null, 'visitor'),
  startedMs: fc.nat(3).map((n) => startedMs + n),
  bookingsPerUser: fc.constantFrom(null, null, 1, 3),
  bookingId: some.map((n) => `booking ${n}`),
});

const place = fc.record({
  zone: fc.constantFrom('a', 'b'),
  capacity: fc.integer({ min: 1, max: 2 }),
  taken: fc.constantFrom(0, 0, 0, 1),
  intervals: fc.constantFrom(1, 2),
});
const places = fc.array(place, { minLength: 1, maxLength: 2 });

/** What an order takes up besides, in a calendar of its own. */
function besides(one: Candidate): Candidate {
  const second = { calendar: 'second', zone: `beside ${one.zone}` };
  const intervals = one.intervals.map((interval) => ({ ...interval, ...second }));
  return { ...one, more: [second], intervals: [...one.intervals, ...intervals] };
}

/** The newest is the likeliest to be in the midst of something. */
function pick<T>(from: readonly T[], index: number): T | undefined {
  return from.at(-1 - (index % Math.min(4, Math.max(1, from.length))));
}

function keep<T extends object>(run: Run, claim: string, result: T): T {
  if ('kind' in result) run.reached.add(`${claim} ${String(result.kind)}`);
  if ('refusal' in result) run.reached.add(`${claim} ${String(result.refusal)}`);
  if ('operation' in result) run.operations.push(result.operation as Operation);
  if ('booking' in result) run.bookings.push(result.booking as Booking);
  return result;
}

const byId = (entries: readonly JournalEntry[]): unknown =>
  entries.toSorted((a, b) => (a.operation.id < b.operation.id ? -1 : 1)).map(untimed);

/** The time of sending is each store's own. */
function untimed({ operation, booking }: JournalEntry): unknown {
  return { operation: { ...operation, sentMs: 0 }, booking };
}

const look = visit.map(
  (wanted): Step =>
    async ({ store, visits, moments }) => {
      const wish = visits.visit(wanted);
      const { moment, token, ...seen } = await store.lookAtToken(idempotencyToken(wish.token), wishOf(wish));
      moments.push(moment);
      return { seen, token: token.kind === 'open' ? token.operation.id : token };
    },
);

const create = fc.tuple(visit, places, fc.nat()).map(
  ([wanted, wishes, age]): Step =>
    async (run) => {
      const { store, visits, moments } = run;
      const { startSec = nineSec } = wanted;
      const first = wishes.map((wish) => candidate({ ...wish, startSec }));
      const items = wanted.token === 'token 5' || wanted.token === 'token 4' ? ordered : null;
      const candidates = items === null ? first : first.map(besides);
      const endSec = startSec + (first[0]?.intervals.length ?? 1) * halfHourSec;
      // The same booking at another time would be another token in earnest.
      const wish = visits.visit({
        ...wanted,
        items,
        endSec,
        candidates,
        bookingId: `booking of ${wanted.token}`,
      });
      const moment = pick(moments, age) ?? (await store.moment());
      return keep(run, 'create', await store.claimCreate(visits.createClaim(wish, moment)));
    },
);

const change = fc.tuple(fc.nat(), visit, places, fc.nat()).map(
  ([which, wanted, wishes, age]): Step =>
    async (run) => {
      const { store, visits, moments } = run;
      const known = pick(run.bookings, which);
      const booking = known === undefined ? null : await store.booking(known.id);
      if (booking === null) return booking;
      const by = visits.visit(wanted);
      const first = wishes.map((wish) => candidate({ ...wish, startSec: by.startSec }));
      const candidates = booking.items === null ? first : first.map(besides);
      const moment = pick(moments, age) ?? (await store.moment());
      const claim =
        which % 2 === 0
          ? visits.cancel(booking, by)
          : visits.move(booking, by, by.startSec, moment, candidates);
      return keep(run, claim.operation.intent.kind, await store.claimChange(claim));
    },
);

const openStep = fc.record({
  state: fc.constantFrom<OpenStep['state'][]>('sent', 'unknown', 'unknown', 'needs-person'),
  trouble: fc.constantFrom(null, 'trouble'),
});
const step = fc.tuple(fc.nat(), openStep).map(
  ([which, next]): Step =>
    async ({ store, operations }) => {
      const operation = pick(operations, which);
      const after = operation && (await store.recordStep(operation, next));
      return after ? { ...after, sentMs: 0 } : after;
    },
);

const status = fc.constantFrom<BookingStatus[]>('confirmed', 'confirmed', 'cancelled-by-partner', 'no-show');
const settle = fc.tuple(fc.nat(), fc.nat(3), status, fc.nat(1)).map(
  ([which, kind, next, watch]): Step =>
    async (run) => {
      const operation = pick(run.operations, which);
      const booking = operation && (await run.store.booking(operation.bookingId));
      if (!operation || !booking) return null;
      const ends = [made(booking, { status: next }), refused, givenUp, { ...made(booking), booking: null }];
      const end = pick(ends, kind) ?? refused;
      const after = await run.store.settle(operation, {
        ...end,
        watchUntilMs: watch * Number.MAX_SAFE_INTEGER,
      });
      run.reached.add(`settled ${after === null || after === false ? String(after) : after.status}`);
      return after;
    },
);

/** Mostly of the booking as it is: what was read of it before a change that has ended since is not taken over. */
const observe = fc.tuple(fc.nat(), status, fc.integer({ min: -1, max: 1 })).map(
  ([which, next, newer]): Step =>
    async (run) => {
      const claimed = pick(run.bookings, which);
      const booking = claimed && which % 3 > 0 ? await run.store.booking(claimed.id) : claimed;
      if (!booking) return null;
      const reference = { visitorId: `visitor ${newer}`, receiptId: null, scheduleId: 'schedule' };
      const reading = changeOf(booking, { status: next, reference, observedMs: booking.observedMs + newer });
      return which % 2 === 0
        ? run.store.recordObservation(booking, reading)
        : run.store.adopt(booking.id, reading);
    },
);

/**
 * Mostly of a booking that was given up, whose token is tried again at once. A fence lies far in the past or the future, so that the stores' own clocks judge it alike.
 */
const removal = fc.tuple(fc.nat(), fc.constantFrom(1_000, 9_000_000_000_000)).map(
  ([which, untilMs]): Step =>
    async (run) => {
      const { store, visits, bookings, reached } = run;
      const now = await Promise.all(bookings.map(({ id }) => store.booking(id)));
      const judged =
        now.findLast((booking) => booking?.status === 'abandoned' && which % 3 > 0) ?? pick(bookings, which);
      const fenced = judged && (await store.claimRemoval(judged, untilMs));
      reached.add(`removal ${fenced ? 'claimed' : 'refused'}`);
      if (!fenced) return fenced;
      const again = visits.visit({ token: fenced.token, bookingId: fenced.id, startedMs });
      const claim = visits.createClaim(again, await store.moment());
      return [fenced, keep(run, 'create', await store.claimCreate(claim))];
    },
);

const work = fc.constantFrom<Step[]>(
  async ({ store }) => byId(await store.takeOver(ownerId('me'), [], 100)),
  async ({ store }) => store.resignOwner(ownerId('other')),
  async ({ store }) => store.renewOwner(ownerId('other'), 600_000),
  async ({ store }) => store.renewOwner(ownerId('dead'), 0),
  async ({ store }) =>
    (await store.unresolved(100)).map(({ id, state, trouble }) => `${id} ${state} ${trouble}`).toSorted(),
  async ({ store }) => byId(await store.watched(Date.now() + 60_000, Date.now() + 60_000, 100)),
  async ({ store }) => byId(await store.watched(Date.now() + 60_000, Number.MAX_SAFE_INTEGER, 100)),
  async ({ store }) =>
    (await store.stale(startedMs + 2, nineSec + halfHourSec, startedMs + 2, 100))
      .map(({ id }) => id)
      .toSorted(),
  async ({ store }) => (await store.untraced(startedMs + 2, nineSec + halfHourSec, 100)).map(({ id }) => id),
  async ({ store }) => store.bookingsOfUser(partnerId('partner'), userId('user 0'), nineSec),
  async ({ store, operations }) => Promise.all(operations.map(({ id }) => store.operationEnd(id))),
  async ({ store, bookings }) => Promise.all(bookings.map(({ id }) => store.booking(id))),
  async ({ store, bookings }) =>
    bookings[0] && store.forgetVisitor(bookings[0].merchantId, personKey('person 0')),
);

/** What the histories have to reach to be worth anything. */
const outcomes: readonly string[] = [
  ...['busy', 'claimed'].map((outcome) => `cancel ${outcome}`),
  ...[
    'being-removed',
    'claimed',
    'contended',
    'full',
    'overlapping-reservation',
    'person-busy',
    'refused',
  ].map((outcome) => `create ${outcome}`),
  ...['slot-already-booked-by-user', 'token-taken', 'user-over-booking-limit'].map(
    (outcome) => `create ${outcome}`,
  ),
  ...['busy', 'claimed', 'contended', 'full', 'overlap'].map((outcome) => `move ${outcome}`),
  ...['claimed', 'refused'].map((outcome) => `removal ${outcome}`),
  ...['abandoned', 'cancelled-by-partner', 'confirmed', 'false', 'no-show', 'null', 'pending'].map(
    (outcome) => `settled ${outcome}`,
  ),
];

let server: PostgresServer;
let url: string;
let postgres: BookingStore;

beforeAll(async () => {
  server = await startPostgres();
  url = await server.createDatabase();
  postgres = await openPostgresStore({ url, clock: machineClock, log: createLog('silent'), sealer });
});
afterAll(async () => {
  await postgres.close();
  await server.close();
});

/** Ids and times are each store's own. */
async function auditOf(store: BookingStore): Promise<unknown> {
  const any = { bookingId: null, caller: null, fromMs: null, toMs: null, beforeId: null };
  const { entries } = await store.audit({ ...any, limit: 1_000 });
  return entries.map(({ id: _id, atMs: _atMs, ...told }) => told);
}

test('both engines answer every history alike', async () => {
  const any = fc.oneof(
    { weight: 3, arbitrary: create },
    { weight: 2, arbitrary: settle },
    { weight: 3, arbitrary: change },
    { weight: 2, arbitrary: step },
    { weight: 1, arbitrary: look },
    { weight: 1, arbitrary: observe },
    { weight: 1, arbitrary: removal },
    { weight: 2, arbitrary: work },
  );
  const reached = new Set<string>();
  await withClient(url, async (client) => {
    await client.query('ALTER TABLE audit DISABLE TRIGGER audit_is_not_shortened');
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 20, maxLength: 60 }), async (steps) => {
        await client.query(tables.map((table) => `DELETE FROM ${table}`).join('; '));
        const sqlite = openSqliteStore(':memory:', systemClock, sealer);
        const [reference, run] = [sqlite, postgres].map(
          (store): Run => ({
            store,
            visits: new Visits(),
            moments: [],
            operations: [],
            bookings: [],
            reached,
          }),
        );
        if (reference === undefined || run === undefined) throw new Error('there are two engines');
        for (const take of steps) expect(await take(run)).toEqual(await take(reference));
        expect(await auditOf(postgres)).toEqual(await auditOf(sqlite));
        await sqlite.close();
      }),
      { seed: 20_270_301, numRuns: 120, endOnFailure: true },
    );
  });
  expect([...reached].toSorted()).toEqual(outcomes);
});

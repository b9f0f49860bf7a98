import { checkImages } from './check-images.ts';
import { checkLeases } from './check-leases.ts';
import { judgeWish, type Touch, type WishStory } from './possible-places.ts';
import {
  type Ask,
  type AskKind,
  type Disturbance,
  isDefinite,
  type Reservation,
  type RunRecord,
  type Snapshot,
  type StaffDeed,
  type Violation,
} from './record.ts';
import { waitBetween } from './wait-meter.ts';

/** The partner's limits ([google] 4.1), in milliseconds. */
export const limitMs: Readonly<Record<AskKind, number>> = {
  create: 3_500,
  lease: 3_500,
  images: 3_500,
  move: 3_500,
  cancel: 3_500,
  status: 1_200,
  list: 1_200,
  'look-up': 1_200,
};

/** What loopback, proxy and both ends' parsing may add, besides what the machine is measured to add. */
export const marginMs = 100;

/** The eight sentences of the promise, held against a whole run. Each breach is told once, however often it was seen. */
export function checkRecord(run: RunRecord): readonly Violation[] {
  const record = withTokens(run);
  const stories = storiesOf(record);
  const found = [
    ...record.asks.flatMap((ask) => checkAnswer(ask, record)),
    ...record.snapshots.flatMap((snapshot) => checkSnapshot(snapshot, stories, record)),
    ...[...stories.values()].flatMap(checkReplays),
    ...checkEnd(record, stories),
    ...checkHolds(record),
    ...checkLeases([...stories.values()], record.snapshots, record),
    ...checkImages(record),
  ];
  return distinct(found);
}

/**
 * A hold for a lease is made before there is a token, so the visit that is made of it shows only the booking's marker: once the booking
 * was answered, that tells whose it is.
 */
function withTokens(record: RunRecord): RunRecord {
  const numbers = new Map(
    record.asks.flatMap(({ wish, outcome }) =>
      outcome.kind === 'booking' ? [[outcome.bookingId, wish]] : [],
    ),
  );
  const tokens = new Map(record.wishes.map(({ number, token }) => [number, token]));
  const named = (reservation: Reservation): Reservation => {
    const number = numbers.get(reservation.bookingId) ?? null;
    const token = number === null ? undefined : tokens.get(number);
    return reservation.token === '' && token !== undefined ? { ...reservation, token } : reservation;
  };
  const snapshots = record.snapshots.map((snapshot) => ({ ...snapshot, live: snapshot.live.map(named) }));
  return { ...record, snapshots };
}

function storiesOf({ wishes, asks }: RunRecord): ReadonlyMap<string, WishStory> {
  const byWish = Map.groupBy(asks, ({ wish }) => wish);
  const bySending = (one: Ask, other: Ask): number => one.sentMs - other.sentMs;
  return new Map(
    wishes.map((wish) => [wish.token, { wish, asks: (byWish.get(wish.number) ?? []).toSorted(bySending) }]),
  );
}

/** What was still to come when it was asked for, and no more when a replica that had stood still came to it. */
function wasOverMeanwhile({ expiresSec, endedMs }: Ask): boolean {
  return expiresSec !== null && expiresSec * 1000 <= endedMs;
}

/** Sentence 7, and the answers that nothing here should lead to. */
function checkAnswer(ask: Ask, { disturbances, waits }: RunRecord): readonly Violation[] {
  const { kind, transport, outcome, replicas, lagMs } = ask;
  const tookMs = ask.endedMs - ask.sentMs;
  const asked = `${kind} over ${transport} at ${ask.sentMs} (wish ${ask.wish ?? 'none'}, replica ${replicas.join(', ')})`;
  if (outcome.kind === 'error' && isDefinite(ask)) {
    // A user who never got a booking isn't known.
    if (kind === 'list' && ['404', 'NOT_FOUND'].includes(outcome.status)) return [];
    if (outcome.message.endsWith('lies in the past') && wasOverMeanwhile(ask)) return [];
    return [
      { sentence: 0, what: `${asked} was answered ${outcome.status} ${outcome.code}: ${outcome.message}` },
    ];
  }
  if (outcome.kind === 'none') {
    if (outcome.why === 'unreachable' || isDisturbed(ask, disturbances, ['kill', 'pause', 'drain']))
      return [];
    const lasted = `${outcome.why} after ${Math.round(tookMs)} ms`;
    return [{ sentence: 7, what: `${asked} got no answer: ${lasted}, and nobody touched its replica` }];
  }
  const waitMs = Math.max(
    0,
    ...replicas.map((replica) => waitBetween(waits[replica] ?? [], ask.sentMs, ask.endedMs)),
  );
  const allowedMs = limitMs[kind] + marginMs + lagMs + waitMs;
  if (tookMs <= allowedMs || isDisturbed(ask, disturbances, ['kill', 'pause'])) return [];
  return [
    {
      sentence: 7,
      what: `${asked} took ${Math.round(tookMs)} ms, of which the machine made the partner wait ${Math.round(lagMs)} ms and the replica ${Math.round(waitMs)} ms`,
    },
  ];
}

/** Whether one of the request's replicas was dealt with in such a way meanwhile. */
export function isDisturbed(
  { sentMs, endedMs, replicas }: Ask,
  disturbances: readonly Disturbance[],
  kinds: readonly Disturbance['what'][],
): boolean {
  return disturbances.some(
    ({ what, replica, fromMs, toMs }) =>
      replica !== null &&
      replicas.includes(replica) &&
      kinds.includes(what) &&
      fromMs <= endedMs &&
      sentMs <= toMs,
  );
}

/** Sentences 1 to 5, at one instant. */
function checkSnapshot(
  snapshot: Snapshot,
  stories: ReadonlyMap<string, WishStory>,
  { quietMs, capacities, listed, staff }: RunRecord,
): readonly Violation[] {
  const byToken = Map.groupBy(snapshot.live, ({ token }) => token);
  // What no answer has named yet may be anybody's, as long as it may still be answered.
  const isNamed = (token: string): boolean => token !== '' || snapshot.fromMs > quietMs;
  const strangers = [...byToken.keys()].filter((token) => !stories.has(token) && isNamed(token));
  return [
    ...strangers.map((token) => ({ sentence: 0, what: `the clinic has a reservation of nobody: ${token}` })),
    ...checkPlaces(snapshot, capacities),
    ...[...stories].flatMap(([token, story]) => {
      const live = byToken.get(token) ?? [];
      const touched = touchOf(token, staff, snapshot);
      const violations = judgeWish(story, live, snapshot, quietMs, touched);
      return violations.filter(({ sentence }) => sentence === 1 || !isListed(live, story, listed));
    }),
  ];
}

function isListed(live: readonly Reservation[], { asks }: WishStory, listed: readonly string[]): boolean {
  const ids = [...live.map(({ bookingId }) => bookingId), bookingIdOf(asks)];
  return listed.some((id) => ids.includes(id));
}

function bookingIdOf(asks: readonly Ask[]): string | null {
  for (const { outcome } of asks) if (outcome.kind === 'booking') return outcome.bookingId;
  return null;
}

/** What of the staff's doing may show by then. */
function touchOf(token: string, staff: readonly StaffDeed[], { fromMs, toMs }: Snapshot): Touch {
  const deeds = staff.filter((deed) => deed.token === token && deed.fromMs <= toMs);
  if (deeds.length === 0) return 'never';
  return deeds.some((deed) => fromMs <= deed.toMs) ? 'just-now' : 'before';
}

/** Sentence 4: at the start of each visit, as many are in its place as there is room for. */
function checkPlaces({ live, fromMs }: Snapshot, capacities: RunRecord['capacities']): readonly Violation[] {
  const parts = live.flatMap(({ entries, token }) => entries.map((entry) => ({ ...entry, token })));
  const byZone = Map.groupBy(parts, ({ zone }) => zone);
  return [...byZone].flatMap(([zone, visits]) => {
    const capacity = capacities.get(zone) ?? 0;
    const starts = [...new Set(visits.map(({ startSec }) => startSec))];
    return starts.flatMap((at) => {
      const there = visits.filter(({ startSec, endSec }) => startSec <= at && at < endSec);
      if (there.length <= capacity) return [];
      const tokens = there.map(({ token }) => token).sort();
      const what = `${zone} ${at} has ${capacity} places and holds ${tokens.join(', ')}; seen ${fromMs}`;
      return [{ sentence: 4, what }];
    });
  });
}

/** What a clinic keeps for us it keeps no longer than it says, and after calm nothing is kept that isn't needed. */
function checkHolds({ holds }: RunRecord): readonly Violation[] {
  const found: Violation[] = [];
  if (holds.madeAfterCalm > 0)
    found.push({ sentence: 3, what: `${holds.madeAfterCalm} holds were made after calm and left behind` });
  if (holds.afterTheirTime > 0)
    found.push({ sentence: 3, what: `${holds.afterTheirTime} holds outlived their time` });
  return found;
}

/** Sentence 8. */
function checkReplays({ wish, asks }: WishStory): readonly Violation[] {
  const bodies = new Set(
    asks.flatMap(({ kind, outcome }) =>
      kind === 'create' && outcome.kind === 'booking' ? outcome.body : [],
    ),
  );
  if (bodies.size <= 1) return [];
  return [{ sentence: 8, what: `${wish.token} was replayed differently: ${[...bodies].join(' and ')}` }];
}

/** Sentence 6: the last reading of every booking against the last that was seen of the clinic. */
function checkEnd(record: RunRecord, stories: ReadonlyMap<string, WishStory>): readonly Violation[] {
  const last = record.snapshots.at(-1);
  if (last === undefined) return [{ sentence: 0, what: 'the clinic was never looked at' }];
  const open =
    record.open === record.listed.length
      ? []
      : [
          {
            sentence: 6,
            what: `${record.open} operations are open after calm, ${record.listed.length} listed`,
          },
        ];
  const records = new Map(record.asks.flatMap((ask) => listedBookings(ask, record.quietMs)));
  const ends = [...stories.values()].flatMap((story) => {
    const id = bookingIdOf(story.asks);
    const live = last.live.filter(({ token }) => token === story.wish.token);
    if (id === null || record.listed.includes(id)) return [];
    return agrees(story, id, live, records.get(id) ?? null);
  });
  return [...open, ...ends];
}

/** What the adapter's list says of each booking that it holds: where it is. */
function listedBookings({ kind, outcome, sentMs }: Ask, quietMs: number): readonly [string, number][] {
  if (kind !== 'list' || outcome.kind !== 'read' || sentMs < quietMs) return [];
  const { bookings = [], order = [] } = outcome.body;
  if (!Array.isArray(bookings) || !Array.isArray(order)) return [];
  return [
    ...bookings.map((one): [string, number] => [String(one.booking_id), Number(one.slot?.start_sec)]),
    ...order.map((one): [string, number] => [String(one.order_id), startOf(one.item)]),
  ];
}

/** An order begins with the first of its items. */
function startOf(items: readonly { readonly start_sec?: unknown }[] | undefined): number {
  return Math.min(...(items ?? []).map(({ start_sec }) => Number(start_sec)));
}

function agrees(
  { wish, asks }: WishStory,
  id: string,
  live: readonly Reservation[],
  listedAt: number | null,
): readonly Violation[] {
  const found = (what: string): readonly Violation[] => [
    { sentence: 6, what: `${wish.token}, booking ${id}: ${what}` },
  ];
  const status = asks.findLast(({ kind, outcome }) => kind === 'status' && outcome.kind === 'read')?.outcome;
  const shown = status?.kind === 'read' ? String(status.body['booking_status']) : 'not read';
  const [there] = live;
  if (there !== undefined && there.bookingId !== id) return found(`the clinic has it as ${there.bookingId}`);
  if ((there !== undefined) !== (shown === 'CONFIRMED')) {
    return found(`the record says ${shown}, the clinic has it ${live.length} times`);
  }
  if ((there?.startSec ?? null) !== listedAt) {
    return found(`the list has it at ${listedAt}, the clinic at ${there?.startSec ?? null}`);
  }
  return [];
}

function distinct(violations: readonly Violation[]): readonly Violation[] {
  const key = ({ sentence, what }: Violation): string => `${sentence} ${what.split(';')[0]}`;
  return [...new Map(violations.toReversed().map((violation) => [key(violation), violation])).values()].sort(
    (one, other) => one.sentence - other.sentence,
  );
}

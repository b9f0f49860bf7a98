import { checkRecord } from './check-record.ts';
import type { Ask, Outcome, Reservation, RunRecord, Snapshot, StaffDeed, Wish } from './record.ts';

export const t0 = 1_000_000;
export const slot = 1_800_000_000;
export const wish: Wish = {
  kind: 'booking',
  number: 1,
  token: 'token-1',
  user: 'user-1',
  merchant: 'seoul-clinic',
  service: 'consultation',
  startSec: slot,
  durationSec: 1800,
  leaseId: null,
};

export function booking(startSec = slot, status = 'CONFIRMED', body = 'body'): Outcome {
  return { kind: 'booking', bookingId: 'b1', startSec, status, body, scheduleId: null };
}

export const refused: Outcome = { kind: 'refused', cause: 'SLOT_UNAVAILABLE' };
export const cut: Outcome = { kind: 'none', why: 'cut' };

export function ask(kind: Ask['kind'], atMs: number, outcome: Outcome, rest: Partial<Ask> = {}): Ask {
  const times = { sentMs: t0 + atMs, endedMs: t0 + atMs + 10, lagMs: 0 };
  const about = {
    kind,
    wish: 1,
    visitor: null,
    transport: 'http',
    startSec: null,
    expiresSec: null,
  } as const;
  return { ...about, replicas: [0], outcome, ...times, ...rest };
}

export function live(rest: Partial<Reservation> = {}): Reservation {
  const { startSec = slot, endSec = slot + 1800, zone = 'z' } = rest;
  return {
    merchant: 'seoul-clinic',
    scheduleId: 's1',
    token: 'token-1',
    bookingId: 'b1',
    zone,
    startSec,
    endSec,
    entries: [{ zone, startSec, endSec }],
    ...rest,
  };
}

export function seen(atMs: number, reservations: readonly Reservation[]): Snapshot {
  return { fromMs: t0 + atMs, toMs: t0 + atMs + 1, live: reservations };
}

export function status(shown: string): Ask {
  return ask('status', 9_500, { kind: 'read', body: { booking_status: shown } });
}

export function list(...starts: readonly number[]): Ask {
  const bookings = starts.map((start) => ({ booking_id: 'b1', slot: { start_sec: String(start) } }));
  return ask('list', 9_600, { kind: 'read', body: { bookings } }, { wish: null });
}

/** What goes well: made, and still there. */
export const goodAsks = [ask('create', 0, booking()), status('CONFIRMED'), list(slot)];

export function sentences(rest: Partial<RunRecord>): readonly number[] {
  const record: RunRecord = {
    wishes: [wish],
    asks: goodAsks,
    snapshots: [seen(9_900, [live()])],
    staff: [],
    holds: { left: 0, madeAfterCalm: 0, afterTheirTime: 0 },
    disturbances: [],
    waits: [],
    quietMs: t0 + 9_000,
    capacities: new Map([['z', 1]]),
    zones: { consultation: 'z' },
    listed: [],
    images: new Map(),
    imagesListed: [],
    open: 0,
    ...rest,
  };
  return [...new Set(checkRecord(record).map(({ sentence }) => sentence))];
}

/** At five seconds, with what it made possible until eight. */
export function staffDeed(what: StaffDeed['what']): StaffDeed {
  return { what, token: 'token-1', fromMs: t0 + 5_000, toMs: t0 + 8_000 };
}

export const disturbed = { whom: 'adapter 0', replica: 0, fromMs: t0, toMs: t0 + 5 } as const;

import type { Ask, Entry, RunRecord, Snapshot, Violation, Wish } from './record.ts';

/** A wish whose visit is booked by a lease, with what was asked about it. */
export interface LeaseStory {
  readonly wish: Wish;
  readonly asks: readonly Ask[];
}

interface Granted {
  readonly wish: Wish;
  readonly fromMs: number;
  readonly untilMs: number;
  /** When a booking by it was first asked for; from then on it may be used. */
  readonly usedMs: number;
}

/** Where a lease keeps a place: in this system all services of one resource share it. */
const zonesOf: Readonly<
  Record<Wish['merchant'], (zones: Readonly<Record<string, string>>, wish: Wish) => string>
> = {
  'seoul-clinic': (zones, { service }) => zones[service] ?? '',
  'utrecht-clinic': (zones) => zones['utrecht-clinic'] ?? '',
};

/** Leases are replayed as they were granted, keep their place for as long as they say, and are over no sooner. */
export function checkLeases(
  stories: readonly LeaseStory[],
  snapshots: readonly Snapshot[],
  { capacities, zones }: Pick<RunRecord, 'capacities' | 'zones'>,
): readonly Violation[] {
  const granted = stories.flatMap(grantedOf);
  return [
    ...stories.flatMap(checkReplays),
    ...stories.flatMap(checkExpiry),
    ...snapshots.flatMap((snapshot) => checkPlaces(granted, snapshot, capacities, zones)),
  ];
}

function grantedOf({ wish, asks }: LeaseStory): readonly Granted[] {
  const usedMs = Math.min(...asks.filter(({ kind }) => kind === 'create').map(({ sentMs }) => sentMs));
  return asks
    .slice()
    .sort((one, other) => one.endedMs - other.endedMs)
    .flatMap(({ outcome, endedMs }) =>
      outcome.kind === 'lease' ? [{ wish, fromMs: endedMs, untilMs: outcome.expiresSec * 1000, usedMs }] : [],
    )
    .slice(0, 1);
}

function checkReplays({ wish, asks }: LeaseStory): readonly Violation[] {
  const bodies = new Set(asks.flatMap(({ outcome }) => (outcome.kind === 'lease' ? outcome.body : [])));
  if (bodies.size <= 1) return [];
  return [
    {
      sentence: 8,
      what: `the lease of ${wish.token} was replayed differently: ${[...bodies].join(' and ')}`,
    },
  ];
}

/** What the other system holds may be given up before: who confirms in vain can't tell whether the hold was used. */
function checkExpiry({ wish, asks }: LeaseStory): readonly Violation[] {
  if (wish.merchant === 'utrecht-clinic') return [];
  const [lease] = grantedOf({ wish, asks });
  if (lease === undefined) return [];
  return asks.flatMap(({ outcome, endedMs }) =>
    outcome.kind === 'refused' && outcome.cause === 'LEASE_EXPIRED' && endedMs < lease.untilMs
      ? [
          {
            sentence: 8,
            what: `${wish.token} was told at ${endedMs} that its lease is over, which lasts until ${lease.untilMs}`,
          },
        ]
      : [],
  );
}

/** Sentence 4: what lies in a place and what is leased there and not used yet is no more than there is room for. */
function checkPlaces(
  granted: readonly Granted[],
  { fromMs, toMs, live }: Snapshot,
  capacities: RunRecord['capacities'],
  zones: RunRecord['zones'],
): readonly Violation[] {
  const lasting = granted.filter((one) => one.fromMs < fromMs && one.untilMs > toMs && one.usedMs > toMs);
  const entries = live.flatMap((reservation) => reservation.entries);
  return lasting.flatMap(({ wish }) => {
    const zone = zonesOf[wish.merchant](zones, wish);
    const at = (entry: Entry): boolean =>
      entry.zone === zone && entry.startSec <= wish.startSec && wish.startSec < entry.endSec;
    const leased = lasting.filter(
      (other) =>
        other.wish.merchant === wish.merchant &&
        zonesOf[other.wish.merchant](zones, other.wish) === zone &&
        other.wish.startSec <= wish.startSec &&
        wish.startSec < other.wish.startSec + other.wish.durationSec,
    ).length;
    const taken = entries.filter(at).length;
    if (taken + leased <= (capacities.get(zone) ?? 0)) return [];
    const what = `${zone} ${wish.startSec} holds ${taken} visits while ${leased} more are leased, ${wish.token} among them; seen ${fromMs}`;
    return [{ sentence: 4, what }];
  });
}

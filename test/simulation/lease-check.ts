import type { EpochMs } from '../../src/core/clock.ts';
import type { Place } from '../../src/core/opening.ts';
import type { Aggregator } from './aggregator.ts';
import type { AnyClinic } from './any-clinic.ts';
import type { Ask, LeaseWish, Reply, Wish } from './ask.ts';
import { serviceAt } from './setting.ts';
import { intervalSec } from './sim-clinic.ts';
import { type Hand, overlaps, type SimReservation, takesUp } from './sim-reservation.ts';

type AdapterHand = Extract<Hand, { kind: 'adapter' }>;

/** Says what is wrong; null: nothing. */
type Finding = string | null;

/** What an answer to a request for a lease says against the promise. */
export function wrongLease(lease: LeaseWish, reply: Reply): Finding {
  if (reply.kind !== 'lease') return null;
  const { id, expiresMs } = reply.lease;
  const { reference, granted, request } = lease;
  if (granted !== null && (granted.id !== id || granted.expiresMs !== expiresMs))
    return `${reference} was replayed as ${id} until ${expiresMs} after ${granted.id} until ${granted.expiresMs}`;
  return expiresMs > request.expiresMs ? `${reference} lasts longer than it was asked for` : null;
}

/** What a refusal of a booking says against the lease that it named. */
export function wrongRefusal(wish: Wish, refusal: string, nowMs: EpochMs, isUndisturbed: boolean): Finding {
  const { lease, token } = wish;
  if (refusal === 'lease-expired' && lease === null) return `${token} has no lease that could be over`;
  if (lease === null || nowMs >= lease.expiresMs) return null;
  if (refusal === 'lease-expired') return `${token} was told that its lease is over, and it is not`;
  return refusal === 'slot-unavailable' && isUndisturbed ? `${token} did not get what it had leased` : null;
}

/**
 * Whether a reservation that an adapter made or moved took a place that others had leased: what lies there and what is leased and not
 * yet booked is more than there are places. What the staff had a hand in may lie anywhere.
 */
export function tookLeased(
  aggregator: Aggregator,
  number: number,
  clinic: AnyClinic,
  reservation: SimReservation,
  hand: Pick<AdapterHand, 'sentMs' | 'nowMs'>,
): Finding {
  const leases = [...aggregator.leases.values()].filter(
    (lease) =>
      lease.clinic === number &&
      isUnused(aggregator, lease) &&
      isLasting(lease, hand) &&
      placesOf(clinic, lease).some((place) => takesUp(reservation, place, lease.span)),
  );
  const [first] = leases;
  if (first === undefined) return null;
  // Services that share one place share all of them.
  const places = placesOf(clinic, first);
  for (let startSec = reservation.startSec; startSec < reservation.endSec; startSec += intervalSec) {
    const interval = { startSec, endSec: startSec + intervalSec };
    const leased = leases.filter(({ span }) => overlaps(span, interval)).length;
    if (leased === 0) continue;
    const there = places.flatMap((place) =>
      clinic.occupants(place, interval).filter(({ staffMs }) => staffMs === null),
    );
    const capacity = places.reduce((sum, place) => sum + clinic.capacity(place), 0);
    if (there.length + leased > capacity) return `${reservation.token} took a leased place at ${startSec}`;
  }
  return null;
}

function isUnused({ wishes }: Aggregator, { number }: LeaseWish): boolean {
  return wishes.get(number)?.asks.some(({ kind }) => kind === 'create') !== true;
}

/** It was known to be granted before the command was decided on, and isn't over yet, however late the command is. */
function isLasting(
  { granted, grantedMs }: LeaseWish,
  { sentMs, nowMs }: Pick<AdapterHand, 'sentMs' | 'nowMs'>,
): boolean {
  return granted !== null && grantedMs !== null && grantedMs < sentMs && granted.expiresMs > nowMs;
}

function placesOf(clinic: AnyClinic, { service }: LeaseWish): readonly Place[] {
  return clinic.places(serviceAt(service).id);
}

/** Whether the ask was answered after the end that the partner had wished for, when nothing could be granted any more. */
export function cameTooLate({ lease }: Ask, nowMs: EpochMs): boolean {
  return lease !== undefined && lease.request.expiresMs <= nowMs;
}

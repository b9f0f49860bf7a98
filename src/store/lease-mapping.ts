import { bookingId, leaseId, leaseReference, merchantId, partnerId, serviceId } from '../core/identifiers.ts';
import type { LeaseState, SlotLease, SlotResources } from '../core/slot-lease.ts';
import { integer, json, type Row, text, textOrNull } from './row.ts';

/** A lease as its row holds it. */
export function leaseOf(row: Row): SlotLease {
  const booking = textOrNull(row, 'booking');
  return {
    id: leaseId(text(row, 'id')),
    partnerId: partnerId(text(row, 'partner')),
    reference: leaseReference(text(row, 'reference')),
    fingerprint: text(row, 'fingerprint'),
    merchantId: merchantId(text(row, 'merchant')),
    serviceId: serviceId(text(row, 'service')),
    startSec: integer(row, 'start_sec'),
    endSec: integer(row, 'end_sec'),
    resources: json(row, 'resources') as SlotResources,
    place: { calendar: text(row, 'calendar'), zone: text(row, 'zone') },
    state: text(row, 'state') as LeaseState,
    expiresMs: integer(row, 'expires_ms'),
    hold: booking === null ? null : { bookingId: bookingId(booking), words: textOrNull(row, 'hold') },
    echo: text(row, 'echo'),
  };
}

/** The table's columns, in the order of {@link leaseValues}. */
export const leaseColumns = [
  'id',
  'partner',
  'reference',
  'fingerprint',
  'merchant',
  'service',
  'start_sec',
  'end_sec',
  'resources',
  'calendar',
  'zone',
  'state',
  'operation',
  'expires_ms',
  'booking',
  'hold',
  'echo',
] as const;

/** Of a new lease, which no operation uses yet. */
export function leaseValues(lease: SlotLease): (string | number | null)[] {
  return [
    lease.id,
    lease.partnerId,
    lease.reference,
    lease.fingerprint,
    lease.merchantId,
    lease.serviceId,
    lease.startSec,
    lease.endSec,
    JSON.stringify(lease.resources),
    lease.place.calendar,
    lease.place.zone,
    lease.state,
    null,
    lease.expiresMs,
    lease.hold?.bookingId ?? null,
    lease.hold?.words ?? null,
    lease.echo,
  ];
}

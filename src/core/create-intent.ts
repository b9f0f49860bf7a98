import type { Booking } from './booking.ts';
import type { CreateRequest } from './booking-core.ts';
import type { TokenLook, VisitWish } from './booking-store.ts';
import type { Dependencies } from './dependencies.ts';
import { type BookingId, bookingId, operationId } from './identifiers.ts';
import type { Operation } from './operation.ts';
import { isNoVisit, type NoVisit } from './order-items.ts';
import { personKeyOf } from './person-key.ts';
import { spanOf } from './slot-grid.ts';
import type { SlotLease } from './slot-lease.ts';
import { extentOf, type VisitItems } from './visit.ts';

/** The visit that a request wishes for, in the words of the rules about a person's other visits. */
export function visitOf(
  request: CreateRequest,
  items: VisitItems | NoVisit | null,
  keyedHash: Dependencies['keyedHash'],
): Omit<VisitWish, 'nowMs'> {
  const { partnerId, merchant, wish, userId, visitor } = request;
  const isVisit = items !== null && !isNoVisit(items);
  return {
    ...spanOf(isVisit ? { ...wish, durationSec: extentOf(items) } : wish),
    partnerId,
    merchantId: merchant.id,
    serviceId: wish.service.id,
    userId,
    personKey:
      visitor.kind === 'person' ? personKeyOf(merchant.id, visitor.person, keyedHash) : visitor.personKey,
    // The house books for many visitors under one name; the limit is on what one user of a partner may take up.
    bookingsPerUser: visitor.kind === 'person' ? merchant.bookingsPerUser : null,
  };
}

/** Until the store has taken one of the candidates. */
const nowhere = { calendar: '', zone: '' };

/**
 * What is put down before a reservation is sent for: the operation, and the booking that it would make. A token that was given up keeps
 * its booking's id, so that a reservation of an earlier attempt is never a stranger.
 */
export function createIntent(
  { clock, randomness, owner }: Dependencies,
  request: CreateRequest,
  visit: Omit<VisitWish, 'nowMs'>,
  items: VisitItems | null,
  look: TokenLook,
  visitorId: string | null,
  lease: SlotLease | null,
): { readonly operation: Operation; readonly booking: Booking } {
  const { partnerId, merchantId, serviceId, userId, personKey, startSec, endSec } = visit;
  const { token, visitor, note, echo } = request;
  const id = idFor(look, lease) ?? bookingId(randomness.id());
  const nowMs = clock.now();
  const operation: Operation = {
    id: operationId(randomness.id()),
    bookingId: id,
    partnerId,
    merchantId,
    intent: {
      kind: 'create',
      visitorId,
      span: { startSec, endSec },
      ...(visitor.kind === 'known' ? { terms: visitor.terms } : {}),
      ...(lease === null ? {} : { lease: { id: lease.id, hold: lease.hold?.words ?? null } }),
    },
    state: 'sent',
    owner,
    startedMs: nowMs,
    sentMs: nowMs,
    sends: 1,
    note: null,
    trouble: null,
  };
  const booking: Booking = {
    id,
    partnerId,
    merchantId,
    serviceId,
    items,
    userId,
    personKey,
    startSec,
    endSec,
    token,
    person: visitor.kind === 'person' ? visitor.person : null,
    note,
    echo,
    status: 'pending',
    place: nowhere,
    reference: { visitorId, receiptId: null, scheduleId: null },
    createdMs: nowMs,
    observedMs: nowMs,
    openOperation: operation.id,
    lastOperation: null,
    fencedUntilMs: 0,
  };
  return { operation, booking };
}

/** The clinic's hold was made for a booking of a certain id, whose marker it carries. */
function idFor({ token }: TokenLook, lease: SlotLease | null): BookingId | undefined {
  return token.kind === 'given-up' ? token.bookingId : lease?.hold?.bookingId;
}

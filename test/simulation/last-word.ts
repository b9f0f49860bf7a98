import type { Booking } from '../../src/core/booking.ts';
import type { SlotWish } from '../../src/core/booking-core.ts';
import type { TimeSpan } from '../../src/core/opening.ts';
import type { AnyClinic } from './any-clinic.ts';
import { type Ask, isRepeatable, saysNothingWasDone, type Wish } from './ask.ts';
import { allBookings, isUp } from './calm-check.ts';
import type { PromiseCheck, Scene } from './promise-check.ts';
import { aftermathMs, merchantIdAt, personAt, serviceAt } from './setting.ts';
import { intervalSec } from './sim-clinic.ts';
import type { SimDisk } from './sim-disk.ts';
import { isLive, overlaps, type SimReservation, samePlace } from './sim-reservation.ts';

/** An answer after calm comes within this; then the next is asked. */
const longestAnswerMs = 3_600;
const sliceMs = 100;

/** Another process may have come first once more, but not each time. */
const mostRepeats = 2;

/**
 * Sentence 8, after calm: everything is asked once more, one after the other. What was made is replayed, what was refused is tried
 * afresh, and refused again only for a reason that can be seen; only what is listed for a person may stay without an answer.
 */
export async function haveLastWords(scene: Scene, disk: SimDisk, check: PromiseCheck): Promise<void> {
  for (const wish of scene.aggregator.wishes.values()) {
    const blocked = blockedPlaces(disk);
    const before = scene.clinics[wish.clinic];
    if (before === undefined) continue;
    const listed = listedTokens(disk);
    const allowed = allowedRefusals(scene, before, wish, disk, blocked);
    if (isRepeatable(wish)) {
      const ask = await answered(scene, scene.aggregator.create(wish));
      judge(scene, wish, ask, allowed, listed, check);
    }
    const status = await statusOf(scene, wish);
    if (status !== null && status.reply?.kind !== 'booking')
      check.found(8, `${wish.token} has no status after calm: ${JSON.stringify(status.reply)}`);
    await moveOnce(scene, before, wish, disk, check);
  }
}

/**
 * What the partner is told of the wish. Processes that share an account share its one token request a second ([combination] 2.4), and a
 * status can't wait for the next: who is turned away for that reason asks again when the account has rested.
 */
async function statusOf(scene: Scene, wish: Wish): Promise<Ask | null> {
  const { aggregator, network, world } = scene;
  for (let repeats = 0; ; repeats += 1) {
    const ask = await answered(scene, aggregator.status(wish));
    if (ask === null || repeats === mostRepeats || !saysNothingWasDone(ask)) return ask;
    if (!network.isTroubledSince(wish.clinic, ask.askedMs)) return ask;
    await world.runUntil(world.nowMs + aftermathMs);
  }
}

/** A booking that can be moved by an interval, into what is free but for itself, is moved. */
async function moveOnce(
  scene: Scene,
  clinic: AnyClinic,
  wish: Wish,
  disk: SimDisk,
  check: PromiseCheck,
): Promise<void> {
  const own = clinic.reservations.filter(({ token }) => token === wish.token);
  const [there] = own.filter(isLive);
  const to = { startSec: slotAfter(there), endSec: slotAfter(there) + wish.visit.durationSec };
  if (there?.status !== 'reserved' || !isPlain(scene, own) || !clinic.couldMove(there, to)) return;
  const others = allBookings(disk).filter(({ token }) => token !== wish.token);
  const isBusy = others.some(
    (other) => other.personKey === bookingOf(wish, disk)?.personKey && overlaps(other, to),
  );
  const fencedUntilMs = bookingOf(wish, disk)?.fencedUntilMs ?? 0;
  if (fencedUntilMs > scene.world.nowMs) return;
  if (isBusy || blockedPlaces(disk).size > 0) return;
  const ask = await answered(scene, scene.aggregator.move(wish, to.startSec));
  if (ask !== null && ask.reply?.kind !== 'booking')
    check.found(8, `${wish.token} can't be moved after calm: ${JSON.stringify(ask.reply)}`);
}

function slotAfter(reservation: SimReservation | undefined): number {
  return (reservation?.startSec ?? 0) + intervalSec;
}

/** Nothing stands in the way of knowing it. */
function isPlain({ world }: Scene, own: readonly SimReservation[]): boolean {
  return own.every(({ marker, oddUntilMs }) => marker !== '' && oddUntilMs <= world.nowMs);
}

function bookingOf(wish: Wish, disk: SimDisk): Booking | undefined {
  return allBookings(disk).find(({ id, token }) => id === wish.bookingId || token === wish.token);
}

async function answered({ world }: Scene, ask: Ask | null): Promise<Ask | null> {
  const endMs = world.nowMs + longestAnswerMs;
  while (ask !== null && ask.reply === null && world.nowMs < endMs)
    await world.runUntil(world.nowMs + sliceMs);
  return ask;
}

function judge(
  scene: Scene,
  wish: Wish,
  ask: Ask | null,
  allowed: ReadonlySet<string>,
  listed: Listed,
  check: PromiseCheck,
): void {
  const { token } = wish;
  if (ask === null || ask.reply === null) {
    check.found(7, `${token} got no answer after calm`);
    return;
  }
  const { reply } = ask;
  if (reply.kind === 'refused' && !allowed.has(reply.refusal))
    check.found(8, `${token} is refused after calm (${reply.refusal}), and nothing is in its way`);
  if (reply.kind === 'fault' && !listed.tokens.has(token) && !isWaiting(scene.aggregator, wish, listed))
    check.found(8, `${token} is answered ${reply.code} after calm: ${reply.message}`);
}

/** Whether something of the same person is listed for a person to look at; the house knows people by the clinic's ids alone. */
function isWaiting({ wishes }: Scene['aggregator'], { user, person, clinic }: Wish, listed: Listed): boolean {
  if (listed.users.has(user)) return true;
  return [...wishes.values()].some(
    (other) => other.person === person && other.clinic === clinic && listed.tokens.has(other.token),
  );
}

interface Listed {
  readonly tokens: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
}

/** Tokens and users of what is listed for a person: they wait, and so does who is the same person. */
function listedTokens(disk: SimDisk): Listed {
  const rows = disk.rows('SELECT token, user FROM bookings WHERE open_operation IS NOT NULL');
  return {
    tokens: new Set(rows.map((row) => String(row['token']))),
    users: new Set(rows.map((row) => String(row['user']))),
  };
}

/** Intervals that something listed for a person still holds, as `merchant/calendar/zone/start`. */
function blockedPlaces(disk: SimDisk): ReadonlySet<string> {
  const rows = disk.rows('SELECT merchant, calendar, zone, start_sec FROM claims WHERE settled IS NULL');
  return new Set(
    rows.map((row) => `${row['merchant']}/${row['calendar']}/${row['zone']}/${row['start_sec']}`),
  );
}

function allowedRefusals(
  { aggregator, plan }: Scene,
  clinic: AnyClinic,
  wish: Wish,
  disk: SimDisk,
  blocked: ReadonlySet<string>,
): ReadonlySet<string> {
  const { user: userId, house } = wish;
  const merchant = { id: merchantIdAt(wish.clinic) };
  const span = spanOf(wish.visit);
  const allowed = new Set<string>();
  // The longest lease is over when all is calm.
  if (wish.lease !== null) allowed.add('lease-expired');
  const isFree = (service: string, at: TimeSpan): boolean =>
    clinic.places(service).some((place) => {
      if (house !== null && !samePlace(place, house.place)) return false;
      const { calendar, zone } = clinic.claimedAs(service, place);
      const claimed = intervalsOf(at).map((startSec) => `${merchant.id}/${calendar}/${zone}/${startSec}`);
      return clinic.hasRoom(place, at) && !claimed.some((interval) => blocked.has(interval));
    });
  const ordered = clinic.showsPlaces ? wish.items : null;
  const service = serviceAt(wish.service).id;
  const free = ordered?.every((item) => isFree(item.service.id, spanOf(item))) ?? isFree(service, span);
  if (!free) allowed.add('slot-unavailable');
  const person = personAt(wish.person);
  if (clinic.refusesPerson(person, span)) allowed.add('overlapping-reservation');
  // The record counts what it can't see ended in the clinic, and what is listed for a person.
  const same = [...aggregator.wishes.values()].filter(
    (other) => other.person === wish.person && other.clinic === wish.clinic,
  );
  const recorded = allBookings(disk).filter(
    (other) =>
      isUp(other) && (other.userId === userId || same.some(({ token }) => token === String(other.token))),
  );
  const listed = listedTokens(disk);
  const waiting = isWaiting(aggregator, wish, listed);
  if (waiting || recorded.some((other) => other.merchantId === merchant.id && overlaps(other, span)))
    allowed.add('overlapping-reservation');
  const others = [...aggregator.wishes.values()].filter(
    (other) => other !== wish && other.person === wish.person && other.clinic === wish.clinic,
  );
  const liveOthers = others.flatMap((other) =>
    clinic.reservations
      .filter((one): one is SimReservation => one.token === other.token && isLive(one))
      .map((reservation) => ({ other, reservation })),
  );
  if (
    waiting ||
    recorded.some((other) => other.serviceId === wish.visit.service.id && other.startSec === span.startSec) ||
    liveOthers.some(
      ({ other, reservation }) =>
        other.visit.service === wish.visit.service && reservation.startSec === span.startSec,
    )
  )
    allowed.add('slot-already-booked-by-user');
  const most = plan.rules.bookingsPerUser;
  const upcoming = recorded.filter((other) => other.merchantId === merchant.id).length;
  if (most !== null && (waiting || upcoming >= most)) allowed.add('user-over-booking-limit');
  return allowed;
}

function spanOf({ startSec, durationSec }: SlotWish): TimeSpan {
  return { startSec, endSec: startSec + durationSec };
}

function intervalsOf({ startSec, endSec }: TimeSpan): readonly number[] {
  const starts: number[] = [];
  for (let at = startSec; at < endSec; at += intervalSec) starts.push(at);
  return starts;
}

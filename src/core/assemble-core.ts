import { Bell } from './bell.ts';
import type { BookingCore, CreateRequest } from './booking-core.ts';
import { StoreTrouble } from './booking-store.ts';
import { CarryOut } from './carry-out.ts';
import { ChangeBooking } from './change-booking.ts';
import { CheckOrder } from './check-order.ts';
import { type EpochMs, within } from './clock.ts';
import { CreateBooking } from './create-booking.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import { askClinic } from './house-clinic.ts';
import type { HouseCommand, HouseCommands } from './house-commands.ts';
import { HouseImageRegister } from './house-images.ts';
import { HouseReservations } from './house-reservations.ts';
import { HouseReserving } from './house-reserving.ts';
import { Lease } from './lease.ts';
import { LeaseSlot } from './lease-slot.ts';
import { LeasedPlaces } from './leased-places.ts';
import { LookUpAvailability } from './look-up-availability.ts';
import { PlaceLedger } from './place-ledger.ts';
import { Pursuits } from './pursuit.ts';
import { ReadBookings } from './read-bookings.ts';
import { Recovery, type RecoverySettings } from './recovery.ts';
import { SlotBoard } from './slot-board.ts';

/** A booking core that can be started and stopped. */
export interface RunningCore extends BookingCore, HouseCommands {
  /** Whether bookings may be made and changed here: not for want of a lease, which the store hasn't taken for seconds, nor once it drains. */
  mayAct(): boolean;
  /**
   * Takes nothing new on, waits `graceMs` at the most for commands that are on their way, and hands the rest to whoever comes next, which
   * takes {@link handOverMs} at the most. A store in trouble doesn't make it reject: the others then wait for the rest until this
   * process's lease has run out.
   */
  drain(graceMs: number): Promise<void>;
}

/** Others would take over after some seconds anyway, so a store that is slow to answer isn't worth a late end. */
const handOverMs = 750;

/** A look-up may still be waiting for slots whose reading began this long ago. */
const lookUpMs = 2_000;

/** Puts the core together and starts it: when the promise resolves, operations may be begun, and recovery runs in the background. */
export async function startCore(
  dependencies: Dependencies,
  settings: RecoverySettings,
): Promise<RunningCore> {
  const { clock, store, owner } = dependencies;
  const bell = new Bell(clock);
  const ledger = new PlaceLedger(clock, longestSlotAge(dependencies) + lookUpMs);
  const leased = new LeasedPlaces(clock);
  const board = new SlotBoard(clock, ledger, leased);
  const lease = new Lease(clock, store, owner);
  const pursuits = new Pursuits(dependencies, lease, ledger, board, bell);
  const recovery = new Recovery(dependencies, lease, pursuits, leased, settings);
  const carryOut = new CarryOut(dependencies, pursuits, ledger, bell);
  const creating = new CreateBooking(dependencies, carryOut, leased, (booking) => recovery.made(booking));
  const leasing = new LeaseSlot(dependencies, carryOut, leased, board);
  const changing = new ChangeBooking(dependencies, carryOut);
  const create: BookingCore['create'] = async (request, untilMs) => {
    const result = await creating.create(request, untilMs);
    if (result.kind === 'order-refused') throw new Fault('internal', 'a booking was refused as an order');
    return result;
  };
  const reserving = new HouseReserving(dependencies, create);
  const reservations = new HouseReservations(dependencies, carryOut, changing);
  const images = new HouseImageRegister(dependencies, carryOut);
  const reading = new ReadBookings(dependencies);
  const lookingUp = new LookUpAvailability(dependencies, board);
  const ordering = new CheckOrder(clock, ledger, leased);
  // Whatever store or clinic do, the caller is answered in time; the work itself goes on.
  const answered = async <T>(untilMs: EpochMs, work: Promise<T>): Promise<T> => {
    let answer: T | 'late';
    try {
      answer = await within(clock, untilMs, work);
    } catch (cause) {
      return inWords(cause);
    }
    if (answer === 'late')
      throw new Fault('outcome-unknown', 'no answer is known yet; the request may still take effect');
    return answer;
  };
  // What is said of a person could be guessed by its digest, so only a keyed one is kept.
  const keyed = (request: CreateRequest): CreateRequest => ({
    ...request,
    fingerprint: dependencies.keyedHash(request.fingerprint),
  });
  const keyedCommand = <Command extends HouseCommand>(command: Command): Command => {
    const { key } = command;
    if (key === null) return command;
    return { ...command, key: { ...key, fingerprint: dependencies.keyedHash(key.fingerprint) } };
  };
  await recovery.start();
  return {
    freePlaces: async (merchant, wishes, untilMs) =>
      lookingUp.freePlaces(clinicOf(dependencies, merchant.id), wishes, untilMs),
    create: (request, untilMs) => answered(untilMs, create(keyed(request), untilMs)),
    createOrder: (request, untilMs) => answered(untilMs, creating.create(keyed(request), untilMs)),
    lease: (request, untilMs) => answered(untilMs, leasing.lease(request, untilMs)),
    move: (request, untilMs) => answered(untilMs, changing.move(request, untilMs)),
    cancel: (partner, id, untilMs) => answered(untilMs, changing.cancel(partner, id, untilMs)),
    recorded: (partner, id, untilMs) => answered(untilMs, reading.recorded(partner, id)),
    booking: (partner, id, untilMs) => answered(untilMs, reading.booking(partner, id, untilMs)),
    bookingsOfUser: (partner, user, untilMs) =>
      answered(untilMs, reading.bookingsOfUser(partner, user, untilMs)),
    fulfillability: async (merchant, items, untilMs) =>
      ordering.fulfillability(clinicOf(dependencies, merchant.id), items, untilMs),
    orders: (partner, ids, field, untilMs) => answered(untilMs, reading.orders(partner, ids, field, untilMs)),
    ordersOfUser: (partner, user, untilMs) => answered(untilMs, reading.ordersOfUser(partner, user, untilMs)),
    reserve: (request, untilMs) => answered(untilMs, reserving.reserve(keyedCommand(request), untilMs)),
    updateReservation: (request, untilMs) =>
      answered(untilMs, reservations.update(keyedCommand(request), untilMs)),
    cancelReservation: (request, untilMs) =>
      answered(untilMs, reservations.cancel(keyedCommand(request), untilMs)),
    registerImages: (request, untilMs) => answered(untilMs, images.register(keyedCommand(request), untilMs)),
    registerBookingImages: (request, untilMs) =>
      answered(untilMs, images.registerOfBooking(keyedCommand(request), untilMs)),
    ask: async (merchant, query, question, untilMs) =>
      askClinic(clinicOf(dependencies, merchant.id), query, question, untilMs),
    mayAct: () => pursuits.mayAct(),
    drain: async (graceMs) => {
      await within(
        clock,
        clock.now() + graceMs,
        Promise.all([recovery.stop(), pursuits.drain(), leasing.drain(), images.drain()]),
      );
      await handOver(lease, dependencies);
    },
  };
}

/** Nothing is lost without this word: what is open is in the store, and taken over later, as after a crash. */
async function handOver(lease: Lease, { clock, log }: Dependencies): Promise<void> {
  const failed = (cause: unknown): void =>
    log.warn({ cause }, 'could not hand over before the end; the lease runs out by itself');
  const resigned = lease.resign().catch((cause: unknown) => {
    if (!(cause instanceof StoreTrouble)) throw cause;
    failed(cause);
  });
  if ((await within(clock, clock.now() + handOverMs, resigned)) === 'late')
    failed('the store did not answer');
}

/** A store in trouble is no fault of ours that a caller should report: it is to try again. */
function inWords(cause: unknown): never {
  if (!(cause instanceof StoreTrouble)) throw cause;
  throw new Fault('not-ready', 'the record of bookings cannot be reached at the moment', { cause });
}

function longestSlotAge({ clinics }: Dependencies): number {
  return Math.max(0, ...[...clinics.values()].map(({ merchant }) => merchant.patience.slotAgeMs));
}

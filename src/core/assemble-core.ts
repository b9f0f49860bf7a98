import { Bell } from './bell.ts';
import type { BookingCore } from './booking-core.ts';
import { ChangeBooking } from './change-booking.ts';
import { CreateBooking } from './create-booking.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { Lease } from './lease.ts';
import { LookUpAvailability } from './look-up-availability.ts';
import { PlaceLedger } from './place-ledger.ts';
import { Pursuits } from './pursuit.ts';
import { ReadBookings } from './read-bookings.ts';
import { Recovery, type RecoverySettings } from './recovery.ts';
import { SlotBoard } from './slot-board.ts';

/** A booking core that can be started and stopped. */
export interface RunningCore extends BookingCore {
  /** Takes nothing new on, waits for commands that are on their way, and hands the rest to whoever comes next. */
  drain(): Promise<void>;
}

/** Puts the core together and starts it: when the promise resolves, operations may be begun, and recovery runs in the background. */
export async function startCore(
  dependencies: Dependencies,
  settings: RecoverySettings,
): Promise<RunningCore> {
  const { clock, store, owner } = dependencies;
  const bell = new Bell(clock);
  const ledger = new PlaceLedger();
  const board = new SlotBoard(clock, ledger);
  const lease = new Lease(clock, store, owner);
  const pursuits = new Pursuits(dependencies, lease, ledger, board, bell);
  const recovery = new Recovery(dependencies, lease, pursuits, settings);
  const creating = new CreateBooking(dependencies, pursuits, ledger, bell, (booking) =>
    recovery.made(booking),
  );
  const changing = new ChangeBooking(dependencies, pursuits, ledger, bell);
  const reading = new ReadBookings(dependencies);
  const lookingUp = new LookUpAvailability(dependencies, board);
  await recovery.start();
  return {
    freePlaces: async (merchant, wishes, untilMs) =>
      lookingUp.freePlaces(clinicOf(dependencies, merchant.id), wishes, untilMs),
    create: (request, untilMs) => creating.create(request, untilMs),
    move: (request, untilMs) => changing.move(request, untilMs),
    cancel: (partner, id, untilMs) => changing.cancel(partner, id, untilMs),
    recorded: (partner, id) => reading.recorded(partner, id),
    booking: (partner, id, untilMs) => reading.booking(partner, id, untilMs),
    bookingsOfUser: (partner, user, untilMs) => reading.bookingsOfUser(partner, user, untilMs),
    drain: async () => {
      await recovery.stop();
      await pursuits.drain();
      await lease.resign();
    },
  };
}

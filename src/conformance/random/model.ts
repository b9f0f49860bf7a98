import type { Json } from '../channel/channel.ts';
import type { FeedSlot } from '../feed/feed.ts';
import type { Person } from '../person.ts';

/** A booking as it should be. */
export interface ModelBooking {
  readonly id: string;
  readonly person: Person;
  slot: FeedSlot;
  isLive: boolean;
}

/** A creation that was asked for, and what came of it. */
export interface ModelCreation {
  readonly request: Json;
  readonly person: Person;
  readonly slot: FeedSlot;
  /** Null as long as it was refused. */
  booking: ModelBooking | null;
  /** The answer that made the booking. */
  answered: Json;
}

/** What a booking server should know after the calls so far: who holds which place. */
export class Model {
  readonly slots: readonly FeedSlot[];
  readonly people: readonly Person[];
  readonly creations: ModelCreation[] = [];
  readonly bookings: ModelBooking[] = [];

  constructor(slots: readonly FeedSlot[], people: readonly Person[]) {
    this.slots = slots;
    this.people = people;
  }

  /** Places of a slot that nobody holds. */
  free(slot: FeedSlot): number {
    return slot.spots - this.bookings.filter((booking) => booking.isLive && booking.slot === slot).length;
  }

  /** The user's bookings that are not cancelled. */
  liveOf(person: Person): readonly ModelBooking[] {
    return this.bookings.filter((booking) => booking.isLive && booking.person === person);
  }
}

/** The entry that a number chooses; undefined if there is none at all. */
export function chosen<T>(entries: readonly T[], choice: number): T | undefined {
  return entries[choice % Math.max(entries.length, 1)];
}

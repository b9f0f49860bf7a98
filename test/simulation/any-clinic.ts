import type { EpochMs, EpochSec } from '../../src/core/clock.ts';
import type { Place, TimeSpan } from '../../src/core/opening.ts';
import type { Person } from '../../src/core/person.ts';
import type { Coverage } from './coverage.ts';
import type { StaffDeed } from './plan.ts';
import type { SimAlbum } from './sim-album.ts';
import type { Change, Hand, SimReservation } from './sim-reservation.ts';

/** A simulated clinic as its staff and the checker see it, whatever system it runs. */
export interface AnyClinic {
  readonly reservations: readonly SimReservation[];
  /** Told of every reservation that was made or changed, after the change. */
  changed: (change: Change) => void;
  /** Told of what no adapter may do, however unlucky it is. */
  wronged: (what: string) => void;
  /** What happened there that a run is to reach. */
  readonly events: Coverage;
  /** What is still kept from others for nobody, by commands that were sent after the instant. */
  keptSince(sentMs: EpochMs): readonly string[];
  /** Whether a search shows everything live that a person has there. */
  readonly listsLive: boolean;
  /** Whether it shows what has been cancelled, or what was cancelled needn't be shown to be known. */
  readonly listsEnded: boolean;
  /** Whether the place of a reservation can be read, and so is on record as it is. */
  readonly showsPlaces: boolean;
  /** What its system knows of what the staff do. */
  readonly deeds: ReadonlySet<StaffDeed>;
  /** The places that visits of the service can have, by the system's own names. */
  places(service: string): readonly Place[];
  /** By which names the adapter claims such a place. */
  claimedAs(service: string, place: Place): Place;
  capacity(place: Place): number;
  /** The live reservations in a place that overlap the span. */
  occupants(place: Place, span: TimeSpan): readonly SimReservation[];
  hasRoom(place: Place, span: TimeSpan): boolean;
  /** Whether somebody who comes for the first reservation could come at the span instead. */
  couldMove(reservation: SimReservation, span: TimeSpan): boolean;
  /** Whether the system itself refuses the person another visit in the span. */
  refusesPerson(person: Person, span: TimeSpan): boolean;
  /** The person's visitor id, which the staff open a chart for if there is none. */
  chartOf(person: number): string;
  /** null: its system takes no images. */
  readonly album: SimAlbum | null;
  /** null: no such visitor (any more). */
  visitor(id: string): Person | null;
  /** The staff's own visit, half an hour in the place that one of the service would be given first. */
  staffBook(service: string, startSec: EpochSec, hand: Hand): void;
  staffMove(reservation: SimReservation, startSec: EpochSec, hand: Hand): void;
  /** The staff's word on where a visit stands. */
  setStatus(reservation: SimReservation, status: SimReservation['status'], hand: Hand): void;
  editMemo(reservation: SimReservation): void;
  /** The front desk finds two charts of one person, or thinks so: all goes on under a new one, and the old ids are gone. */
  mergeVisitors(person: Person): void;
}

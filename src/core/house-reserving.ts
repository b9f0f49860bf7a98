import type { BookingCore, BookingResult } from './booking-core.ts';
import type { EpochMs } from './clock.ts';
import { clinicOf, type Dependencies } from './dependencies.ts';
import { houseOf, serviceAt } from './house-clinic.ts';
import type { HouseReserve } from './house-commands.ts';
import { useOfKey } from './house-key.ts';
import { idempotencyToken, userId } from './identifiers.ts';
import { observed, readReservation } from './observe-reservation.ts';
import { personKeyOfVisitor } from './person-key.ts';

/** So long a schedule's id is looked for; who needs it later finds it by repeating the command under its key. */
const learnMs = 500;

/** What is left of a caller's time for the answer itself. */
const answerMs = 100;

/** Makes reservations in the clinic's own words, by the same steps as bookings. */
export class HouseReserving {
  readonly #dependencies: Dependencies;
  readonly #create: BookingCore['create'];

  constructor(dependencies: Dependencies, create: BookingCore['create']) {
    this.#dependencies = dependencies;
    this.#create = create;
  }

  async reserve(request: HouseReserve, untilMs: EpochMs): Promise<BookingResult> {
    const { partnerId, merchant, key, visitorId, place, terms, startSec, endSec } = request;
    const { store, randomness, keyedHash } = this.#dependencies;
    const house = houseOf(clinicOf(this.#dependencies, merchant.id));
    const durationSec = endSec - startSec;
    const service = serviceAt(house, merchant, place, durationSec);
    await useOfKey(store, request);
    const personKey =
      (await store.personOf(merchant.id, visitorId)) ?? personKeyOfVisitor(merchant.id, visitorId, keyedHash);
    const result = await this.#create(
      {
        partnerId,
        token: key?.token ?? idempotencyToken(`command ${randomness.id()}`),
        fingerprint: key?.fingerprint ?? '',
        merchant,
        wish: { service, startSec, durationSec, field: 'visit' },
        userId: userId(visitorId),
        visitor: { kind: 'known', visitorId, personKey, place, terms },
        note: null,
        refusalIfFree: null,
        lease: null,
        order: null,
        echo: request.echo({ startSec, endSec, serviceId: service.id, visitorId }),
      },
      untilMs,
    );
    return result.kind === 'booking' ? this.#withSchedule(result, untilMs) : result;
  }

  /**
   * The clinic's other commands take the schedule's id, which its answer to the create doesn't hold: whoever means to go on with them is told
   * it if it can be learnt soon. The reservation is made whether or not.
   */
  async #withSchedule(
    result: Extract<BookingResult, { kind: 'booking' }>,
    untilMs: EpochMs,
  ): Promise<BookingResult> {
    const { booking } = result;
    const { clock, store } = this.#dependencies;
    const readMs = clock.now();
    const until = Math.min(untilMs - answerMs, readMs + learnMs);
    if (booking.reference.scheduleId !== null || readMs >= until) return result;
    const clinic = clinicOf(this.#dependencies, booking.merchantId);
    const reading = await readReservation({ clinic, store }, booking, { untilMs: until, priority: 'change' });
    if (reading.kind !== 'view' || reading.view === null) return result;
    const change = observed(booking, reading.view, readMs);
    await store.recordObservation(booking, change).catch((cause: unknown) => {
      this.#dependencies.log.warn({ booking: booking.id, cause }, "a schedule's id could not be stored");
    });
    return { kind: 'booking', booking: { ...booking, reference: change.reference } };
  }
}

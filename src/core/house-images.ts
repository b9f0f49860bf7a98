import { type CallerTime, type CarryOut, unreachable } from './carry-out.ts';
import type { CommandOutcome } from './clinic-driver.ts';
import { type EpochMs, pause, within } from './clock.ts';
import { type Clinic, clinicOf, type Dependencies } from './dependencies.ts';
import { Fault } from './fault.ts';
import { houseOf, refusedByClinic } from './house-clinic.ts';
import type { HouseBookingImages, HouseImages } from './house-commands.ts';
import { checkContents, useOfKey } from './house-key.ts';
import type { ImageClaimResult, ImageOutcome, ImageRegistration } from './house-store.ts';
import { type OperationId, operationId } from './identifiers.ts';
import { observed, readReservation } from './observe-reservation.ts';

/** Another process's command is looked after this often. */
const pollMs = 100;

/** With less time left than this an earlier request isn't looked after any more; longer than a command needs to be begun. */
const lastLookMs = 600;

/** The store is asked to take an outcome again after this long. */
const storeGapMs = 250;

/** What a command came to; no fault: the images are registered. */
interface Ending {
  readonly state: ImageOutcome;
  readonly trouble: string | null;
  readonly fault: Fault | null;
}

/** Where a command is that may have been sent before. */
type Command =
  | { readonly kind: 'done' }
  | { readonly kind: 'here'; readonly ending: Promise<Ending> }
  | { readonly kind: 'elsewhere' };

/**
 * Has images attached in the clinic. Nothing there tells whether it was done ([clinic] 17.2), so a command whose answer is lost stays unknown
 * until a person says what they found: it is never sent again, and listed for them.
 */
export class HouseImageRegister {
  readonly #dependencies: Dependencies;
  readonly #carryOut: CarryOut;
  readonly #running = new Map<OperationId, Promise<Ending>>();
  /** Claims that the store hasn't answered yet. */
  readonly #claiming = new Set<OperationId>();
  #draining = false;

  constructor(dependencies: Dependencies, carryOut: CarryOut) {
    this.#dependencies = dependencies;
    this.#carryOut = carryOut;
  }

  async register(request: HouseImages, untilMs: EpochMs): Promise<void> {
    const clinic = clinicOf(this.#dependencies, request.merchant.id);
    houseOf(clinic);
    await useOfKey(this.#dependencies.store, request);
    const time = this.#carryOut.time(untilMs);
    for (;;) {
      this.#carryOut.check(time);
      const command = await this.#claim(clinic, request);
      switch (command.kind) {
        case 'done':
          return;
        case 'here':
          return this.#await(command.ending, time);
        case 'elsewhere':
          await this.#waitForOthers(untilMs);
      }
    }
  }

  /** The same for the images of a booking's visit, whose visitor and schedule are looked up if they aren't known yet. */
  async registerOfBooking(request: HouseBookingImages, untilMs: EpochMs): Promise<void> {
    const { visitorId, scheduleId } = await this.#visitOf(request, this.#carryOut.time(untilMs));
    const images = request.images(visitorId, scheduleId);
    await this.register({ ...request, images, visitorIds: [visitorId] }, untilMs);
  }

  /** Sends nothing more; resolves when every command that is on its way has been answered or given up on. */
  async drain(): Promise<void> {
    this.#draining = true;
    await Promise.all(this.#running.values());
  }

  /** @throws {Fault} `outcome-unknown` once a further look would leave no time for the answer */
  async #waitForOthers(untilMs: EpochMs): Promise<void> {
    const { clock } = this.#dependencies;
    if (clock.now() + lastLookMs >= untilMs)
      throw new Fault('outcome-unknown', 'the images are still being registered for an earlier request');
    await pause(clock, pollMs);
  }

  async #claim(clinic: Clinic, request: HouseImages): Promise<Command> {
    const registration = this.#registrationOf(request);
    this.#claiming.add(registration.id);
    try {
      const claim = await this.#dependencies.store.claimImages(registration);
      if (claim.kind === 'claimed')
        return { kind: 'here', ending: this.#begin(clinic, registration, request.images) };
      return await this.#underWay(claim, request);
    } finally {
      this.#claiming.delete(registration.id);
    }
  }

  #registrationOf({ merchant, images: _images, ...facts }: HouseImages): ImageRegistration {
    const { clock, randomness, owner } = this.#dependencies;
    const id = operationId(randomness.id());
    const startedMs = clock.now();
    return { ...facts, id, merchantId: merchant.id, owner, startedMs, trouble: null };
  }

  async #underWay(
    { id, fingerprint, state, owner }: Extract<ImageClaimResult, { kind: 'known' }>,
    { key }: HouseImages,
  ): Promise<Command> {
    checkContents(fingerprint, key);
    if (state === 'done') return { kind: 'done' };
    if (state === 'unknown') throw unknownForGood();
    const ending = this.#running.get(id);
    if (ending !== undefined) return { kind: 'here', ending };
    const { store, owner: me } = this.#dependencies;
    // A claim of ours whose answer was lost: its command was never begun.
    const isOrphan = owner === me && !this.#claiming.has(id) && !this.#draining;
    if (isOrphan) await store.endImages(id, me, 'refused', 'the claim was not answered');
    return { kind: 'elsewhere' };
  }

  async #await(command: Promise<Ending>, { untilMs }: CallerTime): Promise<void> {
    const ending = await within(this.#dependencies.clock, untilMs, command);
    if (ending === 'late')
      throw new Fault(
        'outcome-unknown',
        'the clinic has not answered yet; the images may still be registered',
      );
    if (ending.fault !== null) throw ending.fault;
  }

  #begin(clinic: Clinic, registration: ImageRegistration, images: string): Promise<Ending> {
    const running = this.#send(clinic, registration, images).finally(() =>
      this.#running.delete(registration.id),
    );
    this.#running.set(registration.id, running);
    return running;
  }

  async #send(clinic: Clinic, registration: ImageRegistration, images: string): Promise<Ending> {
    const untilMs = this.#dependencies.clock.now() + clinic.merchant.patience.commandMs;
    const outcome = await houseOf(clinic).registerImages(images, { untilMs, priority: 'change' });
    const ending = endingOf(outcome);
    if (ending.state === 'unknown') {
      const facts = { images: registration.id, merchant: registration.merchantId, trouble: ending.trouble };
      this.#dependencies.log.warn(facts, 'images may or may not have been registered; a person has to look');
    }
    await this.#record(registration, ending);
    return ending;
  }

  /** What the clinic did is known here and nowhere else: keep it until the store takes it or this process ends. */
  async #record({ id, owner }: ImageRegistration, { state, trouble }: Ending): Promise<void> {
    const { store, clock, log } = this.#dependencies;
    for (;;) {
      try {
        await store.endImages(id, owner, state, trouble);
        return;
      } catch (cause) {
        log.error({ images: id, cause }, 'the outcome of images could not be stored; trying again');
        if (this.#draining) return;
        await pause(clock, storeGapMs);
      }
    }
  }

  async #visitOf(
    { merchant, bookingId }: HouseBookingImages,
    { limits }: CallerTime,
  ): Promise<{ readonly visitorId: string; readonly scheduleId: string }> {
    const { store, clock } = this.#dependencies;
    const clinic = clinicOf(this.#dependencies, merchant.id);
    houseOf(clinic);
    const booking = await store.booking(bookingId);
    const isThere = booking !== null && booking.status !== 'pending' && booking.status !== 'abandoned';
    if (!isThere || booking.merchantId !== merchant.id)
      throw new Fault('refused', 'no such booking', { field: 'booking', reason: 'not-found' });
    const { visitorId, scheduleId } = booking.reference;
    if (visitorId !== null && scheduleId !== null) return { visitorId, scheduleId };
    const readMs = clock.now();
    const reading = await readReservation({ clinic, store }, booking, limits);
    if (reading.kind === 'trouble') throw unreachable(reading);
    const found = reading.kind === 'view' ? reading.view : null;
    if (found === null || found.reference.visitorId === null)
      throw new Fault('clinic-unavailable', 'the clinic does not show the reservation; nothing was sent');
    await store.recordObservation(booking, observed(booking, found, readMs));
    return { visitorId: found.reference.visitorId, scheduleId: found.reference.scheduleId };
  }
}

function endingOf(outcome: CommandOutcome<null>): Ending {
  switch (outcome.kind) {
    case 'done':
      return { state: 'done', trouble: null, fault: null };
    case 'refused':
      return { state: 'refused', trouble: outcome.detail, fault: refusalOf(outcome) };
    case 'not-sent':
      return { state: 'refused', trouble: outcome.trouble.detail, fault: unreachable(outcome.trouble) };
    case 'unknown': {
      const trouble = `${outcome.trouble.kind}: ${outcome.trouble.detail}`;
      return { state: 'unknown', trouble, fault: unknownForGood() };
    }
  }
}

function refusalOf(outcome: Extract<CommandOutcome<never>, { kind: 'refused' }>): Fault {
  if (outcome.words !== undefined) return refusedByClinic(outcome);
  return new Fault('clinic-unavailable', 'the clinic does not take images at the moment');
}

function unknownForGood(): Fault {
  const message = 'it is not known whether the images were registered, and the clinic does not tell';
  return new Fault('outcome-unknown', message);
}

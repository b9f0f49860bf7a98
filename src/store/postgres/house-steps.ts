import type { Booking } from '../../core/booking.ts';
import type { ChangeClaim, ChangeClaimResult } from '../../core/booking-store.ts';
import type {
  CommandKey,
  ImageClaimResult,
  ImageOutcome,
  ImageRegistration,
  KeyUse,
} from '../../core/house-store.ts';
import {
  type IdempotencyToken,
  type MerchantId,
  type OperationId,
  type OwnerId,
  operationId,
  type PartnerId,
  type PersonKey,
  personKey,
} from '../../core/identifiers.ts';
import { knownOf, registrationOf } from '../image-mapping.ts';
import { text, textOrNull } from '../row.ts';
import { type Sealer, sealImageTrouble } from '../sealed-values.ts';
import { bookingOf, bookingValues } from './booking-mapping.ts';
import { changeOutcome, changeValuesOf } from './claim-steps.ts';
import type { Connections } from './connections.ts';
import { statement } from './statement.ts';

const keyUseStatement = statement(
  'key-use',
  () => `SELECT fingerprint, operation FROM change_keys WHERE partner = $1 AND token = $2
    UNION ALL SELECT fingerprint, operation FROM tokens WHERE partner = $1 AND token = $2
    UNION ALL SELECT fingerprint, NULL FROM image_registrations WHERE partner = $1 AND token = $2 LIMIT 1`,
);

const claimStatement = statement(
  'claim-keyed-change',
  (p) => `SELECT c.outcome, c.calendar AS to_calendar, c.zone AS to_zone, (c.booking).*
    FROM claim_keyed_change(${p.next()}, ${p.next()}, ${p.operation()}, ${p.booking()}, ${p.next()}, ${p.next()}, ${p.intervals()},
      ${p.next()}, ${p.next()}) AS c`,
);

const byScheduleStatement = statement(
  'booking-of-schedule',
  () => 'SELECT * FROM booking_of_schedule($1, $2)',
);

const keepStatement = statement(
  'keep-booking',
  (p) => `SELECT * FROM keep_booking(${p.booking()}, ${p.next()}, ${p.next()})`,
);

const personOfStatement = statement(
  'person-of',
  () =>
    'SELECT person_key FROM visitor_links WHERE merchant = $1 AND visitor_id = $2 ORDER BY person_key LIMIT 1',
);

const claimImagesStatement = statement(
  'claim-images',
  () => 'SELECT * FROM claim_images($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
);

const endImagesStatement = statement('end-images', () => 'SELECT id FROM end_images($1, $2, $3, $4)');

const acknowledgeImagesStatement = statement(
  'acknowledge-images',
  () => 'SELECT id FROM acknowledge_images($1, $2)',
);

const unresolvedImagesStatement = statement(
  'unresolved-images',
  () => `SELECT * FROM image_registrations WHERE state IN ('sent', 'unknown') AND acknowledged_ms IS NULL
    AND image_state(state, owner) = 'unknown'
    ORDER BY started_ms LIMIT $1`,
);

/** The steps that only the clinic's own commands take. */
export class HouseSteps {
  readonly #connections: Connections;
  readonly #sealer: Sealer;

  constructor(connections: Connections, sealer: Sealer) {
    this.#connections = connections;
    this.#sealer = sealer;
  }

  async keyUse(partner: PartnerId, token: IdempotencyToken): Promise<KeyUse | null> {
    const [row] = await this.#connections.read(keyUseStatement, [partner, token]);
    if (row === undefined) return null;
    const operation = textOrNull(row, 'operation');
    return {
      fingerprint: text(row, 'fingerprint'),
      operation: operation === null ? null : operationId(operation),
    };
  }

  async claimKeyedChange(
    claim: ChangeClaim,
    { token, fingerprint }: CommandKey,
  ): Promise<ChangeClaimResult | { readonly kind: 'key-taken' }> {
    const values = [token, fingerprint, ...changeValuesOf(claim, this.#sealer)];
    const [row] = await this.#connections.write(claimStatement, values);
    if (row === undefined) throw new Error('the claim of a change gave nothing');
    return text(row, 'outcome') === 'key-taken'
      ? { kind: 'key-taken' }
      : changeOutcome(claim, row, this.#sealer);
  }

  async bookingOfSchedule(merchant: MerchantId, scheduleId: string): Promise<Booking | null> {
    const [row] = await this.#connections.read(byScheduleStatement, [merchant, scheduleId]);
    return row === undefined ? null : bookingOf(row, this.#sealer);
  }

  async keep(booking: Booking): Promise<Booking> {
    const { calendar, zone } = booking.place;
    const [row] = await this.#connections.write(keepStatement, [
      ...bookingValues(booking, this.#sealer),
      calendar,
      zone,
    ]);
    if (row === undefined) throw new Error('the record of a booking gave nothing');
    return bookingOf(row, this.#sealer);
  }

  async personOf(merchant: MerchantId, visitorId: string): Promise<PersonKey | null> {
    const [row] = await this.#connections.read(personOfStatement, [merchant, visitorId]);
    return row === undefined ? null : personKey(text(row, 'person_key'));
  }

  async claimImages(registration: ImageRegistration): Promise<ImageClaimResult> {
    const { key, visitorIds } = registration;
    const [known] = await this.#connections.write(claimImagesStatement, [
      registration.id,
      registration.partnerId,
      registration.merchantId,
      key?.token ?? null,
      key?.fingerprint ?? '',
      JSON.stringify(visitorIds),
      registration.bookingId,
      registration.imageCount,
      registration.owner,
      registration.startedMs,
    ]);
    if (known === undefined) return { kind: 'claimed' };
    return knownOf(known);
  }

  async endImages(
    id: OperationId,
    owner: OwnerId,
    state: ImageOutcome,
    trouble: string | null,
  ): Promise<boolean> {
    const values = [id, owner, state, sealImageTrouble(id, trouble, this.#sealer)];
    return (await this.#connections.write(endImagesStatement, values)).length === 1;
  }

  async acknowledgeImages(id: OperationId, found: ImageOutcome): Promise<boolean> {
    return (await this.#connections.write(acknowledgeImagesStatement, [id, found])).length === 1;
  }

  async unresolvedImages(limit: number): Promise<readonly ImageRegistration[]> {
    return (await this.#connections.read(unresolvedImagesStatement, [limit])).map((row) =>
      registrationOf(row, this.#sealer),
    );
  }
}

import type { Booking } from '../../core/booking.ts';
import type {
  Adoption,
  BookingChange,
  OpenStep,
  OperationEnd,
  Settlement,
} from '../../core/booking-store.ts';
import type { BookingId, MerchantId, OperationId, PersonKey } from '../../core/identifiers.ts';
import { type Operation, type OperationState, openStates } from '../../core/operation.ts';
import type { Refusal } from '../../core/refusal.ts';
import { type Row, text, textOrNull } from '../row.ts';
import { openOperation, type Sealer, sealTrouble } from '../sealed-values.ts';
import { bookingOf, changeValues } from './booking-mapping.ts';
import type { Connections } from './connections.ts';
import { operationOf, statesBefore } from './operation-mapping.ts';
import { statement } from './statement.ts';

/** The time of sending is the server's, whose clock the processes go by. */
const recordStepStatement = statement(
  'record-step',
  () => `UPDATE operations SET state = $3, trouble = $4, sends = sends + CASE WHEN $3 = 'sent' THEN 1 ELSE 0 END,
      sent_ms = CASE WHEN $3 = 'sent' THEN store_ms() ELSE sent_ms END
    WHERE id = $1 AND owner = $2 AND state = ANY ($5) RETURNING *`,
);

const recordNoteStatement = statement(
  'record-note',
  () => 'UPDATE operations SET note = $3 WHERE id = $1 AND owner = $2 AND state = ANY ($4) RETURNING *',
);

const settleStatement = statement(
  'settle',
  (
    p,
  ) => `SELECT * FROM settle(${p.next()}, ${p.next()}, ${p.next()}, ${p.next()}, ${p.next()}, ${p.next()}, ${p.next()},
    ${p.change()})`,
);

const adoptStatement = statement(
  'adopt',
  (p) => `SELECT a.outcome, (a.booking).* FROM adopt(${p.next()}, ${p.change()}) AS a`,
);

const recordObservationStatement = statement(
  'record-observation',
  (p) => `SELECT * FROM record_observation(${p.next()}, ${p.next()}, ${p.change()})`,
);

const operationEndStatement = statement(
  'operation-end',
  () => `SELECT o.state, o.refusal, o.trouble, b.* FROM operations AS o
    LEFT JOIN bookings AS b ON b.id = o.booking AND o.state = 'done' WHERE o.id = $1`,
);

const forgetVisitorStatement = statement(
  'forget-visitor',
  () => 'DELETE FROM visitor_links WHERE merchant = $1 AND person_key = $2',
);

/** The steps that come after a command to the clinic. */
export class OutcomeSteps {
  readonly #connections: Connections;
  readonly #sealer: Sealer;

  constructor(connections: Connections, sealer: Sealer) {
    this.#connections = connections;
    this.#sealer = sealer;
  }

  async recordStep(operation: Operation, { state, trouble }: OpenStep): Promise<Operation | false> {
    const sealed = sealTrouble(operation.id, trouble, this.#sealer);
    const values = [operation.id, operation.owner, state, sealed, statesBefore(state)];
    const [row] = await this.#connections.write(recordStepStatement, values);
    return row === undefined ? false : operationOf(row, this.#sealer);
  }

  async recordNote(operation: Operation, note: string): Promise<Operation | false> {
    const values = [operation.id, operation.owner, note, openStates];
    const [row] = await this.#connections.write(recordNoteStatement, values);
    return row === undefined ? false : operationOf(row, this.#sealer);
  }

  async settle(operation: Operation, settlement: Settlement): Promise<Booking | null | false> {
    const { state, refusal, trouble, watchUntilMs, booking } = settlement;
    const [row] = await this.#connections.write(settleStatement, [
      operation.id,
      operation.owner,
      statesBefore(state),
      state,
      refusal,
      sealTrouble(operation.id, trouble, this.#sealer),
      watchUntilMs,
      ...changeValues(booking),
    ]);
    if (row === undefined) return false;
    return textOrNull(row, 'id') === null ? null : bookingOf(row, this.#sealer);
  }

  async adopt(id: BookingId, change: BookingChange): Promise<Adoption> {
    const [row] = await this.#connections.write(adoptStatement, [id, ...changeValues(change)]);
    if (row === undefined) throw new Error('the adoption of a booking gave nothing');
    const kind = text(row, 'outcome') as Adoption['kind'];
    return kind === 'adopted' ? { kind, booking: bookingOf(row, this.#sealer) } : { kind };
  }

  async recordObservation({ id, lastOperation }: Booking, change: BookingChange): Promise<Booking | null> {
    const values = [id, lastOperation, ...changeValues(change)];
    const [row] = await this.#connections.write(recordObservationStatement, values);
    return row === undefined ? null : bookingOf(row, this.#sealer);
  }

  async operationEnd(id: OperationId): Promise<OperationEnd | null> {
    const [row] = await this.#connections.read(operationEndStatement, [id]);
    if (row === undefined) return null;
    if (openStates.includes(text(row, 'state') as OperationState)) return { kind: 'open' };
    const refusal = textOrNull(row, 'refusal');
    if (refusal !== null) return { kind: 'refused', refusal: refusal as Refusal };
    return textOrNull(row, 'id') === null
      ? { kind: 'nothing-done', trouble: troubleOf(id, row, this.#sealer) ?? 'nothing was changed' }
      : { kind: 'done', booking: bookingOf(row, this.#sealer) };
  }

  async forgetVisitor(merchant: MerchantId, person: PersonKey): Promise<void> {
    await this.#connections.write(forgetVisitorStatement, [merchant, person]);
  }
}

function troubleOf(id: OperationId, row: Row, sealer: Sealer): string | null {
  return openOperation(id, { terms: null, trouble: textOrNull(row, 'trouble') }, sealer).trouble;
}

import type { EpochMs } from '../../core/clock.ts';
import {
  type LeaseId,
  type LeaseReference,
  leaseId,
  merchantId,
  type PartnerId,
} from '../../core/identifiers.ts';
import type { HoldMade, LeaseClaim, LeaseClaimResult, LeasedPlace } from '../../core/lease-store.ts';
import type { SlotLease } from '../../core/slot-lease.ts';
import { leaseOf, leaseValues } from '../lease-mapping.ts';
import { integer, text } from '../row.ts';
import { intervalValues } from './claim-steps.ts';
import type { Connections } from './connections.ts';
import { statement } from './statement.ts';

const byIdStatement = statement('lease', () => 'SELECT * FROM leases WHERE id = $1');

const byReferenceStatement = statement(
  'lease-by-reference',
  () => 'SELECT * FROM leases WHERE partner = $1 AND reference = $2',
);

const claimStatement = statement(
  'claim-lease',
  (p) => `SELECT c.outcome, (c.lease).* FROM claim_lease(${p.lease()}, ${p.intervals()}, ${p.next()}) AS c`,
);

const recordHoldStatement = statement('record-hold', () => 'SELECT * FROM record_hold($1, $2, $3)');

const dropStatement = statement('drop-lease', () => 'SELECT drop_lease($1)');

const leasedPlacesStatement = statement(
  'leased-places',
  () => `SELECT operation, merchant, calendar, zone, start_sec, expires_ms
    FROM claims, (SELECT store_ms() AS now_ms OFFSET 0) AS clock WHERE expires_ms > clock.now_ms AND settled IS NULL`,
);

const endStatement = statement('end-leases', () => 'SELECT * FROM end_leases($1, $2)');

/** The steps that are about leases. */
export class LeaseSteps {
  readonly #connections: Connections;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async lease(id: LeaseId): Promise<SlotLease | null> {
    const [row] = await this.#connections.read(byIdStatement, [id]);
    return row === undefined ? null : leaseOf(row);
  }

  async leaseByReference(partner: PartnerId, reference: LeaseReference): Promise<SlotLease | null> {
    const [row] = await this.#connections.read(byReferenceStatement, [partner, reference]);
    return row === undefined ? null : leaseOf(row);
  }

  async claimLease({ lease, candidates, moment }: LeaseClaim): Promise<LeaseClaimResult> {
    const values = [...leaseValues(lease), ...intervalValues(candidates), moment];
    const [row] = await this.#connections.write(claimStatement, values);
    if (row === undefined) throw new Error('the claim of a lease gave nothing');
    const outcome = text(row, 'outcome') as LeaseClaimResult['kind'];
    return outcome === 'claimed' ? { kind: outcome, lease: leaseOf(row) } : { kind: outcome };
  }

  async recordHold(id: LeaseId, { words, expiresMs }: HoldMade): Promise<SlotLease | null> {
    const [row] = await this.#connections.write(recordHoldStatement, [id, words, expiresMs]);
    return row === undefined ? null : leaseOf(row);
  }

  async dropLease(id: LeaseId): Promise<void> {
    await this.#connections.write(dropStatement, [id]);
  }

  async leasedPlaces(): Promise<readonly LeasedPlace[]> {
    const rows = await this.#connections.read(leasedPlacesStatement, []);
    return rows.map((row) => ({
      id: leaseId(text(row, 'operation')),
      merchantId: merchantId(text(row, 'merchant')),
      interval: {
        calendar: text(row, 'calendar'),
        zone: text(row, 'zone'),
        startSec: integer(row, 'start_sec'),
      },
      expiresMs: integer(row, 'expires_ms'),
    }));
  }

  async endLeases(forgetBeforeMs: EpochMs, limit: number): Promise<readonly SlotLease[]> {
    return (await this.#connections.write(endStatement, [forgetBeforeMs, limit])).map(leaseOf);
  }
}

import { leaseColumns } from '../lease-mapping.ts';
import { bookingColumns, changeColumns } from './booking-mapping.ts';
import { operationColumns } from './operation-mapping.ts';

/** A statement that each connection prepares once, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Writes a statement's parameters as they are asked for; its values have to come in the same order. */
export class Parameters {
  #count = 0;

  next(): string {
    this.#count += 1;
    return `$${this.#count}`;
  }

  booking(): string {
    return this.#row(bookingColumns.length, 'new_booking');
  }

  operation(): string {
    return this.#row(operationColumns.length, 'new_operation');
  }

  change(): string {
    return this.#row(changeColumns.length, 'booking_change');
  }

  lease(): string {
    return this.#row(leaseColumns.length, 'leases');
  }

  intervals(): string {
    const types = ['integer', 'text', 'text', 'bigint', 'bigint'];
    const lists = types.map((type) => `${this.next()}::${type}[]`).join(', ');
    return `ARRAY(SELECT ROW(i.*)::candidate_interval FROM unnest(${lists}) AS i)`;
  }

  #row(length: number, type: string): string {
    const fields = Array.from({ length }, () => this.next());
    return `ROW(${fields.join(', ')})::${type}`;
  }
}

export function statement(name: string, write: (parameters: Parameters) => string): Statement {
  return { name, text: write(new Parameters()) };
}

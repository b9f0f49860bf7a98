import { ControlError } from '../control/control-error.ts';
import { readControlBody } from '../control/read-control-body.ts';
import { type Fault, faultOrder } from './fault.ts';
import { bodyMatches } from './match-body.ts';
import { seededDraw } from './seeded-draw.ts';

interface Waiting {
  fault: Fault;
  readonly draw: () => number;
}

/**
 * The faults in force, in the order they were made: the first that fits a call hits it, and is spent by that when its
 * times are up. Kept in memory only, so a restart has none.
 */
export class FaultQueue {
  readonly #operationNames: ReadonlySet<string>;
  #waiting: Waiting[] = [];
  #lastId = 0;

  constructor(operationNames: Iterable<string>) {
    this.#operationNames = new Set(operationNames);
  }

  /** Throws ControlError when the order is wrong or names an unknown operation. */
  add(order: unknown): Fault {
    const read = readControlBody(faultOrder, order);
    if (read.operation !== '*' && !this.#operationNames.has(read.operation)) {
      throw new ControlError('operation', `unknown operation ${read.operation}`);
    }
    this.#lastId += 1;
    const fault: Fault = {
      faultId: this.#lastId,
      ...read,
      ...(read.times === undefined ? {} : { timesLeft: read.times }),
    };
    this.#waiting.push({ fault, draw: seededDraw(read.seed) });
    return fault;
  }

  /** The fault that hits this call, if any; counts as one of its times. */
  take(operation: string, body: unknown): Fault | undefined {
    const hit = this.#waiting.find(
      ({ fault, draw }) =>
        (fault.operation === '*' || fault.operation === operation) &&
        bodyMatches(body, fault.match) &&
        (fault.probability >= 1 || draw() < fault.probability),
    );
    if (!hit) return undefined;
    const { timesLeft } = hit.fault;
    if (timesLeft !== undefined) hit.fault = { ...hit.fault, timesLeft: timesLeft - 1 };
    if (hit.fault.timesLeft === 0) this.#waiting = this.#waiting.filter((waiting) => waiting !== hit);
    return hit.fault;
  }

  list(): Fault[] {
    return this.#waiting.map(({ fault }) => fault);
  }

  clear(): void {
    this.#waiting = [];
  }
}

import {
  type CommandKind,
  commands,
  type FaultEffect,
} from '../../src/conformance/control/control-client.ts';
import type { Flaw } from './flaws.ts';
import { HttpProblem } from './http-problem.ts';

interface PlacedFault {
  readonly effect: FaultEffect;
  timesLeft: number;
}

/** Faults between the small server and its book, which is the clinic's too. */
export class SmallFaults {
  readonly #flaw: Flaw | null;
  readonly #placed = new Map<CommandKind, PlacedFault>();

  constructor(flaw: Flaw | null) {
    this.#flaw = flaw;
  }

  /** Operations that the small clinic doesn't have are none of its faults. */
  add(operation: string, effect: FaultEffect, times = Number.POSITIVE_INFINITY): void {
    const kinds: readonly CommandKind[] = ['create', 'move', 'cancel', 'anything'];
    const kind = kinds.find((candidate) => commands[candidate][0] === operation);
    if (kind !== undefined) this.#placed.set(kind, { effect, timesLeft: times });
  }

  clear(): void {
    this.#placed.clear();
  }

  /** Does something in the clinic, or not, as the fault in force says. */
  through<T>(kind: CommandKind | null, deed: () => T): T {
    const effect = kind === null ? null : this.#take(kind);
    switch (effect) {
      case null:
        return deed();
      case 'lose-request':
        throw this.#flaw === 'takes-lost-requests-for-refusals'
          ? new HttpProblem(200, 'refused')
          : new HttpProblem(504, 'no answer of the clinic');
      case 'status-503':
        throw this.#flaw === 'takes-silence-for-refusal'
          ? new HttpProblem(200, 'refused')
          : new HttpProblem(503, 'the clinic is down');
      default:
        deed();
        throw new HttpProblem(504, 'no answer of the clinic');
    }
  }

  #take(kind: CommandKind): FaultEffect | null {
    const fault = this.#placed.get(kind) ?? this.#placed.get('anything');
    if (fault === undefined || fault.timesLeft <= 0) return null;
    fault.timesLeft -= 1;
    return fault.effect;
  }
}

import { combinationMutants } from './combination/mutant-list.ts';
import { storeMutants } from './store-mutants.ts';
import { topicMutants } from './topic-mutants.ts';
import type { Topic } from './topics.ts';

/** A fault planted in the product: in `file`, the one place that reads `find` reads `replace` instead. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Of what the histories are that show it; absent: of whatever their seeds are about. */
  readonly topic?: Topic;
}

/** Faults that a simulated history has to show. Each is one that a tired person could make. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a booking whose lease is used is refused without a look who used it',
    file: 'src/core/create-booking.ts',
    find: '? this.#unlessMade(leaseOver) :',
    replace: '? leaseOver :',
  },
  {
    name: 'a create tells of the instant at which its answer was taken in hand',
    file: 'src/core/create-saga.ts',
    find: 'made(run, outcome.value, sentMs)',
    replace: 'made(run, outcome.value, this.#clock.now())',
  },
  {
    name: 'a move tells of the instant at which its answer was taken in hand',
    file: 'src/core/move-saga.ts',
    find: 'this.#moved(run, view, sentMs, outcome.value)',
    replace: 'this.#moved(run, view, this.#clock.now(), outcome.value)',
  },
  {
    name: 'a create without answer is sent again without a look',
    file: 'src/core/create-saga.ts',
    find: "case 'unknown':\n        return lookFor(outcome.trouble);",
    replace: "case 'unknown':\n        return { kind: 'send', view: null };",
  },
  {
    name: 'a create without answer counts as refused',
    file: 'src/core/create-saga.ts',
    find: "case 'unknown':\n        return lookFor(outcome.trouble);",
    replace: "case 'unknown':\n        return nothingDone(new Fault('clinic-unavailable', 'no answer'));",
  },
  {
    name: 'a create without answer counts as done',
    file: 'src/core/create-saga.ts',
    find: "case 'unknown':\n        return lookFor(outcome.trouble);",
    replace:
      "case 'unknown':\n        return madeSo(made(run, run.booking.reference, this.#clock.now()), 0);",
  },
  {
    name: 'the marker is left out of the command',
    file: 'src/core/create-saga.ts',
    find: 'place, marker: markerOf(booking.id) };',
    replace: "place, marker: 'G-' };",
  },
  {
    name: 'a busy visitor is taken for a refusal without a look whose visit it is',
    file: 'src/core/create-saga.ts',
    find: 'if (run.operation.sends > 1) return lookFor(null);\n        return this.#refused',
    replace: 'return this.#refused',
  },
  {
    name: 'after a guarded repeat nothing is fenced or watched',
    file: 'src/core/create-saga.ts',
    find: 'return run.operation.sends > 1 ?',
    replace: 'return run.operation.sends > 99 ?',
  },
  {
    name: 'the repeat is tried for a visitor who is not certain',
    file: 'src/core/unknown-outcome.ts',
    find: 'facts.visitorCertain &&',
    replace: '',
  },
  {
    name: 'an incomplete search counts as proof that nothing is there',
    file: 'src/core/unknown-outcome.ts',
    find: 'return findings.complete ?',
    replace: 'return findings.found.length === 0 ?',
  },
  {
    name: 'a create is given up before it can be certain',
    file: 'src/core/unknown-outcome.ts',
    find: "if (quietMs < facts.lateCommitMs) return { kind: 'look-again' };",
    replace: "if (quietMs < facts.lateCommitMs / 4) return { kind: 'look-again' };",
  },
  {
    name: 'a state that nobody knows counts as made',
    file: 'src/core/unknown-outcome.ts',
    find: "return view.status === 'unrecognised';",
    replace: 'return view === null;',
  },
  {
    name: 'a reservation that the staff ended counts as made',
    file: 'src/core/unknown-outcome.ts',
    find: "return view.status !== 'cancelled' && view.status !== 'no-show';",
    replace: "return view.status !== 'no-show';",
  },
  {
    name: 'a move counts as overtaken while it may still come',
    file: 'src/core/unknown-outcome.ts',
    find: "return nowMs - sentMs < lateCommitMs ? 'look-again' : 'overtaken';",
    replace: "return nowMs < sentMs ? 'look-again' : 'overtaken';",
  },
  {
    name: 'a move without answer is taken for done',
    file: 'src/core/move-saga.ts',
    find: "case 'unknown':\n        return lookFor(outcome.trouble);",
    replace: "case 'unknown':\n        return madeSo(this.#moved(run, view, this.#clock.now()), 0);",
  },
  {
    name: 'a move without answer is taken for refused',
    file: 'src/core/move-saga.ts',
    find: "case 'unknown':\n        return lookFor(outcome.trouble);",
    replace: "case 'unknown':\n        return nothingDone(new Fault('clinic-unavailable', 'no answer'));",
  },
  {
    name: 'a move that was sent twice is not fenced',
    file: 'src/core/move-saga.ts',
    find: 'return run.operation.sends > 1 ?',
    replace: 'return run.operation.sends > 99 ?',
  },
  {
    name: 'a cancel without answer is taken for done',
    file: 'src/core/cancel-saga.ts',
    find: "case 'unknown':\n        return lookFor(outcome.trouble);",
    replace: "case 'unknown':\n        return cancelled(run, view, this.#clock.now());",
  },
  {
    name: 'claims that the clinic does not show yet are not counted',
    file: 'src/core/choose-candidate.ts',
    find: '- unseen(interval) > 0',
    replace: '- 0 * unseen(interval) > 0',
  },
  {
    name: 'commands are sent without a lease',
    file: 'src/core/pursuit.ts',
    find: 'return !this.#draining && this.#lease.holds();',
    replace: 'return !this.#draining;',
  },
  {
    name: 'an outcome that the store did not take is told',
    file: 'src/core/pursuit.ts',
    find: 'await pause(clock, storeGapMs);',
    replace: 'return told(end.tell, run.booking);',
  },
  {
    name: 'what another process left open is sent, not looked for',
    file: 'src/core/recovery.ts',
    find: "void this.#pursuits.begin(operation, booking, { kind: 'look' });",
    replace: "void this.#pursuits.begin(operation, booking, { kind: 'send', view: null });",
  },
  {
    name: "a move counts the booking's own place as taken",
    file: 'src/core/change-booking.ts',
    find: 'this.#carryOut.room(clinic, wanted, occupiedBy({ items, place }, from), time)',
    replace: 'this.#carryOut.room(clinic, wanted, [], time)',
  },
  {
    name: 'a change is sent while an earlier one may still take effect',
    file: 'src/core/change-booking.ts',
    find: 'if (booking.fencedUntilMs > clock.now()) {',
    replace: 'if (booking.fencedUntilMs > clock.now() + 86_400_000) {',
  },
  {
    name: 'a command is sent again without reading its place anew',
    file: 'src/core/fresh-place.ts',
    find: "if (run.operation.note !== null) return { kind: 'ok', value: true };",
    replace: "if (run.operation.note !== '') return { kind: 'ok', value: true };",
  },
  {
    name: "the booking's own reservation is taken for a leftover",
    file: 'src/core/watch-late-effects.ts',
    find: 'live.filter((view) => view !== wanted);',
    replace: 'live;',
  },
  {
    name: "a repeated create's first command is not watched for beyond all reason",
    file: 'src/core/create-saga.ts',
    find: 'const secondWatchFactor = 4;',
    replace: 'const secondWatchFactor = 1;',
  },
  {
    name: 'the last look for a late effect comes before it can',
    file: 'src/core/watch-late-effects.ts',
    find: 'readMs >= watchUntilMs',
    replace: 'readMs >= watchUntilMs - 6_000',
  },
  {
    name: 'reservations that nobody wants are left',
    file: 'src/core/remove-leftovers.ts',
    find: 'const outcome = await driver.cancel(view, limits);',
    replace: "const outcome = { kind: 'done' };",
  },
  {
    name: 'a leftover is cancelled without asking whether it is wanted by now',
    file: 'src/core/remove-leftovers.ts',
    find: 'if (fenced === null) return false;',
    replace: "if (fenced === null && judged.note === '') return false;",
  },
  {
    name: 'a removal whose outcome is unknown is taken for over',
    file: 'src/core/remove-leftovers.ts',
    find: "if (outcome.kind === 'unknown') isOver = false;",
    replace: "if (outcome.kind === 'unknown') isOver = true;",
  },
  {
    name: 'bookings are not read again',
    file: 'src/core/reconcile-bookings.ts',
    find: '(booking) => this.#read(booking),',
    replace: 'async () => true,',
  },
  {
    name: 'a caller is answered when the clinic is done, however late',
    file: 'src/core/clock.ts',
    find: 'stopTimer = clock.after(Math.max(0, untilMs - clock.now())',
    replace: 'stopTimer = clock.after(Math.max(0, untilMs - clock.now()) + 1_000',
  },
  ...storeMutants,
  ...combinationMutants,
  ...topicMutants,
];

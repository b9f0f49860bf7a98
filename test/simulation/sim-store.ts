import { type BookingStore, StoreTrouble } from '../../src/core/booking-store.ts';
import type { Operation } from '../../src/core/operation.ts';
import type { Coverage } from './coverage.ts';
import { idOf } from './process-ids.ts';
import type { SimDisk } from './sim-disk.ts';
import { simHouseStore } from './sim-house-store.ts';
import type { StoreFault, StoreStep } from './troubles.ts';
import type { World } from './world.ts';

/** What fate has in store for the store. */
export interface StoreTroubles {
  storeFault(name: string): StoreFault | undefined;
  /** The number of the next step of that name, from 1. */
  numberOf(step: StoreStep): number;
  readonly coverage: Coverage;
  /** What a step did that no step may do. */
  found(what: string): void;
}

/** Longer than any step of a sound store takes, shorter than a lease. */
const slowStepMs = 700;

/** These are taken all the time and say nothing: a trace is easier to read without them. */
const routine: ReadonlySet<StoreStep> = new Set([
  'renewOwner',
  'takeOver',
  'watched',
  'stale',
  'leasedPlaces',
  'endLeases',
]);

/** The store port of one process: every step takes time, may be lost, and dies with its process on the way there or back. */
export function simStore(
  world: World,
  disk: SimDisk,
  troubles: StoreTroubles,
  deliver: (name: string, go: () => void) => void,
): BookingStore {
  const { steps } = disk;
  const { coverage } = troubles;
  const call = <T>(kind: StoreStep, step: () => T, reached?: (result: T) => string | null): Promise<T> =>
    new Promise((resolve, reject) => {
      const name = `${kind}#${troubles.numberOf(kind)}`;
      const fault = troubles.storeFault(name);
      if (fault !== undefined) coverage.add(`fault ${fault} at ${kind}`);
      const luck = world.luck(name);
      const thereMs = luck.between(0, 3) + (fault === 'store-delay' ? slowStepMs : 0);
      world.plan(thereMs, () => {
        if (fault === 'store-lost-before') {
          world.trace?.(`${name} was lost on its way to the store`);
          deliver(name, () => reject(new StoreTrouble('lost on its way')));
          return;
        }
        let settle: () => void;
        try {
          const value = disk.atomically(step);
          settle = () => resolve(value);
          const what = reached?.(value) ?? null;
          if (what !== null) coverage.add(what);
          if (world.trace !== null && !(routine.has(kind) && isNothing(value)))
            world.trace(`${name}: ${what ?? ''} ${shortly(value)}`);
        } catch (cause) {
          settle = () => reject(cause);
        }
        if (fault === 'store-lost-after') settle = () => reject(new StoreTrouble('its answer was lost'));
        world.plan(luck.between(0, 3), () => deliver(name, settle));
      });
    });
  return {
    lookAtToken: (token, wish) =>
      call(
        'lookAtToken',
        () => steps.lookAtToken(token, wish),
        (look) => `token ${look.token.kind}`,
      ),
    moment: () => call('moment', () => steps.moment()),
    claimCreate: (claim) =>
      call(
        'claimCreate',
        () => steps.claimCreate(claim),
        (result) =>
          result.kind === 'refused'
            ? `claim of a create: ${result.refusal}`
            : `claim of a create: ${result.kind}${claim.lease === null ? '' : ' by a lease'}`,
      ),
    claimChange: (claim) =>
      call(
        'claimChange',
        () => steps.claimChange(claim),
        ({ kind }) => `claim of a change: ${kind}`,
      ),
    recordStep: (operation, next) =>
      call(
        'recordStep',
        () => steps.recordStep(operation, next),
        (stored) =>
          stored === false
            ? `${operation.intent.kind} step refused`
            : `${operation.intent.kind} from ${operation.state} to ${stored.state}`,
      ),
    recordNote: (operation, note) => call('recordNote', () => steps.recordNote(operation, note)),
    settle: (operation, settlement) =>
      call(
        'settle',
        () => {
          const held = steps.booking(operation.bookingId)?.openOperation;
          const stored = steps.outcomes.settle(operation, settlement);
          if (stored !== false && held !== operation.id)
            troubles.found(`${operation.id} ended, but ${held ?? 'nothing'} was under way`);
          return stored;
        },
        (stored) =>
          stored === false
            ? `${operation.intent.kind} end refused`
            : `${operation.intent.kind} ${fromState(operation)} ended ${settlement.refusal ?? settlement.trouble ?? settlement.state}`,
      ),
    adopt: (id, change) =>
      call(
        'adopt',
        () => steps.outcomes.adopt(id, change),
        ({ kind }) => `adoption: ${kind}`,
      ),
    claimRemoval: (judged, untilMs) =>
      call(
        'claimRemoval',
        () => steps.outcomes.claimRemoval(judged, untilMs),
        (fenced) => (fenced === null ? 'removal refused' : 'removal claimed'),
      ),
    endRemoval: (fenced) => call('endRemoval', () => steps.outcomes.endRemoval(fenced)),
    forgetVisitor: (merchant, person) =>
      call(
        'forgetVisitor',
        () => steps.forgetVisitor(merchant, person),
        () => 'visitor forgotten',
      ),
    booking: (id) => call('booking', () => steps.booking(id)),
    bookingsOfUser: (partner, user, afterSec) =>
      call('bookingsOfUser', () => steps.bookingsOfUser(partner, user, afterSec)),
    operationEnd: (id) =>
      call(
        'operationEnd',
        () => steps.outcomes.operationEnd(id),
        (end) => `joined: ${end?.kind ?? 'gone'}`,
      ),
    recordObservation: (known, change) =>
      call('recordObservation', () => {
        const before = steps.booking(known.id);
        const after = steps.outcomes.recordObservation(known, change);
        if (before !== null && after !== null && after.observedMs < before.observedMs)
          troubles.found(`what was read of ${known.id} earlier replaced what was read later`);
        const isTaken = after?.observedMs === change.observedMs && before?.observedMs !== change.observedMs;
        if (isTaken && before?.lastOperation !== known.lastOperation)
          troubles.found(
            `what was read of ${known.id} before a change of it ended was taken over afterwards`,
          );
        return after;
      }),
    renewOwner: (owner, ttlMs) => call('renewOwner', () => steps.renewOwner(owner, ttlMs)),
    takeOver: (owner, working, limit) =>
      call(
        'takeOver',
        () => steps.takeOver(owner, working, limit),
        (entries) => {
          const [first] = entries;
          if (first === undefined) return null;
          // Ids begin with the name of the life that made them, which is the owner's.
          const kind = first.operation.id.startsWith(idOf(owner, 0).slice(0, -6))
            ? "one's own orphan"
            : 'of another';
          return `takeover ${kind}`;
        },
      ),
    resignOwner: (owner) => call('resignOwner', () => steps.resignOwner(owner)),
    unresolved: (limit) => Promise.resolve(steps.unresolved(limit)),
    untraced: (createdBeforeMs, endAfterSec, limit) =>
      Promise.resolve(steps.untraced(createdBeforeMs, endAfterSec, limit)),
    watched: (nowMs, nextMs, limit) =>
      call(
        'watched',
        () => steps.watched(nowMs, nextMs, limit),
        ({ length }) => (length > 0 ? 'late effects watched for' : null),
      ),
    endWatch: (id) =>
      call(
        'endWatch',
        () => steps.endWatch(id),
        () => 'watch ended',
      ),
    stale: (beforeMs, endAfterSec, nextMs, limit) =>
      call(
        'stale',
        () => steps.stale(beforeMs, endAfterSec, nextMs, limit),
        ({ length }) => (length > 0 ? 'bookings read again' : null),
      ),
    lease: (id) => call('lease', () => steps.leases.lease(id)),
    leaseByReference: (of, reference) =>
      call('leaseByReference', () => steps.leases.leaseByReference(of, reference)),
    claimLease: (claim) =>
      call(
        'claimLease',
        () => steps.leases.claimLease(claim),
        ({ kind }) => `claim of a lease: ${kind}`,
      ),
    recordHold: (id, hold) => call('recordHold', () => steps.leases.recordHold(id, hold)),
    dropLease: (id) => call('dropLease', () => steps.leases.dropLease(id)),
    leasedPlaces: () => call('leasedPlaces', () => steps.leases.leasedPlaces()),
    endLeases: (forgetBeforeMs, limit) =>
      call('endLeases', () => steps.leases.endLeases(forgetBeforeMs, limit)),
    ...simHouseStore(disk, call),
    // A history is over long before anything in it may be erased.
    erase: () => Promise.resolve({ erased: 0, last: null }),
    audit: (query) => Promise.resolve(steps.audit(query)),
    shortenAudit: () => Promise.resolve(0),
    recordDenial: (denial) => Promise.resolve(steps.recordDenial(denial)),
    ready: () => Promise.resolve(true),
    close: () => Promise.resolve(),
  };
}

function fromState({ state, sends }: Operation): string {
  return `${state}${sends > 1 ? ' (sent again)' : ''}`;
}

/** Fields that are the same throughout a history or too long to read. */
const left: ReadonlySet<string> = new Set([
  'person',
  'personKey',
  'partnerId',
  'merchantId',
  'userId',
  'echo',
  'note',
  'createdMs',
  'startedMs',
  'fingerprint',
]);

function shortly(value: unknown): string {
  const text = JSON.stringify(value, (key, field: unknown) =>
    left.has(key) || field === null ? undefined : field,
  );
  return (text ?? '').replaceAll('"', '');
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

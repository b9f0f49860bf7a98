import type { BookingStore } from '../../core/booking-store.ts';
import type { Clock } from '../../core/clock.ts';
import { BookingRows } from './booking-rows.ts';
import { ClaimRows } from './claim-rows.ts';
import { Database } from './database.ts';
import { OperationRows } from './operation-rows.ts';
import { Steps } from './steps.ts';
import { TokenRows } from './token-rows.ts';

/** Opens the embedded store in one file, or `:memory:`. Throws when the file can't be opened or is of a newer version. */
export function openSqliteStore(file: string, clock: Clock): BookingStore {
  const database = new Database(file);
  const bookings = new BookingRows(database.connection);
  const operations = new OperationRows(database.connection);
  const claims = new ClaimRows(database.connection);
  const tokens = new TokenRows(database.connection);
  const steps = new Steps(clock, bookings, operations, claims, tokens);
  const write = <T>(step: () => T): Promise<T> => database.write(step);
  return {
    lookAtToken: async (token, wish) => steps.lookAtToken(token, wish),
    moment: async () => claims.moment(),
    claimCreate: (claim) => write(() => steps.claimCreate(claim)),
    claimChange: (claim) => write(() => steps.claimChange(claim)),
    recordStep: (operation, next) => write(() => steps.recordStep(operation, next)),
    settle: (operation, settlement) => write(() => steps.settle(operation, settlement)),
    adopt: (id, change) => write(() => steps.adopt(id, change)),
    forgetVisitor: (merchant, person) => write(() => tokens.unlink(merchant, person)),
    booking: async (id) => bookings.byId(id),
    bookingsOfUser: async (partner, user, afterSec) => bookings.ofUser(partner, user, afterSec),
    operationEnd: async (id) => steps.operationEnd(id),
    recordObservation: (id, change) => write(() => steps.recordObservation(id, change)),
    renewOwner: (owner, ttlMs) => write(() => operations.renewOwner(owner, clock.now() + ttlMs)),
    takeOver: (owner, orphans, limit) => write(() => steps.takeOver(owner, orphans, limit)),
    resignOwner: (owner) => write(() => operations.disown(owner)),
    unresolved: async (limit) => operations.unresolved(limit),
    watched: (nowMs, nextMs, limit) => write(() => steps.entries(operations.watched(nowMs, nextMs, limit))),
    stale: (beforeMs, endAfterSec, nextMs, limit) =>
      write(() => bookings.dueToRead(beforeMs, endAfterSec, nextMs, limit)),
    ready: () => write(() => true),
    close: async () => database.close(),
  };
}

import type { BookingStore } from './booking-store.ts';
import type { Dependencies } from './dependencies.ts';

/** How long the audit is kept, and how much is left out in a turn. */
export interface AuditSettings {
  readonly keepAuditSec: number;
  readonly auditPerTurn: number;
}

type Needs = Pick<Dependencies, 'clock' | 'log'> & { readonly store: Pick<BookingStore, 'shortenAudit'> };

/** Leaves out the audit's entries that are older than they have to be kept, a few at a time. */
export async function shortenAudit({ store, clock, log }: Needs, settings: AuditSettings): Promise<void> {
  const beforeMs = clock.now() - settings.keepAuditSec * 1000;
  const left = await store.shortenAudit(beforeMs, settings.auditPerTurn);
  if (left > 0)
    log.info({ entries: left }, 'left out entries of the audit that are past the time they are kept');
}

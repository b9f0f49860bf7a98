import type { Attempt } from './attempt.ts';
import type { FeedSlot } from './feed/feed.ts';
import { leaseRequest } from './messages.ts';
import { objectAt, textAt } from './read-answer.ts';

const tenMinutesSec = 600;

/** Epoch seconds. */
export function inTenMinutes(attempt: Attempt): number {
  return attempt.nowSec + tenMinutesSec;
}

/** Leases a slot, which the scenario can't go on without; gives the lease's id. Leases end by themselves. */
export async function lease(attempt: Attempt, slot: FeedSlot): Promise<string> {
  attempt.spent.push(slot);
  const request = leaseRequest(slot, attempt.token(), inTenMinutes(attempt));
  const answer = await attempt.call('CreateLease', request);
  const id = textAt(objectAt(answer.message, 'lease'), 'lease_id');
  attempt.require(id !== '', 'a free slot can be leased', answer);
  return id;
}

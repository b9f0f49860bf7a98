import { invalidArgument } from '../core/fault.ts';
import type { ResourceIds } from './wire/generated/messages.ts';

/**
 * A visit to a clinic is for one person; sizes are dining's ([google] 1.11).
 * @throws {Fault} `invalid-argument` naming `<field>.party_size`
 */
export function checkPartySize(resources: ResourceIds | undefined, field: string): void {
  const size = resources?.party_size;
  if (size === undefined || size === 1) return;
  throw invalidArgument(`${field}.party_size`, 'must be 1 or left out, a visit is for one person');
}

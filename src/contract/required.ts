import { Fault } from '../core/fault.ts';

/**
 * A field that has to be there. The wire drops default values, so 0 and the empty string count as missing.
 * @throws {Fault} `invalid-argument` naming `field`
 */
export function required<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new Fault('invalid-argument', 'is required', { field, reason: 'required' });
  return value;
}

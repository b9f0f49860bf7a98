import { within } from '../../core/clock.ts';
import { Fault } from '../../core/fault.ts';
import type { Call, ContractPorts, ResponseOf } from '../method.ts';

/**
 * [google] 1.1: any status but 200 counts as unhealthy.
 * @throws {Fault} `not-ready`
 */
export async function healthCheck(
  { clock, ready }: ContractPorts,
  { untilMs }: Call<'HealthCheck'>,
): Promise<ResponseOf<'HealthCheck'>> {
  const answer = await within(clock, untilMs, ready());
  if (answer !== true) throw new Fault('not-ready', 'not ready to take bookings');
  return { status: 'SERVING' };
}

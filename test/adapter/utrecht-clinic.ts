import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { bookingRequest, RunningSystem } from './running-system.ts';

const service = z.looseObject({});

const file = z.looseObject({
  merchants: z.looseObject({
    'utrecht-clinic': z.looseObject({
      connection: z.looseObject({}),
      services: z.record(z.string(), service),
    }),
  }),
});

/** What a partner calls with, and how its answers' numbers come. */
export type Way = 'http' | 'grpc';

/**
 * The sandbox with less patience and a longer year, so that an unknown outcome is known within seconds and a change of clocks always
 * lies ahead.
 */
export class UtrechtClinic {
  readonly system: RunningSystem;
  readonly #folder: string;

  private constructor(system: RunningSystem, folder: string) {
    this.system = system;
    this.#folder = folder;
  }

  static async start(): Promise<UtrechtClinic> {
    const folder = mkdtempSync(path.join(tmpdir(), 'utrecht-clinic-'));
    const configuration = path.join(folder, 'utrecht.yaml');
    writeFileSync(configuration, impatient());
    const system = await RunningSystem.start({ ADAPTER_CONFIG: configuration });
    // Look-ups have little more than a second, in which a cold start on a busy machine would have its part.
    const slot = { service_id: 'travel-package', start_sec: nextSpringChange() };
    const lookUp = { merchant_id: 'utrecht-clinic', slot_time: [slot] };
    while ((await system.http('BatchAvailabilityLookup', lookUp)).status !== 200);
    return new UtrechtClinic(system, folder);
  }

  async stop(): Promise<void> {
    await this.system.stop();
    rmSync(this.#folder, { recursive: true });
  }

  /** Nothing booked; open for more than a year, and no limit on calls. */
  reset(): void {
    const { control } = this.system.clinic;
    control.reset();
    control.changeSettings({ openDays: 400, rateLimitPerMinute: 0, oauthRequestsPerSec: 0 });
  }

  get live() {
    return this.system.clinic.control.state().appointments.filter(({ status }) => status === 'CONFIRMED');
  }

  get holds() {
    return this.system.clinic.control.state().holds;
  }
}

function impatient(): string {
  const content = file.parse(parse(readFileSync('config/sandbox.yaml', 'utf8')));
  const utrecht = content.merchants['utrecht-clinic'];
  const services = Object.entries(utrecht.services).map(([id, entry]) => [
    id,
    { ...entry, horizonDays: 400 },
  ]);
  return stringify({
    ...content,
    merchants: {
      ...content.merchants,
      'utrecht-clinic': {
        ...utrecht,
        patience: { lateCommitSec: 2, commandSec: 2, guardedRepeatSec: 1, slotAgeSec: 0 },
        connection: { ...utrecht.connection, settings: { requestsPerMinute: 100_000 } },
        services: Object.fromEntries(services),
      },
    },
  });
}

export const packageSec = 35 * 60;

/** A complete CreateBooking request for the two services in one visit. */
export function packageRequest(number: number, startSec: number) {
  const request = bookingRequest(number, { service: 'travel-package', startSec, durationSec: packageSec });
  return { ...request, slot: { ...request.slot, merchant_id: 'utrecht-clinic' } };
}

/** The next Sunday on which clocks go forward in Amsterdam, as the instant at which they do; at least three days from now. */
export function nextSpringChange(): number {
  const earliest = Date.now() + 3 * 86_400_000;
  for (let year = new Date().getUTCFullYear(); ; year += 1) {
    const lastOfMarch = new Date(Date.UTC(year, 2, 31, 1));
    const changeMs = lastOfMarch.getTime() - lastOfMarch.getUTCDay() * 86_400_000;
    if (changeMs > earliest) return changeMs / 1000;
  }
}

/** The next Sunday on which clocks go back in Amsterdam, as the instant at which they do; at least three days from now. */
export function nextAutumnChange(): number {
  const earliest = Date.now() + 3 * 86_400_000;
  for (let year = new Date().getUTCFullYear(); ; year += 1) {
    const lastOfOctober = new Date(Date.UTC(year, 9, 31, 1));
    const changeMs = lastOfOctober.getTime() - lastOfOctober.getUTCDay() * 86_400_000;
    if (changeMs > earliest) return changeMs / 1000;
  }
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { bookingRequest, type Reply, RunningSystem } from './running-system.ts';

type Json = Record<string, unknown>;

/** A value of the sandbox's configuration that a test sets, by its way from the top of the file. */
export type Setting = readonly [way: readonly (string | number)[], value: unknown];

/** A setting of `seoul-clinic`. */
export function ofSeoul(way: readonly string[], value: unknown): Setting {
  return [['merchants', 'seoul-clinic', ...way], value];
}

/** One adapter with the sandbox's configuration but for some settings, in the words of the rules that are tried on it. */
export class ChangedSandbox {
  readonly system: RunningSystem;
  readonly #folder: string;

  private constructor(system: RunningSystem, folder: string) {
    this.system = system;
    this.#folder = folder;
  }

  static async start(settings: readonly Setting[]): Promise<ChangedSandbox> {
    const folder = mkdtempSync(path.join(tmpdir(), 'changed-sandbox-'));
    writeConfiguration(folder, settings);
    const system = await RunningSystem.start({ ADAPTER_CONFIG: fileIn(folder) });
    return new ChangedSandbox(system, folder);
  }

  /** Starts the adapter anew with these settings instead of the earlier ones; what it has stored stays. */
  async restartWith(settings: readonly Setting[]): Promise<void> {
    writeConfiguration(this.#folder, settings);
    await this.system.restartAdapter();
  }

  async stop(): Promise<void> {
    await this.system.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

function fileIn(folder: string): string {
  return path.join(folder, 'changed-sandbox.yaml');
}

function writeConfiguration(folder: string, settings: readonly Setting[]): void {
  const document = parseDocument(readFileSync('config/sandbox.yaml', 'utf8'));
  for (const [way, value] of settings) document.setIn(way, document.createNode(value));
  writeFileSync(fileIn(folder), document.toString());
}

export const halfHourSec = 1800;

/** Books, which has to succeed, and answers the booking's id. */
export async function book(
  { system }: Pick<ChangedSandbox, 'system'>,
  number: number,
  service: 'consultation' | 'laser-toning' | 'botox',
  startSec: number,
): Promise<string> {
  const durationSec = service === 'laser-toning' ? 2 * halfHourSec : halfHourSec;
  const { body } = await system.http(
    'CreateBooking',
    bookingRequest(number, { service, startSec, durationSec }),
  );
  expect(body).toMatchObject({ booking: { status: 'CONFIRMED' } });
  return String((body['booking'] as Json)['booking_id']);
}

export function cancel({ system }: Pick<ChangedSandbox, 'system'>, id: string): Promise<Reply<Json>> {
  return system.http('UpdateBooking', { booking: { booking_id: id, status: 'CANCELED' } });
}

/** Moves a visit, of half an hour unless said otherwise. */
export function move(
  { system }: Pick<ChangedSandbox, 'system'>,
  id: string,
  startSec: number,
  durationSec: number = halfHourSec,
): Promise<Reply<Json>> {
  const slot = { start_sec: startSec, duration_sec: durationSec };
  return system.http('UpdateBooking', { booking: { booking_id: id, slot } });
}

/** The answer to a request that is refused for a reason of the business. */
export function refusal(cause: string) {
  return { status: 200, body: { booking_failure: { cause, description: expect.any(String) } } };
}

/** The reservations that take up a place in the clinic. */
export function liveSchedules({ system }: Pick<ChangedSandbox, 'system'>) {
  return system.clinic.control.state().schedules.filter(({ status }) => status === 'RESERVED');
}

/** Calls as another caller than the one of `RunningSystem.http`. */
export async function callAs(
  { system }: Pick<ChangedSandbox, 'system'>,
  caller: { readonly user: string; readonly password: string },
  method: string,
  body: unknown,
): Promise<Reply<Json>> {
  const pair = Buffer.from(`${caller.user}:${caller.password}`).toString('base64');
  const response = await fetch(`${system.url}/v3/${method}`, {
    method: 'POST',
    headers: { authorization: `Basic ${pair}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

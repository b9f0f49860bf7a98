import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { type SandboxClinic, startSandboxClinic } from '../../src/sandbox-clinic/sandbox-clinic.ts';
import { RunningSystem } from './running-system.ts';

const file = z.looseObject({
  merchants: z.object({ 'seoul-clinic': z.looseObject({ connection: z.looseObject({}) }) }),
  partners: z.object({ google: z.looseObject({}) }),
});

/**
 * One adapter before two clinics: `seoul-clinic`, the system's own, and `busan-clinic`, which is set up alike but for less patience: a
 * process that plays partner, adapter and clinics at once needs the difference.
 */
export class TwoClinics {
  readonly system: RunningSystem;
  readonly second: SandboxClinic;
  readonly #folder: string;

  private constructor(system: RunningSystem, second: SandboxClinic, folder: string) {
    this.system = system;
    this.second = second;
    this.#folder = folder;
  }

  static async start(): Promise<TwoClinics> {
    const folder = mkdtempSync(path.join(tmpdir(), 'two-clinics-'));
    const second = await startSandboxClinic({ port: 0, dataFile: ':memory:' });
    const configuration = path.join(folder, 'two-clinics.yaml');
    writeFileSync(configuration, withSecond(second.url));
    const system = await RunningSystem.start({ ADAPTER_CONFIG: configuration });
    return new TwoClinics(system, second, folder);
  }

  async stop(): Promise<void> {
    await this.system.stop();
    await this.second.close();
    rmSync(this.#folder, { recursive: true });
  }
}

function withSecond(baseUrl: string): string {
  const content = file.parse(parse(readFileSync('config/sandbox.yaml', 'utf8')));
  const first = content.merchants['seoul-clinic'];
  return stringify({
    ...content,
    merchants: {
      'seoul-clinic': first,
      'busan-clinic': {
        ...first,
        connection: { ...first.connection, baseUrl, settings: { readTimeOutMs: 600 } },
      },
    },
    partners: {
      ...content.partners,
      google: { ...content.partners.google, merchants: ['seoul-clinic', 'busan-clinic'] },
    },
  });
}

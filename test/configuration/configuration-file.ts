import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { Configuration } from '../../src/configuration/configuration.ts';
import type { Environment } from '../../src/configuration/environment.ts';
import { loadConfiguration } from '../../src/configuration/load-configuration.ts';
import { ConfigurationError, type Problem } from '../../src/configuration/problem.ts';

const passwordHash = `scrypt$16384$8$1$${Buffer.alloc(16, 1).toString('base64url')}$${Buffer.alloc(32, 2).toString('base64url')}`;

/** A small right configuration, in YAML. Lines are counted on by tests: add at the end only. */
export const rightYaml = `merchants:
  clinic:
    driver: open-api
    timeZone: Europe/Amsterdam
    phoneRegion: NL
    connection:
      baseUrl: https://clinic.example
      apiKey: the-key
    services:
      visit:
        durationMinutes: 60
        gridMinutes: 30
        cancelUntilMinutes: 120
        clinic:
          reservationGroupId: group
          zoneIds: [zone]
          intervalSec: 1800
partners:
  one:
    kind: partner
    merchants: [clinic]
    rights: [bookings]
    credentials:
      - user: one-user
        passwordHash: ${passwordHash}
  house:
    kind: internal
    merchants: all
    rights: [bookings, reservations]
    credentials:
      - user: house-user
        passwordHash: ${passwordHash}
personalData:
  keys: index:${Buffer.alloc(32, 1).toString('base64')} one:${Buffer.alloc(32, 2).toString('base64')}
`;

/** Loads the text as a configuration file. */
export function load(yaml: string, environment: Environment = {}): Configuration {
  const folder = mkdtempSync(path.join(tmpdir(), 'configuration-'));
  const file = path.join(folder, 'adapter.yaml');
  writeFileSync(file, yaml);
  try {
    return loadConfiguration({ ADAPTER_CONFIG: file, ...environment });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with the text, as a list; empty if it loads. */
export function problemsOf(yaml: string, environment: Environment = {}): readonly Problem[] {
  try {
    load(yaml, environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** The right configuration with the value at a path replaced, or taken out if there is no value. */
export function changed(at: readonly (string | number)[], value?: unknown): string {
  const root: unknown = parse(rightYaml);
  const last = at[at.length - 1] ?? '';
  let holder: unknown = root;
  for (const key of at.slice(0, -1)) holder = Reflect.get(Object(holder), key);
  if (value === undefined) Reflect.deleteProperty(Object(holder), last);
  else Reflect.set(Object(holder), last, value);
  return stringify(root);
}

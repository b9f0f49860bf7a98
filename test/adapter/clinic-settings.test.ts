import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from 'yaml';
import {
  type CombinationSettings,
  defaultCombinationSettings,
} from '../../src/sandbox-clinic/service-combination/combination-settings.ts';
import { defaultSettings, type Settings } from '../../src/sandbox-clinic/settings.ts';
import type { Violation } from '../chaos/record.ts';
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts';
import { PromiseScenario } from './promise-scenario.ts';
import { RunningSystem } from './running-system.ts';

/** The switches of the Open API, and those of both systems. */
type Switch = Exclude<keyof Settings, keyof CombinationSettings>;

/** A position of the clinic's switches, besides the defaults. */
interface Position {
  readonly settings: Partial<Settings>;
  /** Which version of the commands the adapter sends; some switches are about the second alone. */
  readonly commandVersion: 1 | 2;
}

/** Every other position of every switch; where there are too many, one on each side of the default. */
const others: { readonly [Name in Switch]: readonly Settings[Name][] } = {
  enforceCapacity: [true],
  enforceTimetable: [true],
  historyListsReserved: [false],
  historyListsCanceled: [false],
  cancelledCountsForOverlap: [true],
  tokenLifetimeSec: [0, 1],
  tokenRefusalStatus: [400],
  secondTokenEndsFirst: [true],
  v2CreateAnswers: ['reservationId', 'scheduleId', 'both'],
  reserveFindsVisitor: [false],
  fullSlotsListed: [false],
  slotsLeaveOutOwnSchedule: [true],
  occupiedTimeTakes: ['all-places'],
  updateClearsRequestedProcedures: [true],
  updateChecksOverlap: [true],
  updateOnlyReserved: [true],
  v2UpdateClearsOmitted: [true, false],
  cancelUnknownSchedule: ['ok'],
  detailTimes: ['offset'],
  searchMatchesPhone: ['digits'],
  openFromDays: [0, 5],
  openDays: [2, 400],
  clockOffsetSec: [-120, 120],
};

/** What a switch needs beside it to make a difference. */
const besides: { readonly [Name in Switch]?: Partial<Settings> } = {
  tokenRefusalStatus: { tokenLifetimeSec: 1 },
};

const asByDefault: Position = { settings: {}, commandVersion: 1 };

const positions: readonly (readonly [string, Position])[] = [
  ['every switch by default', asByDefault],
  ...Object.entries(others).flatMap(([name, values]) =>
    values.map((value): readonly [string, Position] => [`${name} ${String(value)}`, positionOf(name, value)]),
  ),
];

function positionOf(name: string, value: unknown): Position {
  const beside = Object.entries(besides).find(([other]) => other === name)?.[1] ?? {};
  return { settings: { ...beside, [name]: value }, commandVersion: name.startsWith('v2') ? 2 : 1 };
}

/** A day is mostly spent in waiting, so that several are played next to one another. */
const lanes = 3;

interface Day {
  readonly breaches: readonly Violation[];
  readonly tally: Readonly<Record<string, number>>;
}

const days = new Map<string, PromiseSettledResult<Day>>();
let folder: string;
let postgres: PostgresServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'clinic-settings-'));
  postgres = await startPostgres();
  const queue = positions.slice(1).values();
  const lane = async (): Promise<void> => {
    for (const [name, position] of queue) {
      const [day] = await Promise.allSettled([played(position)]);
      days.set(name, day);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}, 600_000);
afterAll(async () => {
  await postgres.close();
  rmSync(folder, { recursive: true });
});

/** Plays the day at a clinic of its own, before an adapter of its own. */
async function played(
  { settings, commandVersion }: Position,
  overrides: Readonly<Record<string, string>> = {},
): Promise<Day> {
  const system = await RunningSystem.start({
    ADAPTER_CONFIG: configurationFor(commandVersion),
    ...overrides,
  });
  try {
    system.clinic.control.changeSettings(settings);
    const scenario = new PromiseScenario(system);
    return { breaches: await scenario.play(), tally: scenario.tally() };
  } finally {
    await system.stop();
  }
}

/** The sandbox's configuration with little patience, so that nothing is waited for long. */
function configurationFor(commandVersion: 1 | 2): string {
  const document = parseDocument(readFileSync('config/sandbox.yaml', 'utf8'));
  const patience = {
    lateCommitSec: 2,
    commandSec: 1.5,
    slotAgeSec: 0,
    recordAgeSec: 0,
    guardedRepeatSec: 0.5,
  };
  document.setIn(['merchants', 'seoul-clinic', 'patience'], document.createNode(patience));
  for (const service of ['consultation', 'laser-toning', 'botox']) {
    document.setIn(
      ['merchants', 'seoul-clinic', 'services', service, 'clinic', 'commandVersion'],
      commandVersion,
    );
  }
  const file = path.join(folder, `v${commandVersion}.yaml`);
  writeFileSync(file, document.toString());
  return file;
}

test('no switch is left out', () => {
  const ofOtherSystem = new Set(Object.keys(defaultCombinationSettings));
  const switches = Object.keys(defaultSettings).filter((name) => !ofOtherSystem.has(name));
  expect(Object.keys(others).sort()).toEqual(switches.sort());
});

test.each(positions.slice(1))('the promise holds with %s', (name) => {
  expect(days.get(name)).toMatchObject({ status: 'fulfilled', value: { breaches: [] } });
});

test('the promise holds with every switch as it is by default, and something was tried at all', async () => {
  const { breaches, tally } = await played(asByDefault);
  expect(breaches).toEqual([]);
  expect(tally).toEqual({
    'create booking': 8,
    'create refused': 2,
    'move booking': 1,
    'move refused': 1,
    'cancel booking': 3,
    'status read': 5,
    'list read': 5,
    // Who lost the race isn't known as a user.
    'list error': 2,
  });
});

/** The switch that decides what can be known of a lost answer; the others never reach the record. */
const onPostgres = positions.filter(
  ([name]) => name === 'every switch by default' || name === 'historyListsReserved false',
);

test.each(onPostgres)('the promise holds on PostgreSQL with %s', async (_, position) => {
  const database = await postgres.createDatabase();
  expect((await played(position, { DATABASE_URL: database })).breaches).toEqual([]);
});

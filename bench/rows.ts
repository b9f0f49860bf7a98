import { type CallId, type CallKind, callIds, calls } from './calls.ts';
import { countOf, differenceOf, plainSetting, type Setting } from './settings.ts';

export type BareName = 'node-bytes' | 'node-json' | 'express' | 'grpc-js';

/** The process that a row's calls go to. */
export type Server =
  | { readonly kind: 'bare'; readonly name: BareName }
  | { readonly kind: 'adapter'; readonly setting: Setting };

export type Transport = 'http' | 'grpc';

/**
 * When the next call is sent. `closed`: when one of so many is answered. `open`: at instants that were fixed before, whatever became of
 * the calls before it, so that a server that stalls can't hide it.
 */
export type Pace =
  | { readonly kind: 'closed'; readonly concurrency: number }
  | { readonly kind: 'open'; readonly perSec: number };

/** Rows of a group take turns with each other and none else. */
export type GroupId = 'plain' | 'postgres' | 'slow-clinic' | 'latency' | 'growth' | 'growth-postgres';

export const groupIds: readonly GroupId[] = [
  'plain',
  'postgres',
  'slow-clinic',
  'latency',
  'growth',
  'growth-postgres',
];

export interface Comparison {
  readonly id: string;
  /** The least share that was set as the target. */
  readonly target: number;
}

export interface Row {
  readonly id: string;
  readonly group: GroupId;
  /** As the table shows it. */
  readonly name: string;
  readonly server: Server;
  readonly transport: Transport;
  readonly call: CallKind;
  readonly pace: Pace;
  /** Rows that this one is a share of. */
  readonly against: readonly Comparison[];
  /** The clinic's own share of a call's time, in milliseconds. */
  readonly clinicMs: number;
  /** The target for what the adapter adds to it, for 99 of 100 calls. */
  readonly addedP99TargetMs?: number;
}

const slowClinicMs = 50;
const sizes = [0, 100_000, 1_000_000];
/** A million takes PostgreSQL on one core a quarter of an hour to make. */
const postgresSizes = [0, 100_000];
const transports: readonly Transport[] = ['http', 'grpc'];
const transportNames: Readonly<Record<Transport, string>> = { http: 'HTTP', grpc: 'gRPC' };

function adapterRow(
  group: GroupId,
  transport: Transport,
  callId: CallId,
  setting: Setting,
  rest: Partial<Pick<Row, 'against' | 'addedP99TargetMs'>> & { readonly perSec?: number } = {},
): Row {
  const { name, call, concurrency, clinicSteps } = calls[callId];
  const { perSec, against = [], ...targets } = rest;
  const different = [
    ...(setting.store === 'postgres' ? ['postgres'] : []),
    ...(setting.clinicDelayMs > 0 ? [`${setting.clinicDelayMs}ms`] : []),
    ...(group.startsWith('growth') ? [String(setting.bookings)] : []),
  ];
  const rate = perSec === undefined ? '' : `, ${perSec}/s`;
  const empty = group.startsWith('growth') && setting.bookings === 0 ? `, ${countOf(0)} bookings` : '';
  return {
    id: [...(group === 'latency' ? ['latency'] : []), `${transport}-${callId}`, ...different].join('/'),
    group,
    name: `${transportNames[transport]} ${name}${differenceOf(setting)}${empty}${rate}`,
    server: { kind: 'adapter', setting },
    transport,
    call,
    pace: perSec === undefined ? { kind: 'closed', concurrency } : { kind: 'open', perSec },
    clinicMs: clinicSteps * setting.clinicDelayMs,
    against,
    ...targets,
  };
}

function bareRow(name: BareName, what: string, transport: Transport, callId: CallId): Row {
  const { call, concurrency } = calls[callId];
  return {
    id: `${name}-${callId}`,
    group: 'plain',
    name: `bare ${what}`,
    server: { kind: 'bare', name },
    transport,
    call,
    pace: { kind: 'closed', concurrency },
    clinicMs: 0,
    against: [],
  };
}

const bareRows: readonly Row[] = [
  bareRow('node-bytes', 'node:http, bytes only, body of a look-up of 20', 'http', 'look-up-20'),
  bareRow('node-json', 'node:http, body of a look-up of 20', 'http', 'look-up-20'),
  bareRow('express', 'Express, body of a look-up of 20', 'http', 'look-up-20'),
  bareRow('node-json', 'node:http, body of a create', 'http', 'create'),
  bareRow('express', 'Express, body of a create', 'http', 'create'),
  bareRow('grpc-js', 'grpc-js, messages of a look-up of 20', 'grpc', 'look-up-20'),
];

const comparisons: Readonly<Record<string, readonly Comparison[]>> = {
  'http-look-up-20': [
    { id: 'node-json-look-up-20', target: 0.6 },
    { id: 'express-look-up-20', target: 2.5 },
  ],
  'http-create': [{ id: 'express-create', target: 0.5 }],
  'grpc-look-up-20': [{ id: 'grpc-js-look-up-20', target: 0.7 }],
};

const plainRows = transports.flatMap((transport) =>
  callIds.map((callId) => {
    const against = comparisons[`${transport}-${callId}`] ?? [];
    return adapterRow('plain', transport, callId, plainSetting, { against });
  }),
);

const postgres: Setting = { ...plainSetting, store: 'postgres' };

const postgresRows = transports.flatMap((transport) =>
  callIds.map((callId) => adapterRow('postgres', transport, callId, postgres)),
);

const changeIds: readonly CallId[] = ['create', 'move', 'cancel'];
const stores = [plainSetting, postgres];

const slowClinicRows = transports.flatMap((transport) =>
  stores.flatMap((setting) =>
    changeIds.map((callId) =>
      adapterRow('slow-clinic', transport, callId, { ...setting, clinicDelayMs: slowClinicMs }),
    ),
  ),
);

/** Calls per second that leave the server room to breathe. */
const changesPerSec = 300;
const lookUpsPerSec = 1_000;
const addedP99TargetMs = 5;

const latencyRows = stores.flatMap((setting) => [
  adapterRow('latency', 'http', 'look-up-20', setting, { perSec: lookUpsPerSec }),
  ...[0, slowClinicMs].flatMap((clinicDelayMs) =>
    changeIds.map((callId) =>
      adapterRow(
        'latency',
        'http',
        callId,
        { ...setting, clinicDelayMs },
        { perSec: changesPerSec, ...(callId === 'create' ? { addedP99TargetMs } : {}) },
      ),
    ),
  ),
]);

/** The least share of an empty store's rate that was set as the target. */
const growthTarget = 0.9;
const growingIds: readonly CallId[] = ['look-up-20', 'create', 'move', 'cancel', 'status', 'list'];

function growthRows(group: GroupId, setting: Setting, sizes: readonly number[]): readonly Row[] {
  return growingIds.flatMap((callId) => {
    const [empty, ...grown] = sizes.map((bookings) => ({ ...setting, bookings }));
    const first = adapterRow(group, 'http', callId, empty ?? setting);
    const against = [{ id: first.id, target: growthTarget }];
    return [first, ...grown.map((one) => adapterRow(group, 'http', callId, one, { against }))];
  });
}

/** What is measured: the one list that the run, the table and the documentation go by. */
export const rows: readonly Row[] = [
  ...bareRows,
  ...plainRows,
  ...postgresRows,
  ...slowClinicRows,
  ...latencyRows,
  ...growthRows('growth', plainSetting, sizes),
  ...growthRows('growth-postgres', postgres, postgresSizes),
];

/** Targets that aren't shares of another row. */
export const memoryTargetMb = 150;
export const readyTargetMs = 1_500;
/** How much later than with an empty store the adapter may be ready. */
export const grownReadyTargetMs = 500;

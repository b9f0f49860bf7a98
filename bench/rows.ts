/** What is measured: the one list that the run, the table and the documentation go by. */
export type RowId =
  | 'node-bytes-look-up-20'
  | 'node-look-up-20'
  | 'express-look-up-20'
  | 'node-create'
  | 'express-create'
  | 'grpc-js-look-up-20'
  | 'http-look-up-1'
  | 'http-look-up-20'
  | 'http-look-up-200'
  | 'http-create'
  | 'http-move'
  | 'http-cancel'
  | 'http-status'
  | 'http-list'
  | 'grpc-look-up-20'
  | 'grpc-create';

/** The process that a row's calls go to. */
export type ServerName = 'node-bytes' | 'node-json' | 'express' | 'grpc-js' | 'adapter';

/** What a row calls. */
export type CallKind =
  | { readonly kind: 'look-up'; readonly slots: number }
  | { readonly kind: 'create' | 'move' | 'cancel' | 'status' | 'list' };

export interface Row {
  readonly id: RowId;
  /** As the table shows it. */
  readonly name: string;
  readonly server: ServerName;
  readonly transport: 'http' | 'grpc';
  readonly call: CallKind;
  /** Calls under way at any time. */
  readonly concurrency: number;
  /** The bare row that this one is a share of. */
  readonly against?: RowId;
  /** The least share of it that was set as the target. */
  readonly target?: number;
  /** What holds the row back, as profiles showed; for the documentation. */
  readonly limit: string;
}

const lookUp20 = { kind: 'look-up', slots: 20 } as const;

export const rows: readonly Row[] = [
  {
    id: 'node-bytes-look-up-20',
    name: 'bare node:http, bytes only, body of a look-up of 20',
    server: 'node-bytes',
    transport: 'http',
    call: lookUp20,
    concurrency: 64,
    limit: 'node:http itself: reads the body, answers bytes that it has',
  },
  {
    id: 'node-look-up-20',
    name: 'bare node:http, body of a look-up of 20',
    server: 'node-json',
    transport: 'http',
    call: lookUp20,
    concurrency: 64,
    limit: 'node:http and JSON.parse, JSON.stringify',
  },
  {
    id: 'express-look-up-20',
    name: 'bare Express, body of a look-up of 20',
    server: 'express',
    transport: 'http',
    call: lookUp20,
    concurrency: 64,
    limit: 'Express and its body reader',
  },
  {
    id: 'node-create',
    name: 'bare node:http, body of a create',
    server: 'node-json',
    transport: 'http',
    call: { kind: 'create' },
    concurrency: 64,
    limit: 'node:http and JSON.parse, JSON.stringify',
  },
  {
    id: 'express-create',
    name: 'bare Express, body of a create',
    server: 'express',
    transport: 'http',
    call: { kind: 'create' },
    concurrency: 64,
    limit: 'Express and its body reader',
  },
  {
    id: 'grpc-js-look-up-20',
    name: 'bare grpc-js, messages of a look-up of 20',
    server: 'grpc-js',
    transport: 'grpc',
    call: lookUp20,
    concurrency: 64,
    limit: 'grpc-js on node:http2',
  },
  {
    id: 'http-look-up-1',
    name: 'HTTP BatchAvailabilityLookup, 1 slot',
    server: 'adapter',
    transport: 'http',
    call: { kind: 'look-up', slots: 1 },
    concurrency: 64,
    limit: 'the server core: mostly node:http',
  },
  {
    id: 'http-look-up-20',
    name: 'HTTP BatchAvailabilityLookup, 20 slots',
    server: 'adapter',
    transport: 'http',
    call: lookUp20,
    concurrency: 64,
    against: 'node-look-up-20',
    target: 0.4,
    limit: 'the server core: node:http, then reading and checking the slots',
  },
  {
    id: 'http-look-up-200',
    name: 'HTTP BatchAvailabilityLookup, 200 slots',
    server: 'adapter',
    transport: 'http',
    call: { kind: 'look-up', slots: 200 },
    concurrency: 32,
    limit: 'the server core: JSON, reading and checking the slots',
  },
  {
    id: 'http-create',
    name: 'HTTP CreateBooking, durable',
    server: 'adapter',
    transport: 'http',
    call: { kind: 'create' },
    concurrency: 64,
    against: 'express-create',
    target: 0.3,
    limit: 'the server core: three calls to the clinic, two commits that others share',
  },
  {
    id: 'http-move',
    name: 'HTTP UpdateBooking, move, durable',
    server: 'adapter',
    transport: 'http',
    call: { kind: 'move' },
    concurrency: 64,
    limit: 'the server core: three calls to the clinic, two commits that others share',
  },
  {
    id: 'http-cancel',
    name: 'HTTP UpdateBooking, cancel, durable',
    server: 'adapter',
    transport: 'http',
    call: { kind: 'cancel' },
    concurrency: 64,
    limit: 'the server core: two calls to the clinic, two commits that others share',
  },
  {
    id: 'http-status',
    name: 'HTTP GetBookingStatus',
    server: 'adapter',
    transport: 'http',
    call: { kind: 'status' },
    concurrency: 64,
    limit: 'the server core: mostly node:http',
  },
  {
    id: 'http-list',
    name: 'HTTP ListBookings, 4 bookings',
    server: 'adapter',
    transport: 'http',
    call: { kind: 'list' },
    concurrency: 64,
    limit: 'the server core: node:http, SQLite, writing the bookings',
  },
  {
    id: 'grpc-look-up-20',
    name: 'gRPC BatchAvailabilityLookup, 20 slots',
    server: 'adapter',
    transport: 'grpc',
    call: lookUp20,
    concurrency: 64,
    against: 'grpc-js-look-up-20',
    target: 0.5,
    limit: 'the server core: mostly grpc-js',
  },
  {
    id: 'grpc-create',
    name: 'gRPC CreateBooking, durable',
    server: 'adapter',
    transport: 'grpc',
    call: { kind: 'create' },
    concurrency: 64,
    limit: 'the server core: three calls to the clinic, two commits that others share',
  },
];

/** Targets that aren't shares of a bare row. */
export const memoryTargetMb = 180;
export const readyTargetMs = 1_500;

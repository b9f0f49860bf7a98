/** What a row calls. */
export type CallKind =
  | { readonly kind: 'look-up'; readonly slots: number }
  | { readonly kind: 'create' | 'move' | 'cancel' | 'status' | 'list' };

export type CallId =
  | 'look-up-1'
  | 'look-up-20'
  | 'look-up-200'
  | 'create'
  | 'move'
  | 'cancel'
  | 'status'
  | 'list';

/** One kind of call that the adapter is measured by. */
export interface MeasuredCall {
  readonly name: string;
  readonly call: CallKind;
  /** Calls under way at any time where the load is closed-loop. */
  readonly concurrency: number;
  /** How many calls to the clinic it takes one after the other when everything goes well and slots are fresh. */
  readonly clinicSteps: number;
  /** What holds it back, as profiles showed; for the documentation. */
  readonly limit: string;
}

const changes = 'two commits that others share';

export const calls: Readonly<Record<CallId, MeasuredCall>> = {
  'look-up-1': {
    name: 'BatchAvailabilityLookup, 1 slot',
    call: { kind: 'look-up', slots: 1 },
    concurrency: 64,
    clinicSteps: 0,
    limit: 'the server core: mostly node:http or grpc-js',
  },
  'look-up-20': {
    name: 'BatchAvailabilityLookup, 20 slots',
    call: { kind: 'look-up', slots: 20 },
    concurrency: 64,
    clinicSteps: 0,
    limit: 'the server core: node:http or grpc-js, then reading and checking the slots',
  },
  'look-up-200': {
    name: 'BatchAvailabilityLookup, 200 slots',
    call: { kind: 'look-up', slots: 200 },
    concurrency: 32,
    clinicSteps: 0,
    limit: 'the server core: JSON or protobuf, reading and checking the slots',
  },
  create: {
    name: 'CreateBooking, durable',
    call: { kind: 'create' },
    concurrency: 64,
    clinicSteps: 2,
    limit: `the server core: three calls to the clinic, ${changes}`,
  },
  move: {
    name: 'UpdateBooking, move, durable',
    call: { kind: 'move' },
    concurrency: 64,
    clinicSteps: 2,
    limit: `the server core: three calls to the clinic, ${changes}`,
  },
  cancel: {
    name: 'UpdateBooking, cancel, durable',
    call: { kind: 'cancel' },
    concurrency: 64,
    clinicSteps: 2,
    limit: `the server core: two calls to the clinic, ${changes}`,
  },
  status: {
    name: 'GetBookingStatus',
    call: { kind: 'status' },
    concurrency: 64,
    clinicSteps: 0,
    limit: 'the server core: mostly node:http or grpc-js',
  },
  list: {
    name: 'ListBookings, 4 bookings',
    call: { kind: 'list' },
    concurrency: 64,
    clinicSteps: 0,
    limit: 'the server core: node:http or grpc-js, the store, writing the bookings',
  },
};

export const callIds = Object.keys(calls).filter(isCallId);

function isCallId(text: string): text is CallId {
  return Object.hasOwn(calls, text);
}

import type { AnswerCode } from '../../src/contract/answer-table.ts';
import type { MethodName } from '../../src/contract/wire/protos.ts';
import { made } from '../contract/fake-core.ts';
import { wrongOrders } from './wrong-orders.ts';

/** A request that must fail the same over every transport. */
export interface WrongRequest {
  readonly situation: string;
  readonly method: MethodName;
  readonly message: object;
  readonly code: AnswerCode;
  readonly field?: string;
}

export const slot = {
  merchant_id: 'seoul-clinic',
  service_id: 'consultation',
  start_sec: '1790000000',
  duration_sec: '1800',
};

export const user = {
  user_id: 'u-1',
  given_name: 'Jane',
  family_name: 'Roe',
  telephone: '+1 415-736-0000',
  email: 'jane@example.com',
};

/** A creation in the shape of [google] 1.6. */
export const creation = {
  slot,
  user_information: user,
  payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
  idempotency_token: 't-1',
};

const slotTime = { service_id: 'consultation', start_sec: '1790000000', duration_sec: '1800' };

export const lookUp = { merchant_id: 'seoul-clinic', slot_time: [slotTime] };

function without<T extends object>(value: T, ...keys: (keyof T)[]): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.some((gone) => gone === key)));
}

function create(
  situation: string,
  changes: object,
  field: string,
  code: AnswerCode = 'invalid-argument',
): WrongRequest {
  return { situation, method: 'CreateBooking', message: { ...creation, ...changes }, code, field };
}

function createSlot(situation: string, changes: object, member: string): WrongRequest {
  return create(situation, { slot: { ...slot, ...changes } }, `slot.${member}`);
}

function createUser(situation: string, changes: object, member: string): WrongRequest {
  return create(situation, { user_information: { ...user, ...changes } }, `user_information.${member}`);
}

function look(situation: string, message: object, field: string): WrongRequest {
  const whole = { ...lookUp, ...message };
  return { situation, method: 'BatchAvailabilityLookup', message: whole, code: 'invalid-argument', field };
}

function lookAtSecond(situation: string, changes: object, member: string): WrongRequest {
  return look(situation, { slot_time: [slotTime, { ...slotTime, ...changes }] }, `slot_time[1].${member}`);
}

function update(
  situation: string,
  booking: object,
  field: string,
  code: AnswerCode = 'invalid-argument',
): WrongRequest {
  const message = { booking: { booking_id: made.id, ...booking } };
  return { situation, method: 'UpdateBooking', message, code, field };
}

const creations: readonly WrongRequest[] = [
  {
    situation: 'an empty creation',
    method: 'CreateBooking',
    message: {},
    code: 'invalid-argument',
    field: 'idempotency_token',
  },
  create('no token', { idempotency_token: '' }, 'idempotency_token'),
  create('a token of 513 characters', { idempotency_token: 't'.repeat(513) }, 'idempotency_token'),
  create('a token with U+0000', { idempotency_token: 'a\0b' }, 'idempotency_token'),
  create('a token that was damaged on its way', { idempotency_token: 'a\ufffdb' }, 'idempotency_token'),
  {
    situation: 'no slot',
    method: 'CreateBooking',
    message: without(creation, 'slot'),
    code: 'invalid-argument',
    field: 'slot',
  },
  createSlot('no merchant', { merchant_id: '' }, 'merchant_id'),
  createSlot('an unknown merchant', { merchant_id: 'nowhere' }, 'merchant_id'),
  createSlot('a merchant of the name of a prototype member', { merchant_id: '__proto__' }, 'merchant_id'),
  createSlot("a merchant that the partner can't see", { merchant_id: 'hidden-clinic' }, 'merchant_id'),
  createSlot('no service', { service_id: '' }, 'service_id'),
  createSlot('an unknown service', { service_id: 'haircut' }, 'service_id'),
  createSlot('no start', { start_sec: 0 }, 'start_sec'),
  createSlot('no duration', { duration_sec: 0 }, 'duration_sec'),
  createSlot('a start beyond every calendar', { start_sec: '9223372036854775807' }, 'start_sec'),
  createSlot('a start far below zero', { start_sec: '-9223372036854775808' }, 'start_sec'),
  createSlot('seats for two', { resources: { party_size: 2 } }, 'resources.party_size'),
  createSlot('a negative number of seats', { resources: { party_size: -1 } }, 'resources.party_size'),
  createSlot('an unknown confirmation mode', { confirmation_mode: 99 }, 'confirmation_mode'),
  createSlot('an endless tag', { availability_tag: 'x'.repeat(1_001) }, 'availability_tag'),
  {
    situation: 'no user',
    method: 'CreateBooking',
    message: without(creation, 'user_information'),
    code: 'invalid-argument',
    field: 'user_information',
  },
  createUser('no user id', { user_id: '' }, 'user_id'),
  createUser('a user id with a line break', { user_id: 'u\n1' }, 'user_id'),
  createUser('no given name', { given_name: '' }, 'given_name'),
  createUser('a blank given name', { given_name: '  ' }, 'given_name'),
  createUser('a given name of 41 characters', { given_name: 'é'.repeat(41) }, 'given_name'),
  createUser('no family name', { family_name: '' }, 'family_name'),
  createUser('a family name of two lines', { family_name: 'Roe\nRoe' }, 'family_name'),
  createUser('no telephone', { telephone: '' }, 'telephone'),
  createUser('a telephone that is none', { telephone: 'call me' }, 'telephone'),
  createUser('a telephone that is too short', { telephone: '+8210' }, 'telephone'),
  createUser('a telephone of a country that is none', { telephone: '+999123456789' }, 'telephone'),
  createUser('no email', { email: '' }, 'email'),
  createUser(
    'an endless street',
    { address: { street_address: 'x'.repeat(1_001) } },
    'address.street_address',
  ),
  create('2,001 characters of wishes', { additional_request: '가'.repeat(2_001) }, 'additional_request'),
  create('wishes with U+0000', { additional_request: 'a\0' }, 'additional_request'),
  create('a reference to no lease', { lease_ref: {} }, 'lease_ref.lease_id'),
  create('a lease with a line break', { lease_ref: { lease_id: 'l\n1' } }, 'lease_ref.lease_id'),
  create(
    'an endless key in a map',
    {
      payment_processing_parameters: {
        tokenization_config: { tokenization_parameter: { ok: '1', ['k'.repeat(1_001)]: '1' } },
      },
    },
    'payment_processing_parameters.tokenization_config.tokenization_parameter[1]',
  ),
  create(
    'an unknown prepayment status',
    { payment_information: { prepayment_status: 77 } },
    'payment_information.prepayment_status',
  ),
];

/** A lease in the shape of [google] 1.5. */
export const lease = {
  slot,
  user_reference: 'r-1',
  lease_expiration_time_sec: '1789990000',
};

function lend(situation: string, changes: object, member: string): WrongRequest {
  const message = { lease: { ...lease, ...changes } };
  const field = `lease.${member}`;
  return { situation, method: 'CreateLease', message, code: 'invalid-argument', field };
}

function lendSlot(situation: string, changes: object, member: string): WrongRequest {
  return lend(situation, { slot: { ...slot, ...changes } }, `slot.${member}`);
}

const leases: readonly WrongRequest[] = [
  {
    situation: 'an empty lease request',
    method: 'CreateLease',
    message: {},
    code: 'invalid-argument',
    field: 'lease',
  },
  lend('a lease without reference', { user_reference: '' }, 'user_reference'),
  lend('a lease with an endless reference', { user_reference: 'r'.repeat(513) }, 'user_reference'),
  lend('a lease with U+0000 in its reference', { user_reference: 'r\0' }, 'user_reference'),
  lend('a lease with an id', { lease_id: 'mine' }, 'lease_id'),
  {
    situation: 'a lease without slot',
    method: 'CreateLease',
    message: { lease: without(lease, 'slot') },
    code: 'invalid-argument',
    field: 'lease.slot',
  },
  lendSlot('a lease without merchant', { merchant_id: '' }, 'merchant_id'),
  lendSlot(
    "a lease at a merchant that the partner can't see",
    { merchant_id: 'hidden-clinic' },
    'merchant_id',
  ),
  lendSlot('a lease of an unknown service', { service_id: 'haircut' }, 'service_id'),
  lendSlot('a lease without start', { start_sec: 0 }, 'start_sec'),
  lendSlot('a lease without duration', { duration_sec: 0 }, 'duration_sec'),
  lendSlot('a lease for two', { resources: { party_size: 2 } }, 'resources.party_size'),
  lendSlot('a lease with an endless tag', { availability_tag: 'x'.repeat(1_001) }, 'availability_tag'),
  lend('a lease without end', { lease_expiration_time_sec: 0 }, 'lease_expiration_time_sec'),
  lend(
    'a lease whose end no number can hold',
    { lease_expiration_time_sec: '9223372036854775807' },
    'lease_expiration_time_sec',
  ),
];

const lookUps: readonly WrongRequest[] = [
  look('a look-up without merchant', { merchant_id: '' }, 'merchant_id'),
  look('a look-up at an unknown merchant', { merchant_id: 'constructor' }, 'merchant_id'),
  look('a look-up without slots', { slot_time: [] }, 'slot_time'),
  look('a look-up of 1,001 slots', { slot_time: Array(1_001).fill(slotTime) }, 'slot_time'),
  look('a look-up of 100,000 empty slots', { slot_time: Array(100_000).fill({}) }, 'slot_time'),
  lookAtSecond('a slot without service', { service_id: '' }, 'service_id'),
  lookAtSecond('a slot of an unknown service', { service_id: 'toString' }, 'service_id'),
  lookAtSecond('a slot without start', { start_sec: 0 }, 'start_sec'),
  lookAtSecond('a slot whose start no number can hold', { start_sec: '9007199254740993' }, 'start_sec'),
  lookAtSecond('a slot with seats for two', { resource_ids: { party_size: 2 } }, 'resource_ids.party_size'),
  {
    situation: 'a check without slot',
    method: 'CheckAvailability',
    message: {},
    code: 'invalid-argument',
    field: 'slot',
  },
  {
    situation: 'a check at an unknown merchant',
    method: 'CheckAvailability',
    message: { slot: { ...slot, merchant_id: 'x' } },
    code: 'invalid-argument',
    field: 'slot.merchant_id',
  },
];

const updates: readonly WrongRequest[] = [
  {
    situation: 'an update without booking',
    method: 'UpdateBooking',
    message: {},
    code: 'invalid-argument',
    field: 'booking',
  },
  update('an update without booking id', { booking_id: '', status: 'CANCELED' }, 'booking.booking_id'),
  update(
    'a cancel of an unknown booking',
    { booking_id: 'gone', status: 'CANCELED' },
    'booking.booking_id',
    'unknown-booking',
  ),
  update('an update of nothing', {}, 'booking'),
  update('an update to the status it has', { status: 'CONFIRMED' }, 'booking'),
  update('an update to no-show', { status: 'NO_SHOW' }, 'booking.status'),
  update('an update to an unknown status', { status: 42 }, 'booking.status'),
  update('a move without duration', { slot: { start_sec: '1790003600' } }, 'booking.slot.duration_sec'),
  update('a move without start', { slot: { duration_sec: '1800' } }, 'booking.slot.start_sec'),
  update(
    'a move to another merchant',
    { slot: { merchant_id: 'other', start_sec: '1790003600', duration_sec: '1800' } },
    'booking.slot.merchant_id',
  ),
  update(
    'a move to another service',
    { slot: { service_id: 'other', start_sec: '1790003600', duration_sec: '1800' } },
    'booking.slot.service_id',
  ),
  update('more seats', { slot: { resources: { party_size: 3 } } }, 'booking.slot.resources.party_size'),
  update(
    'a cancel of another slot',
    { status: 'CANCELED', slot: { ...slot, start_sec: '1790003600' } },
    'booking.slot.start_sec',
  ),
  update(
    'a cancel of a slot of another length',
    { status: 'CANCELED', slot: { ...slot, duration_sec: '3600' } },
    'booking.slot.duration_sec',
  ),
];

const reads: readonly WrongRequest[] = [
  {
    situation: 'a status of no booking',
    method: 'GetBookingStatus',
    message: {},
    code: 'invalid-argument',
    field: 'booking_id',
  },
  {
    situation: 'a status of an unknown booking',
    method: 'GetBookingStatus',
    message: { booking_id: 'gone' },
    code: 'not-found',
    field: 'booking_id',
  },
  {
    situation: 'a status with U+0000',
    method: 'GetBookingStatus',
    message: { booking_id: '\0' },
    code: 'invalid-argument',
    field: 'booking_id',
  },
  {
    situation: 'a list of no user',
    method: 'ListBookings',
    message: {},
    code: 'invalid-argument',
    field: 'user_id',
  },
  {
    situation: 'a list of an unknown user',
    method: 'ListBookings',
    message: { user_id: 'gone' },
    code: 'not-found',
  },
];

const notOffered: readonly WrongRequest[] = [
  {
    situation: 'SetMarketingPreference',
    method: 'SetMarketingPreference',
    message: {},
    code: 'not-offered',
  },
];

export const wrongRequests: readonly WrongRequest[] = [
  ...creations,
  ...leases,
  ...lookUps,
  ...updates,
  ...reads,
  ...notOffered,
  ...wrongOrders,
];

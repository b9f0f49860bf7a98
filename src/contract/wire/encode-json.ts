import protobuf from 'protobufjs';
import { indistinctDefault, isPlainObject, type PlainObject, zeroOf } from './field-facts.ts';
import { type MessageName, messageType, WIRE_PACKAGE, type WireMessages } from './protos.ts';
import { enumWriter, scalarWriters, type WriteValue } from './write-scalar.ts';

/**
 * Fields that are written even with their default value, because a reader would have to guess otherwise: answers to
 * the very question asked, counts where 0 says something, and lists that are empty on purpose.
 */
const ALWAYS_PRESENT: { readonly [Name in MessageName]?: readonly (keyof WireMessages[Name])[] } = {
  BatchAvailabilityLookupResponse: ['slot_time_availability'],
  SlotTimeAvailability: ['available'],
  CheckAvailabilityResponse: ['count_available'],
  SlotAvailability: ['count_available'],
  BookingFailure: ['cause'],
  GetBookingStatusResponse: ['booking_id', 'booking_status', 'prepayment_status'],
  ListBookingsResponse: ['bookings'],
  SetMarketingPreferenceResponse: ['user_to_receive_marketing'],
  UserPaymentOption: ['current_count'],
  OrderFailure: ['cause'],
  ListOrdersResponse: ['order'],
  UpdatedAvailability: ['spots_open'],
};

interface FieldPlan {
  readonly name: string;
  /** `"name":` */
  readonly head: string;
  /** Gives undefined for a value that is left out. */
  readonly write: (value: unknown) => string | undefined;
  /** JSON for a field that is absent; undefined if it is left out. */
  readonly whenAbsent: string | undefined;
}

const writers = new Map<protobuf.Type, WriteValue>();
const writersByName = new Map<MessageName, WriteValue>();

/**
 * Writes a message as JSON: snake_case keys in the order of the proto, int64 as decimal strings, enums by name; default
 * values and empty lists are left out, except in oneofs and where a reader needs them ([google] 1.2, 4.5).
 *
 * @throws TypeError naming the field if a value isn't of its type, which is a fault of this program
 */
export function encodeJson<Name extends MessageName>(name: Name, message: WireMessages[Name]): string {
  const write = writersByName.get(name) ?? registerWriter(name);
  return write(message);
}

/** As {@link encodeJson}, for a message of any of the protos, whose keys are spelled as its reflection spells the fields. */
export function encodeAs(type: protobuf.Type, message: object): string {
  return messageWriter(type)(message);
}

function registerWriter(name: MessageName): WriteValue {
  const write = messageWriter(messageType(name));
  writersByName.set(name, write);
  return write;
}

function messageWriter(type: protobuf.Type): WriteValue {
  const known = writers.get(type);
  if (known !== undefined) return known;
  let writeFields: (message: PlainObject) => string;
  const write: WriteValue = (value) => {
    if (!isPlainObject(value)) throw new TypeError(`${type.name} is not an object`);
    return writeFields(value);
  };
  writers.set(type, write);
  writeFields = compileWriter(type.fieldsArray.map(planField));
  return write;
}

/**
 * The fields one after the other, as code: a loop would fetch each by a name that differs from turn to turn, which takes three times as
 * long. The names are those of our own protos.
 */
function compileWriter(plans: readonly FieldPlan[]): (message: PlainObject) => string {
  const compile = new Function('plans', sourceOf(plans));
  return compile(plans);
}

function sourceOf(plans: readonly FieldPlan[]): string {
  const prepared = plans.map(
    (_, at) => `const { head: head${at}, write: write${at}, whenAbsent: absent${at} } = plans[${at}];`,
  );
  const fields = plans.map(
    ({ name }, at) => `
      given = message[${JSON.stringify(name)}];
      json = (given === undefined || given === null ? undefined : write${at}(given)) ?? absent${at};
      if (json !== undefined) {
        text += separator + head${at} + json;
        separator = ',';
      }`,
  );
  return `${prepared.join('\n')}
    return (message) => {
      let text = '{', separator = '', given, json;
      ${fields.join('')}
      return text + '}';
    };`;
}

function planField(field: protobuf.Field): FieldPlan {
  const single = valueWriter(field);
  return {
    name: field.name,
    head: `${JSON.stringify(field.name)}:`,
    write: fieldWriter(field, single),
    whenAbsent: isAlwaysPresent(field) ? (field.repeated ? '[]' : single(zeroOf(field))) : undefined,
  };
}

function fieldWriter(field: protobuf.Field, single: WriteValue): FieldPlan['write'] {
  if (field instanceof protobuf.MapField) return mapWriter(field.fullName, single);
  if (field.repeated) return listWriter(field.fullName, single);
  const omitted = indistinctDefault(field);
  return (value) => (value === omitted ? undefined : single(value));
}

function valueWriter(field: protobuf.Field): WriteValue {
  const { resolvedType, fullName } = field;
  if (resolvedType instanceof protobuf.Type) return messageWriter(resolvedType);
  if (resolvedType instanceof protobuf.Enum) return enumWriter(fullName, resolvedType);
  const writer = scalarWriters.get(field.type);
  if (writer === undefined) throw new Error(`${fullName} is of type ${field.type}, which has no writer`);
  return writer(fullName);
}

function listWriter(fieldName: string, single: WriteValue): FieldPlan['write'] {
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError(`${fieldName} is not an array`);
    if (value.length === 0) return undefined;
    let text = '[';
    let separator = '';
    for (const entry of value) {
      text += separator + single(entry);
      separator = ',';
    }
    return `${text}]`;
  };
}

function mapWriter(fieldName: string, single: WriteValue): FieldPlan['write'] {
  return (value) => {
    if (!isPlainObject(value)) throw new TypeError(`${fieldName} is not an object`);
    const members = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}:${single(entry)}`);
    return members.length === 0 ? undefined : `{${members.join(',')}}`;
  };
}

function isAlwaysPresent(field: protobuf.Field): boolean {
  return Object.entries(ALWAYS_PRESENT).some(
    ([message, fields]) =>
      field.parent?.fullName === `.${WIRE_PACKAGE}.${message}` && fields.some((name) => name === field.name),
  );
}

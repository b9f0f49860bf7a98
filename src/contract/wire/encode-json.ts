import protobuf from 'protobufjs';
import { indistinctDefault, isPlainObject, zeroOf } from './field-facts.ts';
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
  const plans: FieldPlan[] = [];
  const write: WriteValue = (value) => writeByPlans(type.name, plans, value);
  writers.set(type, write);
  for (const field of type.fieldsArray) plans.push(planField(field));
  return write;
}

function writeByPlans(typeName: string, plans: readonly FieldPlan[], value: unknown): string {
  if (!isPlainObject(value)) throw new TypeError(`${typeName} is not an object`);
  let text = '{';
  let separator = '';
  for (const { name, head, write, whenAbsent } of plans) {
    const given = value[name];
    const json = (given === undefined || given === null ? undefined : write(given)) ?? whenAbsent;
    if (json === undefined) continue;
    text += separator + head + json;
    separator = ',';
  }
  return `${text}}`;
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

import fc from 'fast-check';
import protobuf from 'protobufjs';
import { type MessageName, messageType } from '../../src/contract/wire/protos.ts';

/** Draws messages in the readers' shape: nothing that has the default value, at most one member of each oneof. */
export function arbitraryMessage(name: MessageName): fc.Arbitrary<Record<string, unknown>> {
  return messageOf(messageType(name));
}

function messageOf(type: protobuf.Type): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(type.fieldsArray.map((field) => [field.name, fieldOf(field)]));
  const members = type.oneofsArray.map((oneof) => oneof.fieldsArray.map((field) => field.name));
  return fc.record(fields, { requiredKeys: [] }).map((message) => withOneMember(message, members));
}

function withOneMember(
  message: Record<string, unknown>,
  oneofs: readonly (readonly string[])[],
): Record<string, unknown> {
  const surplus = new Set(oneofs.flatMap((names) => names.filter((name) => name in message).slice(1)));
  return Object.fromEntries(Object.entries(message).filter(([key]) => !surplus.has(key)));
}

function fieldOf(field: protobuf.Field): fc.Arbitrary<unknown> {
  const value = singleValueOf(field);
  if (field instanceof protobuf.MapField)
    return fc.dictionary(text(), value, { minKeys: 1, maxKeys: 3, noNullPrototype: false });
  if (field.repeated) return fc.array(value, { minLength: 1, maxLength: 3 });
  if (field.resolvedType instanceof protobuf.Type || field.partOf !== null) return value;
  const zero = field.resolvedType instanceof protobuf.Enum ? field.resolvedType.valuesById[0] : undefined;
  return value.filter((drawn) => drawn !== zero && drawn !== 0 && drawn !== '' && drawn !== false);
}

function singleValueOf(field: protobuf.Field): fc.Arbitrary<unknown> {
  const { resolvedType, type } = field;
  if (resolvedType instanceof protobuf.Type) return messageOf(resolvedType);
  if (resolvedType instanceof protobuf.Enum) return fc.constantFrom(...Object.keys(resolvedType.values));
  if (type === 'int64') return fc.maxSafeInteger();
  if (type === 'int32') return fc.integer();
  if (type === 'bool') return fc.boolean();
  return text();
}

/** Any well-formed Unicode, with the characters that break naive JSON writers drawn often. */
function text(): fc.Arbitrary<string> {
  const awkward = fc.constantFrom(
    '"',
    '\\',
    '\n',
    '\u0000',
    '\u2028',
    '__proto__',
    'constructor',
    '진료',
    '🦷',
  );
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(awkward).map((parts) => parts.join('')),
    awkward,
  );
}

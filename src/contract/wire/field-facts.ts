import protobuf from 'protobufjs';

/** An object that may hold anything; neither null nor an array. */
export type PlainObject = Record<string, unknown>;

/** Whether a value is an object in JSON's sense. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that proto3 can't tell from an absent field; undefined for messages, lists, maps and members of a oneof. */
export function indistinctDefault(field: protobuf.Field): string | number | boolean | undefined {
  return field.partOf === null && !field.repeated && !field.map ? zeroOf(field) : undefined;
}

/** The default of one scalar or enum (by name); undefined for messages. */
export function zeroOf(field: protobuf.Field): string | number | boolean | undefined {
  if (field.resolvedType instanceof protobuf.Type) return undefined;
  if (field.resolvedType instanceof protobuf.Enum) return field.resolvedType.valuesById[0];
  if (field.type === 'string') return '';
  return field.type === 'bool' ? false : 0;
}

/** The key that proto3 JSON printers use by default, accepted next to the field's own name ([google] 4.5). */
export function camelCase(name: string): string {
  return name.replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
}

import protobuf from 'protobufjs';
import { rulesOf } from '../../../src/contract/clinic-commands/wire/field-rules.ts';
import { clinicCommandsRoot } from '../../../src/contract/clinic-commands/wire/protos.ts';
import { readCommand } from '../../../src/contract/clinic-commands/wire/read-command.ts';
import { faultOf } from '../../../src/contract/failure.ts';
import { encodeAs } from '../../../src/contract/wire/encode-json.ts';
import type { Fault } from '../../../src/core/fault.ts';
import {
  changedAt,
  documentedSchemas,
  exampleOf,
  placesOf,
  resolved,
  type Schema,
} from './documented-schemas.ts';

const messages = Object.entries(documentedSchemas).map(([name, schema]) => ({ name, schema }));

/** What a schema says of a property, in words that can be told of a proto's field, too. */
function documentedField(property: Schema, required: boolean): object {
  const list = property.type === 'array';
  const single = list ? (property.items ?? {}) : property;
  const map = single.additionalProperties;
  return {
    list,
    map: map !== undefined,
    required,
    type: typeOf(map ?? single),
    format: (map ?? single).format?.match(/^(object-id|date-time|uuid)$/)?.[0] ?? null,
  };
}

function typeOf(schema: Schema): string {
  if (schema.ref !== undefined) return schema.ref;
  if (schema.enum !== undefined) return schema.enum.join(' ');
  switch (schema.type) {
    case 'integer':
    case 'number':
      return String(schema.format);
    case 'boolean':
      return 'bool';
    default:
      return String(schema.type);
  }
}

const formats = { FORMAT_OBJECT_ID: 'object-id', FORMAT_DATE_TIME: 'date-time', FORMAT_UUID: 'uuid' };

function protoField(field: protobuf.Field | undefined): object | undefined {
  if (field === undefined) return undefined;
  const { required, format } = rulesOf(field);
  return {
    list: field.repeated,
    map: field.map,
    required,
    type: protoType(field),
    format: format === null ? null : formats[format],
  };
}

function protoType({ resolvedType, type }: protobuf.Field): string {
  if (resolvedType instanceof protobuf.Enum) return Object.keys(resolvedType.values).join(' ');
  return resolvedType === null ? type : resolvedType.fullName.slice(1);
}

describe.each(messages)('$name', ({ name, schema }) => {
  const type = clinicCommandsRoot.lookupType(name);
  const places = placesOf(schema);
  const example = exampleOf(schema);

  test('the proto has each documented property with its type, values, requiredness and format', () => {
    const documented = Object.entries(schema.properties ?? {}).map(([key, property]) => [
      key,
      documentedField(property, schema.required?.includes(key) === true),
    ]);
    const carried = documented.map(([key]) => [key, protoField(type.fields[String(key)])]);
    expect(carried).toEqual(documented);
  });

  test('a message with every property keeps all of it, on both transports', () => {
    expect(readCommand(name, example)).toEqual(example);
    expect(JSON.parse(encodeAs(type, readCommand(name, example)))).toEqual(example);
    const bytes = type.encode(type.fromObject(example as Record<string, unknown>)).finish();
    const received = type.toObject(type.decode(bytes), { enums: String, longs: Number });
    expect(readCommand(name, received)).toEqual(example);
  });

  test('a message without a required property is refused by its name', () => {
    for (const { path } of places.filter(({ required }) => required)) {
      expect(refusalOf(name, changedAt(example, path, undefined))).toEqual({
        field: path,
        reason: 'required',
      });
    }
  });

  test('a property that is not required may be left out', () => {
    for (const { path } of places.filter(({ required }) => !required)) {
      expect(refusalOf(name, changedAt(example, path, undefined))).toBeNull();
    }
  });

  test('every documented value of an enumeration is taken, and no other', () => {
    for (const { path, schema: property } of places) {
      for (const value of property.enum ?? []) {
        const isZero = value === property.enum?.[0];
        if (!isZero)
          expect(readCommand(name, changedAt(example, path, value))).toEqual(changedAt(example, path, value));
      }
      if (property.enum !== undefined)
        expect(refusalOf(name, changedAt(example, path, 'ELSE'))?.field).toBe(path);
    }
  });

  test('a value of another type or format is refused by its name', () => {
    for (const { path, schema: property } of places) {
      for (const wrong of wrongFor(property))
        expect(refusalOf(name, changedAt(example, path, wrong))?.field).toContain(path);
    }
  });
});

/** How a message is refused, null if it isn't. */
function refusalOf(name: string, message: unknown): Pick<Fault, 'field' | 'reason'> | null {
  try {
    readCommand(name, message);
    return null;
  } catch (error) {
    const { code, field, reason } = faultOf(error);
    expect(code).toBe('invalid-argument');
    return { field, reason };
  }
}

function wrongFor(property: Schema): readonly unknown[] {
  const { type, format } = resolved(property);
  if (property.enum !== undefined) return [{}, 99, true];
  if (type === 'string') {
    if (format === 'object-id') return ['65f0c0de', '65f0c0de0000000000000a0g', 7];
    if (format === 'date-time')
      return ['2027-03-01', '2027-02-30T09:00:00Z', '2027-03-01T09:00:00', 'soon', 7];
    if (format === 'uuid') return ['123e4567e89b42d3a456426614174000', 7];
    return [7, {}, []];
  }
  if (type === 'integer') return ['x', 0.5, 2 ** 31, true];
  if (type === 'number') return ['0.5', true];
  if (type === 'boolean') return ['true', 1];
  return ['text', 7];
}

test('every message of the commands is documented, but for those that are ours', () => {
  const ours =
    /^\.(clinic\.v1|protos\.open\.(GetReservationSlots\w*Response|OccupiedResourceSlots|ReservationSlot)$|google\.)/;
  const carried = allTypes(clinicCommandsRoot).filter((name) => !ours.test(name));
  expect(carried.map((name) => name.slice(1)).sort()).toEqual(Object.keys(documentedSchemas).sort());
});

function allTypes(namespace: protobuf.NamespaceBase): readonly string[] {
  return namespace.nestedArray.flatMap((inner) => {
    const own = inner instanceof protobuf.Type ? [inner.fullName] : [];
    return inner instanceof protobuf.Namespace ? [...own, ...allTypes(inner)] : own;
  });
}

import protobuf from 'protobufjs';
import { methodNames, WIRE_PACKAGE, wireDefinition, wireRoot } from '../../src/contract/wire/protos.ts';
import { DOCUMENTED_ENUMS } from './documented-enums.ts';
import {
  DOCUMENTED_FIELDS,
  DOCUMENTED_METHODS,
  DOCUMENTED_ONEOFS,
  DOCUMENTED_RESERVED,
} from './documented-numbers.ts';

const OWN_MESSAGES = {
  HealthCheckRequest: {},
  HealthCheckResponse: { status: '1 string' },
};

const declared = [...everythingIn(wireRoot.lookup(WIRE_PACKAGE))];
const messages = declared.filter((object) => object instanceof protobuf.Type);
const enums = declared.filter((object) => object instanceof protobuf.Enum);

function* everythingIn(object: protobuf.ReflectionObject | null): Generator<protobuf.ReflectionObject> {
  if (!(object instanceof protobuf.Namespace)) return;
  for (const nested of object.nestedArray) {
    yield nested;
    yield* everythingIn(nested);
  }
}

const nameOf = (object: protobuf.ReflectionObject) => object.fullName.slice(`.${WIRE_PACKAGE}.`.length);

function describeField(field: protobuf.Field): string {
  const type = field.resolvedType === null ? field.type : nameOf(field.resolvedType);
  if (field instanceof protobuf.MapField) return `${field.id} map<${field.keyType},${type}>`;
  return `${field.id} ${type}${field.repeated ? '*' : ''}`;
}

test('every message has the documented fields, numbers and types, and no others', () => {
  const actual = Object.fromEntries(
    messages.map((type) => [
      nameOf(type),
      Object.fromEntries(type.fieldsArray.map((field) => [field.name, describeField(field)])),
    ]),
  );
  expect(actual).toEqual({ ...DOCUMENTED_FIELDS, ...OWN_MESSAGES });
});

test('every enum has the documented values and numbers, and no others', () => {
  const actual = Object.fromEntries(enums.map((type) => [nameOf(type), type.values]));
  const documented = Object.entries(DOCUMENTED_ENUMS).map(([name, values]) => [
    name,
    Object.fromEntries(values.map((value, number) => [value, number])),
  ]);
  expect(actual).toEqual(Object.fromEntries(documented));
});

test('the documented reserved numbers are reserved, and no others', () => {
  const reserved = messages.filter((type) => (type.reserved ?? []).length > 0);
  const actual = reserved.map((type) => [nameOf(type), type.reserved.map((range) => [range].flat()[0])]);
  expect(Object.fromEntries(actual)).toEqual(DOCUMENTED_RESERVED);
});

test('the documented oneofs exist, and no others', () => {
  const actual = messages.flatMap((type) =>
    type.oneofsArray.map((oneof) => oneof.fieldsArray.map((field) => nameOf(field))),
  );
  expect(new Set(actual)).toEqual(new Set(DOCUMENTED_ONEOFS));
});

test('every method takes and gives the documented messages', () => {
  const service = wireRoot.lookupService(`${WIRE_PACKAGE}.BookingService`);
  const actual = service.methodsArray.map(({ name, requestType, responseType }) => [
    name,
    [requestType, responseType],
  ]);
  expect(Object.fromEntries(actual)).toEqual({
    ...DOCUMENTED_METHODS,
    HealthCheck: ['HealthCheckRequest', 'HealthCheckResponse'],
  });
  expect(methodNames).toEqual(service.methodsArray.map(({ name }) => name));
});

test('no method streams', () => {
  const { methodsArray } = wireRoot.lookupService(`${WIRE_PACKAGE}.BookingService`);
  expect(methodsArray.filter((method) => method.requestStream || method.responseStream)).toEqual([]);
});

test('gRPC serves the same messages under the documented package', () => {
  const served = Object.keys(wireDefinition).filter((name) => name.startsWith(`${WIRE_PACKAGE}.`));
  const expected = [...messages, ...enums].map((object) => object.fullName.slice(1));
  expect(served).toEqual(expect.arrayContaining(expected.filter((name) => !nestedInMessage(name))));
  expect(served).toContain(`${WIRE_PACKAGE}.BookingService`);
});

test('the resources of a slot go by two names', () => {
  expect(wireRoot.lookupType(`${WIRE_PACKAGE}.SlotTime`).get('resource_ids')).toMatchObject({
    type: 'ResourceIds',
  });
  expect(wireRoot.lookupType(`${WIRE_PACKAGE}.SlotTime`).get('resources')).toBeNull();
  expect(wireRoot.lookupType(`${WIRE_PACKAGE}.Slot`).get('resources')).toMatchObject({ type: 'ResourceIds' });
  expect(wireRoot.lookupType(`${WIRE_PACKAGE}.Slot`).get('resource_ids')).toBeNull();
});

/** proto-loader lists top-level declarations only. */
function nestedInMessage(fullName: string): boolean {
  return fullName.slice(WIRE_PACKAGE.length + 1).includes('.');
}

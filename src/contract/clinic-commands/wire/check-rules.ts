import protobuf from 'protobufjs';
import { type ArgumentProblem, Fault } from '../../../core/fault.ts';
import { isPlainObject, type PlainObject } from '../../wire/field-facts.ts';
import { type FieldRules, hasFormat, rulesOf } from './field-rules.ts';

type CheckMember = (value: unknown, path: string) => void;

interface CheckedField {
  readonly name: string;
  readonly rules: FieldRules;
  /** For the fields of a message in it. */
  readonly inner: CheckMember | null;
}

const plans = new Map<protobuf.Type, readonly CheckedField[]>();

/**
 * Checks what the protos ask of a message's fields besides their types. An empty text is as good as none.
 * @throws {Fault} `invalid-argument` naming the first field that is missing or malformed, e.g. `requestedProcedures[0].type`
 */
export function checkRules(type: protobuf.Type, message: PlainObject, path = ''): void {
  for (const { name, rules, inner } of planOf(type)) {
    const value = message[name];
    const at = path === '' ? name : `${path}.${name}`;
    if (value === undefined || value === '') {
      if (rules.required) throw problem(at, 'required', 'is required');
      continue;
    }
    if (rules.format !== null && typeof value === 'string' && !hasFormat(value, rules.format))
      throw problem(at, 'not-available', `must be ${formatNames[rules.format]}`);
    inner?.(value, at);
  }
}

const formatNames = {
  FORMAT_OBJECT_ID: 'an id of 24 hex digits',
  FORMAT_DATE_TIME: 'a time with offset as in RFC 3339',
  FORMAT_UUID: 'a UUID',
} as const;

function problem(field: string, reason: ArgumentProblem, message: string): Fault {
  return new Fault('invalid-argument', message, { field, reason });
}

function planOf(type: protobuf.Type): readonly CheckedField[] {
  const known = plans.get(type);
  if (known !== undefined) return known;
  const plan = type.fieldsArray.map((field) => ({
    name: field.name,
    rules: rulesOf(field),
    inner: innerOf(field),
  }));
  plans.set(type, plan);
  return plan;
}

/** Maps hold texts that nothing is asked of. */
function innerOf(field: protobuf.Field): CheckMember | null {
  const { resolvedType } = field;
  if (!(resolvedType instanceof protobuf.Type) || field.map) return null;
  const check: CheckMember = (value, path) => {
    if (isPlainObject(value)) checkRules(resolvedType, value, path);
  };
  if (!field.repeated) return check;
  return (value, path) => {
    if (!Array.isArray(value)) return;
    for (const [index, entry] of value.entries()) check(entry, `${path}[${index}]`);
  };
}

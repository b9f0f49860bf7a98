import { status } from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { clinicErrorOf } from '../../contract/clinic-commands/clinic-error.ts';
import type { Failure } from '../../contract/failure.ts';

const text = (id: number) => ({ type: 'string', id });

/**
 * The common error model's messages (`google.rpc`), as far as they are filled here. They are Google's own, and no service of ours takes or
 * gives them; their packages show in type URLs alone.
 */
const root = protobuf.Root.fromJSON({
  nested: {
    Any: { fields: { typeUrl: text(1), value: { type: 'bytes', id: 2 } } },
    Status: {
      fields: {
        code: { type: 'int32', id: 1 },
        message: text(2),
        details: { rule: 'repeated', type: 'Any', id: 3 },
      },
    },
    BadRequest: {
      fields: { fieldViolations: { rule: 'repeated', type: 'FieldViolation', id: 1 } },
      nested: { FieldViolation: { fields: { field: text(1), description: text(2) } } },
    },
    ErrorInfo: { fields: { reason: text(1), domain: text(2) } },
  },
});

const statusType = root.lookupType('Status');

/** A failure as `google.rpc.Status`: the clinic's class as ErrorInfo, and as BadRequest which fields it is about and why. */
export function statusDetails(failure: Failure): Buffer {
  const { className, errorProperties } = clinicErrorOf(failure);
  const fieldViolations = errorProperties.map(({ key, reason }) => ({ field: key, description: reason }));
  const details = [packed('ErrorInfo', { reason: className, domain: 'clinic.v1' })];
  if (fieldViolations.length > 0) details.push(packed('BadRequest', { fieldViolations }));
  const message = { code: status[failure.answer.grpc], message: failure.message, details };
  return Buffer.from(statusType.encode(message).finish());
}

function packed(name: string, message: object): { readonly typeUrl: string; readonly value: Uint8Array } {
  return {
    typeUrl: `type.googleapis.com/google.rpc.${name}`,
    value: root.lookupType(name).encode(message).finish(),
  };
}

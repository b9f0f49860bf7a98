import { status } from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { clinicErrorOf } from '../../contract/clinic-commands/clinic-error.ts';
import type { Failure } from '../../contract/failure.ts';

/** The common error model's messages, as far as they are filled here. Google's own; no service of ours takes or gives them. */
const { nested } = {
  nested: {
    google: {
      nested: {
        protobuf: {
          nested: {
            Any: { fields: { typeUrl: { type: 'string', id: 1 }, value: { type: 'bytes', id: 2 } } },
          },
        },
        rpc: {
          nested: {
            Status: {
              fields: {
                code: { type: 'int32', id: 1 },
                message: { type: 'string', id: 2 },
                details: { rule: 'repeated', type: 'google.protobuf.Any', id: 3 },
              },
            },
            BadRequest: {
              fields: { fieldViolations: { rule: 'repeated', type: 'FieldViolation', id: 1 } },
              nested: {
                FieldViolation: {
                  fields: { field: { type: 'string', id: 1 }, description: { type: 'string', id: 2 } },
                },
              },
            },
            ErrorInfo: {
              fields: { reason: { type: 'string', id: 1 }, domain: { type: 'string', id: 2 } },
            },
          },
        },
      },
    },
  },
};

const root = protobuf.Root.fromJSON({ nested });
const statusType = root.lookupType('google.rpc.Status');

/** A failure as `google.rpc.Status`: the clinic's class as ErrorInfo, and as BadRequest which fields it is about and why. */
export function statusDetails(failure: Failure): Buffer {
  const { className, errorProperties } = clinicErrorOf(failure);
  const fieldViolations = errorProperties.map(({ key, reason }) => ({ field: key, description: reason }));
  const details = [packed('google.rpc.ErrorInfo', { reason: className, domain: 'clinic.v1' })];
  if (fieldViolations.length > 0) details.push(packed('google.rpc.BadRequest', { fieldViolations }));
  const message = { code: status[failure.answer.grpc], message: failure.message, details };
  return Buffer.from(statusType.encode(message).finish());
}

function packed(name: string, message: object): { readonly typeUrl: string; readonly value: Uint8Array } {
  return { typeUrl: `type.googleapis.com/${name}`, value: root.lookupType(name).encode(message).finish() };
}

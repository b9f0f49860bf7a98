import { Metadata, type StatusObject, status } from '@grpc/grpc-js';
import type { Failure } from '../../contract/failure.ts';

/** The failure as a gRPC status; what else an HTTP error body says goes along as trailing metadata. */
export function statusOf({ answer, code, message, field, errorId }: Failure): StatusObject {
  const metadata = new Metadata();
  metadata.set('error-code', code);
  metadata.set('error-id', errorId);
  if (field !== undefined) metadata.set('error-field', field);
  return { code: status[answer.grpc], details: message, metadata };
}

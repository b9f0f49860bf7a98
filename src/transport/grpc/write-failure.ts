import { Metadata, type StatusObject, status } from '@grpc/grpc-js';
import type { Failure } from '../../contract/failure.ts';
import { statusDetails } from './status-details.ts';

/** The failure as a gRPC status; what else an HTTP error body says goes along as trailing metadata. */
export function statusOf({ answer, code, message, field, errorId }: Failure): StatusObject {
  const metadata = new Metadata();
  metadata.set('error-code', code);
  metadata.set('error-id', errorId);
  if (field !== undefined) metadata.set('error-field', field);
  return { code: status[answer.grpc], details: message, metadata };
}

/** The same with the failure's details in the common error model, for one of the clinic's own commands. */
export function detailedStatusOf(failure: Failure): StatusObject {
  const status = statusOf(failure);
  status.metadata.set('grpc-status-details-bin', statusDetails(failure));
  return status;
}

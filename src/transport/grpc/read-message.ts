import type { MethodName, RequestOf } from '../../contract/method.ts';
import { bookingService } from '../../contract/wire/protos.ts';
import { type ReadLimits, readMessage } from '../../contract/wire/read-message.ts';
import { WireError } from '../../contract/wire/wire-error.ts';

/**
 * Reads a request from its bytes.
 * @throws {WireError} for bytes that aren't such a message, and for values that don't fit it
 */
export function readRequest<Name extends MethodName>(
  method: Name,
  bytes: Buffer,
  limits: ReadLimits,
): RequestOf<Name> {
  const requestName: `${Name}Request` = `${method}Request`;
  return readMessage(requestName, deserialize(method, bytes), limits);
}

/** The library tells bad bytes by errors of many kinds; whichever it is, the bytes are to blame. */
function deserialize(method: MethodName, bytes: Buffer): object {
  try {
    return bookingService[method].requestDeserialize(bytes);
  } catch {
    throw new WireError('message is not in the protobuf encoding of its type');
  }
}

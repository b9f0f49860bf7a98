import type { MethodName, RequestOf, ResponseOf } from '../../contract/method.ts';
import { encodeProtobuf } from '../../contract/wire/encode-protobuf.ts';
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
  { maxEntries }: ReadLimits,
): RequestOf<Name> {
  const requestName: `${Name}Request` = `${method}Request`;
  return readMessage(requestName, deserialize(method, bytes), { maxEntries, encoded: bytes });
}

/** Writes an answer. Here rather than in the library, so that a failure to do so is told and logged like any other. */
export function writeResponse<Name extends MethodName>(method: Name, answer: ResponseOf<Name>): Buffer {
  const responseName: `${Name}Response` = `${method}Response`;
  return encodeProtobuf(responseName, answer);
}

/** The library tells bad bytes by errors of many kinds; whichever it is, the bytes are to blame. */
function deserialize(method: MethodName, bytes: Buffer): object {
  try {
    return bookingService[method].requestDeserialize(bytes);
  } catch {
    throw new WireError('message is not in the protobuf encoding of its type');
  }
}

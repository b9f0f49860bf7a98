/** Positions in HPACK's static table (RFC 7541, appendix A). */
const staticIndex = {
  authority: 1,
  post: 3,
  path: 4,
  http: 6,
  authorization: 23,
  contentType: 31,
  userAgent: 58,
} as const;

const indexed = 0x80;
const literalToRemember = 0x40;
/** The latest entry of the dynamic table comes right after the static one. */
const latestEntry = 62;

/** The header block of one gRPC method on one connection: in full at first, then by reference, as every HTTP/2 client does it. */
export class RequestHeaders {
  readonly #first: Buffer;
  readonly #later: Buffer;
  #isFirst = true;

  constructor(path: string, authority: string, authorization: string) {
    const remembered = [
      [literalToRemember | staticIndex.path, ...text(path)],
      [literalToRemember | staticIndex.authority, ...text(authority)],
      [literalToRemember | staticIndex.contentType, ...text('application/grpc')],
      [literalToRemember, ...text('te'), ...text('trailers')],
      [literalToRemember | staticIndex.authorization, ...text(authorization)],
      [literalToRemember | staticIndex.userAgent, ...text('grpc-bench/1')],
    ];
    const constant = [indexed | staticIndex.post, indexed | staticIndex.http];
    this.#first = Buffer.from([...constant, ...remembered.flat()]);
    const references = remembered.map((_, position) => indexed | (latestEntry + 5 - position));
    this.#later = Buffer.from([...constant, ...references]);
  }

  /** The block of the next request on the connection. */
  next(): Buffer {
    if (!this.#isFirst) return this.#later;
    this.#isFirst = false;
    return this.#first;
  }
}

/** A string without Huffman coding (RFC 7541, 5.2). */
function text(value: string): readonly number[] {
  const bytes = Buffer.from(value, 'latin1');
  if (bytes.length >= 127) throw new Error(`a header's value is too long: ${value}`);
  return [bytes.length, ...bytes];
}

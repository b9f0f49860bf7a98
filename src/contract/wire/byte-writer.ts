const firstBytes = 4_096;
/** An answer's bytes are kept for the next one unless it was of unusual size. */
const keptBytes = 1_048_576;
/** More than a tag and a number take. */
const numberBytes = 20;
/** Of 16 bits of a string at the most. */
const bytesPerUnit = 3;

/** Writes protobuf's wire format, one message after the other into the same memory. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafeSlow(firstBytes);
  #at = 0;

  /** All that was written since the last time, as bytes of its own. */
  finish(): Buffer {
    const message = Buffer.from(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    if (this.#bytes.length > keptBytes) this.#bytes = Buffer.allocUnsafeSlow(firstBytes);
    return message;
  }

  /** Forgets what was written, for a message that turned out not to be one. */
  drop(): void {
    this.#at = 0;
  }

  /** A tag or a length. @param value below 2^31 */
  small(value: number): void {
    this.#makeRoom(numberBytes);
    this.#small(value);
  }

  /** As int32 and int64 are written, negative ones in ten bytes. @param value a safe integer */
  integer(value: number): void {
    this.#makeRoom(numberBytes);
    if (value < 0) {
      this.#negative(value);
      return;
    }
    let rest = value;
    while (rest >= 2 ** 31) {
      this.#bytes[this.#at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#small(rest);
  }

  double(value: number): void {
    this.#makeRoom(numberBytes);
    this.#at = this.#bytes.writeDoubleLE(value, this.#at);
  }

  /** With its length before it. */
  text(value: string): void {
    this.#makeRoom(numberBytes + value.length * bytesPerUnit);
    if (!this.#shortAscii(value)) {
      this.#small(Buffer.byteLength(value));
      this.#at += this.#bytes.write(value, this.#at, 'utf8');
    }
  }

  /** Call before what has its length before it; the answer is for {@link end}. */
  begin(): number {
    this.#makeRoom(numberBytes);
    this.#at += 1;
    return this.#at;
  }

  /** Fills in the length of what was written since `start`, and moves it if the length takes more than the byte that was left. */
  end(start: number): void {
    const length = this.#at - start;
    if (length < 128) {
      this.#bytes[start - 1] = length;
      return;
    }
    const more = length < 2 ** 14 ? 1 : length < 2 ** 21 ? 2 : length < 2 ** 28 ? 3 : 4;
    this.#makeRoom(more);
    this.#bytes.copyWithin(start + more, start, this.#at);
    this.#at = start - 1;
    this.#small(length);
    this.#at += length;
  }

  #small(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  #negative(value: number): void {
    let rest = BigInt.asUintN(64, BigInt(value));
    while (rest > 127n) {
      this.#bytes[this.#at++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.#bytes[this.#at++] = Number(rest);
  }

  /** Most texts are ids, for which calling out of JavaScript would take longer than writing them. */
  #shortAscii(value: string): boolean {
    const { length } = value;
    if (length > 64) return false;
    const bytes = this.#bytes;
    const start = this.#at + 1;
    for (let index = 0; index < length; index += 1) {
      const code = value.charCodeAt(index);
      if (code > 127) return false;
      bytes[start + index] = code;
    }
    bytes[this.#at] = length;
    this.#at = start + length;
    return true;
  }

  #makeRoom(size: number): void {
    if (this.#at + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#at + size));
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}

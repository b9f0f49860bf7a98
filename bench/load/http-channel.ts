import { connect, type Socket } from 'node:net';
import type { Channel, Pending } from './channel.ts';

const endOfHead = Buffer.from('\r\n\r\n');

/** The bytes of a POST as a booking partner sends it. */
export function httpRequest(path: string, authorization: string, body: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: bench\r\naccept: application/json\r\n` +
      `authorization: ${authorization}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/**
 * One keep-alive connection with one call at a time. It reads no more of HTTP than servers with a content-length send, so that it costs
 * a fraction of what they do.
 */
export class HttpChannel implements Channel {
  readonly #socket: Socket;
  #pending: Pending | null = null;
  #received: Buffer = Buffer.alloc(0);
  /** Why it can't be used any more. */
  #failure: Error | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<HttpChannel> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new HttpChannel(socket));
      });
    });
  }

  call(request: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== null) {
        reject(this.#failure);
        return;
      }
      this.#pending = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#pending = null;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headLength = this.#received.indexOf(endOfHead);
    if (headLength < 0) return;
    const head = this.#received.toString('latin1', 0, headLength);
    const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? [];
    if (length === undefined) {
      this.#fail(new Error(`an answer without content-length: ${head}`));
      return;
    }
    const start = headLength + endOfHead.length;
    const end = start + Number(length);
    if (this.#received.length < end) return;
    const body = this.#received.subarray(start, end);
    this.#received = Buffer.alloc(0);
    if (head.startsWith('HTTP/1.1 200 ')) this.#pending?.resolve(body);
    else this.#fail(new Error(`${head.split('\r\n', 1)[0]}: ${body.toString()}`));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#pending?.reject(error);
    this.#pending = null;
  }
}

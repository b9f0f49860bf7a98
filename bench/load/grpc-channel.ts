import { connect, type Socket } from 'node:net';
import type { Channel, Pending } from './channel.ts';
import { frame, frameHeadLength, frameTypes, readFrameHead, setting, windowUpdate } from './http2-frames.ts';
import { RequestHeaders } from './request-headers.ts';

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const largestWindow = 2 ** 31 - 1;
const standardWindow = 65_535;
/** The server is told that it may send on each time that it has sent this much. */
const windowStep = 1_048_576;
/** Before a message: not compressed, and its length ([gRPC over HTTP/2], length-prefixed message). */
const messageHeadLength = 5;

interface Stream extends Pending {
  message: Buffer | null;
}

/**
 * One HTTP/2 connection on which unary calls of one gRPC method are made, any number at once. Frames are written and read by hand,
 * since a real gRPC client costs more than the server that it measures. Response headers aren't decoded: a refused call is one
 * that ends without a message, which is how grpc-js answers it.
 */
export class GrpcChannel implements Channel {
  readonly #socket: Socket;
  readonly #headers: RequestHeaders;
  readonly #streams = new Map<number, Stream>();
  #nextStream = 1;
  #received: Buffer = Buffer.alloc(0);
  #unacknowledged = 0;
  #sendWindow = standardWindow;
  #held: (() => void)[] = [];
  #corked = false;

  private constructor(socket: Socket, headers: RequestHeaders) {
    this.#socket = socket;
    this.#headers = headers;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#failAll(error));
    socket.on('close', () => this.#failAll(new Error('the server closed the connection')));
    const settings = [setting('enable-push', 0), setting('initial-window-size', largestWindow)];
    socket.write(
      Buffer.concat([
        preface,
        frame(frameTypes.settings, 0, 0, Buffer.concat(settings)),
        windowUpdate(largestWindow - standardWindow),
      ]),
    );
  }

  static open(port: number, path: string, authorization: string): Promise<GrpcChannel> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new GrpcChannel(socket, new RequestHeaders(path, `127.0.0.1:${port}`, authorization)));
      });
    });
  }

  call(message: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const send = () => this.#send(message, { resolve, reject, message: null });
      if (this.#sendWindow >= message.length + messageHeadLength && this.#held.length === 0) send();
      else this.#held.push(send);
    });
  }

  close(): void {
    this.#streams.clear();
    this.#socket.destroy();
  }

  #send(message: Buffer, stream: Stream): void {
    const id = this.#nextStream;
    this.#nextStream += 2;
    this.#streams.set(id, stream);
    const prefix = Buffer.alloc(messageHeadLength);
    prefix.writeUInt32BE(message.length, 1);
    this.#sendWindow -= message.length + messageHeadLength;
    this.#cork();
    this.#socket.write(frame(frameTypes.headers, frameTypes.endHeaders, id, this.#headers.next()));
    this.#socket.write(frame(frameTypes.data, frameTypes.endStream, id, Buffer.concat([prefix, message])));
  }

  /** What is sent in one turn goes out together. */
  #cork(): void {
    if (this.#corked) return;
    this.#corked = true;
    this.#socket.cork();
    setImmediate(() => {
      this.#corked = false;
      this.#socket.uncork();
    });
  }

  #take(chunk: Buffer): void {
    const bytes = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    let at = 0;
    while (bytes.length - at >= frameHeadLength) {
      const { length, type, flags, streamId } = readFrameHead(bytes, at);
      const end = at + frameHeadLength + length;
      if (bytes.length < end) break;
      this.#takeFrame(type, flags, streamId, bytes.subarray(at + frameHeadLength, end));
      at = end;
    }
    this.#received = bytes.subarray(at);
  }

  #takeFrame(type: number, flags: number, streamId: number, payload: Buffer): void {
    switch (type) {
      case frameTypes.data:
        this.#takeData(streamId, payload);
        break;
      case frameTypes.settings:
        if ((flags & frameTypes.acknowledge) === 0)
          this.#socket.write(frame(frameTypes.settings, frameTypes.acknowledge, 0));
        return;
      case frameTypes.ping:
        if ((flags & frameTypes.acknowledge) === 0)
          this.#socket.write(frame(frameTypes.ping, frameTypes.acknowledge, 0, payload));
        return;
      case frameTypes.windowUpdate:
        if (streamId === 0) this.#widen(payload.readUInt32BE(0));
        return;
      case frameTypes.reset:
        this.#streams.get(streamId)?.reject(new Error('the server reset the call'));
        this.#streams.delete(streamId);
        return;
      case frameTypes.goAway:
        this.#failAll(new Error('the server ends the connection'));
        return;
    }
    if ((flags & frameTypes.endStream) !== 0) this.#end(streamId);
  }

  #takeData(streamId: number, payload: Buffer): void {
    this.#unacknowledged += payload.length;
    if (this.#unacknowledged >= windowStep) {
      this.#socket.write(windowUpdate(this.#unacknowledged));
      this.#unacknowledged = 0;
    }
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    stream.message = stream.message === null ? payload : Buffer.concat([stream.message, payload]);
  }

  #end(streamId: number): void {
    const stream = this.#streams.get(streamId);
    this.#streams.delete(streamId);
    const { message } = stream ?? { message: null };
    if (message !== null && message.length === messageHeadLength + message.readUInt32BE(1)) {
      stream?.resolve(message.subarray(messageHeadLength));
    } else stream?.reject(new Error('a gRPC call was answered without a message'));
  }

  #widen(by: number): void {
    this.#sendWindow += by;
    while (this.#sendWindow > windowStep / 64) {
      const send = this.#held.shift();
      if (send === undefined) return;
      send();
    }
  }

  #failAll(error: Error): void {
    for (const stream of this.#streams.values()) stream.reject(error);
    this.#streams.clear();
  }
}

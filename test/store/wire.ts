import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A TCP line to a server on 127.0.0.1 that can fall silent, as one to a hung or unreachable server does: connections stay open, new ones
 * are taken, and nothing comes through any more.
 */
export class Wire {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #silent = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param port of the server behind */
  static async to(port: number): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server);
    server.on('connection', (caller: Socket) => wire.#lead(caller, port));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return wire;
  }

  /** The URL of a database behind it, by this wire. */
  urlOf(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    url.port = String(this.port);
    return url.href;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port was given');
    return address.port;
  }

  /** From now on nothing comes through; what was said meanwhile is lost. */
  silence(): void {
    this.#silent = true;
  }

  /** Works again for new connections; those that lost something are broken. */
  restore(): void {
    this.#silent = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #lead(caller: Socket, port: number): void {
    const back = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [caller, back],
      [back, caller],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (bytes: Buffer) => {
        if (!this.#silent) to.write(bytes);
      });
      // What is to be done about a broken connection is done at its close.
      from.on('error', () => from.destroy());
      from.once('close', () => {
        this.#sockets.delete(from);
        if (!this.#silent) to.destroy();
      });
    }
  }
}

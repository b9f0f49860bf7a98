import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Transport } from './record.ts';

/** Where one adapter process listens on 127.0.0.1. */
export type Ports = Readonly<Record<Transport, number>>;

/** While a connection of a line led to a replica; `toMs` is infinite while it still does. */
interface Use {
  readonly replica: number;
  readonly fromMs: number;
  toMs: number;
}

/** How many past connections of a line are remembered; a request needs those of its own time only. */
const mostUses = 50;

/**
 * A TCP load balancer over the replicas: each connection goes to the next one that takes it, the dead are passed over. Its address is
 * given out as lines, a port each, so that it is known which replica a request went to.
 */
export class Balancer {
  readonly #replicas: readonly Ports[];
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  #turn = 0;

  constructor(replicas: readonly Ports[]) {
    this.#replicas = replicas;
  }

  async line(transport: Transport): Promise<Line> {
    const line = new Line();
    const server = createServer((caller) => this.#lead(caller, transport, line)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port was given');
    line.port = address.port;
    this.#servers.push(server);
    return line;
  }

  close(): void {
    for (const server of this.#servers) server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #lead(caller: Socket, transport: Transport, line: Line): void {
    this.#keep(caller);
    const first = this.#turn;
    this.#turn += 1;
    const order = this.#replicas.map((_, index) => (first + index) % this.#replicas.length);
    this.#tryNext(caller, transport, line, order);
  }

  #tryNext(caller: Socket, transport: Transport, line: Line, order: readonly number[]): void {
    const [replica, ...others] = order;
    const port = replica === undefined ? undefined : this.#replicas[replica]?.[transport];
    if (replica === undefined || port === undefined || caller.destroyed) {
      caller.destroy();
      return;
    }
    const back = this.#keep(connect({ port, host: '127.0.0.1' }));
    const passOver = (): void => this.#tryNext(caller, transport, line, others);
    back.once('error', passOver);
    back.once('connect', () => {
      back.off('error', passOver);
      line.join(caller, back, replica);
    });
  }

  #keep(socket: Socket): Socket {
    this.#sockets.add(socket);
    // What is to be done about a broken connection is done at its close.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
    return socket;
  }
}

/** One port of the balancer. */
export class Line {
  port = 0;
  readonly #uses: Use[] = [];

  join(caller: Socket, back: Socket, replica: number): void {
    const use: Use = { replica, fromMs: Date.now(), toMs: Number.POSITIVE_INFINITY };
    this.#uses.push(use);
    if (this.#uses.length > mostUses) this.#uses.shift();
    const end = (): void => {
      use.toMs = Math.min(use.toMs, Date.now());
      caller.destroy();
      back.destroy();
    };
    caller.once('close', end);
    back.once('close', end);
    if (caller.destroyed) end();
    else caller.pipe(back).pipe(caller);
  }

  /** The replicas that the line led to at any time between the two. */
  replicasDuring(fromMs: number, toMs: number): readonly number[] {
    const during = this.#uses.filter((use) => use.fromMs <= toMs && fromMs <= use.toMs);
    return [...new Set(during.map(({ replica }) => replica))];
  }
}

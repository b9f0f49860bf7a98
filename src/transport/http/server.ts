import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { Server as NetServer, type Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import type { Clock } from '../../core/clock.ts';
import { Fault, invalidArgument } from '../../core/fault.ts';
import { handshakeMs, oldestTlsVersion, type TlsMaterial, type TlsSource } from '../tls-source.ts';
import type { RunningServer, TransportOptions } from '../transport.ts';
import { type AnswerOptions, answerCall, answerFailure } from './answer-call.ts';
import { answerCommand } from './answer-command.ts';
import { commandOfPath } from './command-path.ts';
import { defaultHttpLimits, type HttpLimits, maxHeaderBytes } from './limits.ts';
import { methodOfPath } from './method-path.ts';
import { otherRoutes } from './other-routes.ts';
import { refuseConnection, refuseTunnel } from './refuse-connection.ts';
import { targetOf } from './request-target.ts';

/** What the HTTP server is given besides. */
export interface HttpServerOptions extends TransportOptions {
  readonly limits?: Partial<HttpLimits>;
}

/** Serves the contract as JSON over HTTP/1.1, with TLS if it is given any. Rejects if the address can't be listened on. */
export async function startHttpServer(given: HttpServerOptions): Promise<RunningServer> {
  const limits = { ...defaultHttpLimits, ...given.limits };
  const server = serverOf(given.tls, {
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: limits.keepAliveMs,
    // Node's own refusal has no body.
    requireHostHeader: false,
  });
  server.maxConnections = limits.maxConnections;
  serveRequests(server, { ...given, limits, server });
  const cutHandshakes = given.tls === undefined ? () => undefined : followHandshakes(server);
  await listen(server, given.host, given.port);
  server.on('error', (error) => given.log.error({ err: error }, 'the HTTP server had an error'));
  return { port: portOf(server), close: closer(server, limits, given.clock, cutHandshakes) };
}

function serverOf(tls: TlsSource | undefined, options: ServerOptions): Server {
  if (tls === undefined) return createServer(options);
  const context = contextOf(tls.material);
  const server = createSecureServer({
    ...options,
    ...context,
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: handshakeMs,
  });
  tls.follow((material) => server.setSecureContext(contextOf(material)));
  return server;
}

function contextOf({ certificate, key }: TlsMaterial): SecureContextOptions {
  return { cert: certificate, key, minVersion: oldestTlsVersion };
}

/** Connections that haven't finished the handshake aren't among those that the server itself can cut off. */
function followHandshakes(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

function serveRequests(server: Server, options: AnswerOptions): void {
  const others = otherRoutes(options);
  const { clock, dispatcher, log, newErrorId } = options;

  function serve(request: IncomingMessage, response: ServerResponse, awaitsContinue: boolean): void {
    response.on('error', (error) => log.debug({ err: error }, 'an answer could not be delivered'));
    if (request.headers.host === undefined && request.httpVersion === '1.1') {
      refuse(request, response, invalidArgument('host', 'is required'));
      return;
    }
    const target = targetOf(request.url ?? '');
    if (target === undefined) {
      refuse(request, response, new Fault('invalid-argument', 'the request target is no path and no URL'));
      return;
    }
    request.url = target;
    const method = request.method === 'POST' ? methodOfPath(request.url ?? '', dispatcher) : undefined;
    if (method === undefined || method === 'HealthCheck') {
      serveOther(request, response, awaitsContinue);
      return;
    }
    void answerCall(options, method, { request, response, arrivedMs: clock.now(), awaitsContinue });
  }

  function serveOther(request: IncomingMessage, response: ServerResponse, awaitsContinue: boolean): void {
    const command = request.method === 'POST' ? commandOfPath(request.url ?? '') : undefined;
    if (command === undefined) others(request, response);
    else void answerCommand(options, command, { request, response, arrivedMs: clock.now(), awaitsContinue });
  }

  function refuse(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
    const exchange = { request, response, arrivedMs: clock.now(), awaitsContinue: false };
    answerFailure(options, 'unknown', exchange, fault);
  }

  server.on('request', (request, response) => serve(request, response, false));
  server.on('checkContinue', (request, response) => serve(request, response, true));
  server.on('checkExpectation', (request, response) => {
    refuse(request, response, invalidArgument('expect', 'must be 100-continue or left out'));
  });
  server.on('clientError', (error, socket) => refuseConnection(error, socket, newErrorId, clock));
  server.on('connect', (_request, socket) => refuseTunnel(socket, newErrorId, clock));
  server.on('drop', () => log.debug({}, 'a connection was turned away, there are too many'));
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the HTTP server has no port');
  return address.port;
}

function closer(
  server: Server,
  limits: HttpLimits,
  clock: Clock,
  cutHandshakes: () => void,
): RunningServer['close'] {
  let closing: Promise<void> | undefined;
  return (graceMs) => {
    closing ??= closeGently(server, limits, graceMs, clock, cutHandshakes);
    return closing;
  };
}

async function closeGently(
  server: Server,
  { lastWordsMs }: HttpLimits,
  graceMs: number,
  clock: Clock,
  cutHandshakes: () => void,
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    // The HTTP server's own way would cut off connections that have no request yet, though one may be on its way.
    NetServer.prototype.close.call(server, () => resolve());
  });
  const stopWaiting = clock.after(Math.min(lastWordsMs, graceMs), () => server.closeIdleConnections());
  const stopTimer = clock.after(graceMs, () => {
    server.closeAllConnections();
    cutHandshakes();
  });
  await closed;
  stopWaiting();
  stopTimer();
}

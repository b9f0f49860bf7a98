import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AdminSources, adminRoutes } from './routes.ts';

export interface AdminServerOptions extends AdminSources {
  /** 0 is any free port. */
  readonly port: number;
}

/** A running admin server. */
export interface AdminServer {
  readonly port: number;
  /** Takes no new connections, ends idle ones, and gives requests under way a second. */
  close(): Promise<void>;
}

/** Nothing here asks who is there, so nobody from outside may come. */
const loopback = '127.0.0.1';

/** A handful of probes and a scraper; their requests are small and quick. */
const limits = {
  maxHeaderSize: 8192,
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 15_000,
};
const mostConnections = 100;

const graceMs = 500;

/**
 * Serves `/livez`, `/readyz`, `/metrics`, `/unresolved`, `/unresolved/<id>/acknowledge` and `/admin/audit` over HTTP on 127.0.0.1.
 * @throws {Error} saying which port is taken or may not be used
 */
export async function startAdminServer(options: AdminServerOptions): Promise<AdminServer> {
  const server = createServer(limits, adminRoutes(options));
  server.maxConnections = mostConnections;
  const { port } = await listen(server, options.port);
  return { port, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new Error(`the admin server cannot listen on ${loopback}:${port} (ADMIN_PORT): ${cause.message}`, {
          cause,
        }),
      );
    });
    server.listen(port, loopback, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the admin server has no port'));
      else resolve(address);
    });
  });
}

function close(server: Server): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  return new Promise((resolve, reject) => {
    server.close((error) => {
      clearTimeout(cut);
      if (error === undefined) resolve();
      else reject(error);
    });
  });
}

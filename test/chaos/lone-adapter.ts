import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { type Guard, ProductProcess } from './product-process.ts';

/** An adapter as a process of its own, outside a whole run. */
export interface LoneAdapter {
  readonly process: ProductProcess;
  /** Of HTTP. */
  readonly port: number;
}

export interface LoneAdapterOptions {
  /** Holds its log and, unless it is told of a database, its record. */
  readonly folder: string;
  readonly guard: Guard;
  readonly clinicUrl: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Resolves once it serves. */
export async function startAdapter({
  folder,
  guard,
  clinicUrl,
  environment,
}: LoneAdapterOptions): Promise<LoneAdapter> {
  const [port, grpc, admin] = [await freePort(), await freePort(), await freePort()];
  const process = new ProductProcess({
    name: 'adapter',
    command: 'adapter',
    readyUrl: `http://127.0.0.1:${admin}/readyz`,
    logFile: path.join(folder, 'adapter.log'),
    guard,
    endedByItself: () => undefined,
    environment: {
      HTTP_PORT: String(port),
      GRPC_PORT: String(grpc),
      ADMIN_PORT: String(admin),
      CLINIC_PORT: new URL(clinicUrl).port,
      DATA_DIR: path.join(folder, 'adapter'),
      ...environment,
    },
  });
  await process.start();
  return { process, port };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await once(server.close(), 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}

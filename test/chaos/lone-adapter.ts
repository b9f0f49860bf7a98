import path from 'node:path';
import { standingPorts } from '../standing-ports.ts';
import { type Guard, ProductProcess } from './product-process.ts';
import type { Wish } from './record.ts';

const daySec = 86_400;

/** What one user wants of a lone adapter: a visit at 10:00 in Seoul, in two days. */
export function wishOf(token: string): Wish {
  return {
    kind: 'booking',
    number: 1,
    token,
    user: 'user-1',
    merchant: 'seoul-clinic',
    service: 'consultation',
    startSec: (Math.floor(Date.now() / 1_000 / daySec) + 2) * daySec + 3_600,
    durationSec: 1_800,
    leaseId: null,
  };
}

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
  const [port = 0, grpc, admin] = await standingPorts(3);
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

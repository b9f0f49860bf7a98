import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below what systems give to whoever listens on port 0, and to each connection at its near end: a port from there may be somebody else's by
 * the time the process that it was meant for starts, or starts again.
 */
const lowest = 10_000;
const highest = 32_000;

/** Different TCP ports of 127.0.0.1 that are free and that nobody gets by chance, for processes that are to have the same over their deaths. */
export async function standingPorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = randomInt(lowest, highest);
    if (!ports.includes(port) && (await isFree(port))) ports.push(port);
  }
  return ports;
}

export async function standingPort(): Promise<number> {
  const [port = 0] = await standingPorts(1);
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return false;
    throw error;
  }
  await once(server.close(), 'close');
  return true;
}

import type { Server } from 'node:http';

/** Listens on any free port of this machine and tells it to the parent process. */
export function listenAndTell(server: Server): void {
  server.listen({ host: '127.0.0.1', port: 0 }, () => {
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
    process.send?.({ port: address.port });
  });
}

import { connect, type Socket } from 'node:net';

/** A connection on which a test writes what no well-behaved client would. */
export interface RawConnection {
  readonly socket: Socket;
  /** Everything that came until the server hung up. */
  readonly received: Promise<string>;
  /** Resolves once `text` came. */
  until(text: string): Promise<void>;
}

export function openRaw(port: number): RawConnection {
  const socket = connect({ host: '127.0.0.1', port });
  let text = '';
  const waiting = new Set<() => void>();
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    for (const look of waiting) look();
  });
  const received = new Promise<string>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
  return {
    socket,
    received,
    until: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!text.includes(wanted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Status and error code of an answer in raw text. */
export function answerIn(text: string): { readonly status: number; readonly code: string | undefined } {
  const [, status = '0'] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? [];
  const [, code] = /"code":"([^"]+)"/.exec(text) ?? [];
  return { status: Number(status), code };
}

import type { Clock } from '../core/clock.ts';
import { readTlsFiles } from '../tls/followed-files.ts';
import { TlsFileError, type TlsFiles } from '../tls/read-tls-files.ts';
import type { Finding } from './cross-checks.ts';
import type { ProcessSettings } from './environment.ts';
import type { TlsSection } from './tls-schema.ts';

const loopback = /^(?:localhost|127(?:\.[0-9]{1,3}){3}|::1)$/i;

const listeners = ['http', 'grpc'] as const;

/** The files that a listener speaks TLS with; null = it speaks plain text. */
export function tlsFilesOf(tls: TlsSection, listener: (typeof listeners)[number]): TlsFiles | null {
  const entry = tls[listener];
  return entry === null ? null : { clientAuthorities: null, ...entry };
}

/** What is wrong with the listeners' TLS: files that are no good, and plain text where others could listen in. */
export function checkListeners(
  tls: TlsSection,
  { host }: Pick<ProcessSettings, 'host'>,
  clock: Pick<Clock, 'now'>,
): readonly Finding[] {
  return listeners.flatMap((listener) => {
    const files = tlsFilesOf(tls, listener);
    if (files !== null) return brokenFile(['tls', listener], files, clock);
    return tls.terminatedByProxy || loopback.test(host) ? [] : [plainText(['tls', listener], host)];
  });
}

function brokenFile(
  path: readonly PropertyKey[],
  files: TlsFiles,
  clock: Pick<Clock, 'now'>,
): readonly Finding[] {
  try {
    readTlsFiles(files, clock);
    return [];
  } catch (error) {
    if (!(error instanceof TlsFileError)) throw error;
    const { which, problem, remedy } = error;
    return [{ path: [...path, which], problem: `${files[which]} ${problem}`, remedy }];
  }
}

function plainText(path: readonly PropertyKey[], host: string): Finding {
  return {
    path,
    problem: `is missing, so that passwords and personal data would cross the network in plain text at HOST=${host}`,
    remedy:
      'Name certificate and key, or set tls.terminatedByProxy to true if a proxy in front of the adapter speaks TLS, or leave HOST at 127.0.0.1.',
  };
}

import type { Metadata, ServerInterceptingCallInterface, StatusObject } from '@grpc/grpc-js';
import type { Caller } from '../../contract/access.ts';
import { type CommandName, commandNames } from '../../contract/clinic-commands/command.ts';
import { clinicCommandsService } from '../../contract/clinic-commands/wire/protos.ts';
import type { Failure } from '../../contract/failure.ts';
import type { MethodName } from '../../contract/method.ts';
import { bookingService, methodNames } from '../../contract/wire/protos.ts';
import type { EpochMs } from '../../core/clock.ts';
import { failureFor, logCall, type TransportOptions } from '../transport.ts';
import { namesOf } from './certificate-names.ts';
import { detailedStatusOf, statusOf } from './write-failure.ts';

/** A call whose caller has to be known. */
interface Wanted {
  readonly name: MethodName | CommandName;
  readonly statusOf: (failure: Failure) => StatusObject;
}

const wantedByPath: ReadonlyMap<string, Wanted> = new Map<string, Wanted>([
  ...methodNames.map((name) => [bookingService[name].path, { name, statusOf }] as const),
  ...commandNames.map(
    (name) => [clinicCommandsService[name].path, { name, statusOf: detailedStatusOf }] as const,
  ),
]);

/** Who makes the calls, found out from what comes with them before anything of a message is read. */
export class Callers {
  readonly #options: TransportOptions;
  /** By the metadata, which is the call's own from its arrival to its answer. */
  readonly #known = new WeakMap<Metadata, Caller>();

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  /** undefined: anybody may make calls of that path, or nobody can. */
  wantedFor(path: string): Wanted | undefined {
    return wantedByPath.get(path);
  }

  /**
   * Gives with which status the call is refused; null: its caller is known from now on. Never throws or rejects. A promise only where a password has to be checked:
   * a call that is held up, if only for an instant, costs half as much again.
   */
  identify(
    wanted: Wanted,
    call: ServerInterceptingCallInterface,
    metadata: Metadata,
    arrivedMs: EpochMs,
  ): StatusObject | null | Promise<StatusObject | null> {
    const known = (caller: Caller): null => {
      this.#known.set(metadata, caller);
      return null;
    };
    const unknown = (error: unknown): StatusObject => this.#refused(wanted, error, arrivedMs);
    try {
      const names = certificateNames(this.#options, call);
      const caller = this.#options.access.caller(authorizationIn(metadata), names);
      return caller instanceof Promise ? caller.then(known, unknown) : known(caller);
    } catch (error) {
      return unknown(error);
    }
  }

  #refused({ name, statusOf: status }: Wanted, error: unknown, arrivedMs: EpochMs): StatusObject {
    const failure = failureFor(error, name, this.#options);
    logCall(this.#options, 'grpc', name, arrivedMs, failure);
    return status(failure);
  }

  /** Of a call that was identified. */
  of({ metadata }: { readonly metadata: Metadata }): Caller {
    const caller = this.#known.get(metadata);
    if (caller === undefined) throw new Error('a call is answered whose caller was not looked at');
    return caller;
  }
}

function authorizationIn(metadata: Metadata): string | undefined {
  const [value] = metadata.get('authorization');
  return typeof value === 'string' ? value : undefined;
}

/** undefined on listeners whose clients need no certificate. Elsewhere the handshake has proved that it is theirs and not expired. */
function certificateNames(
  { tls }: Pick<TransportOptions, 'tls'>,
  call: ServerInterceptingCallInterface,
): readonly string[] | undefined {
  if (tls === undefined || tls.material.clientAuthorities === null) return undefined;
  const certificate = call.getAuthContext().sslPeerCertificate;
  return certificate === undefined ? [] : namesOf(certificate);
}

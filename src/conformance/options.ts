import { parseArgs } from 'node:util';
import type { TlsFiles } from './connect.ts';

export const usage = `Usage: npm run conformance -- --target http://host:port --user NAME --feed slots.json
       npm run conformance -- --sandbox

Judges whether a booking server conforms to the public documentation. It books, moves and cancels on the target, with invented
users, and cancels again whatever it has booked. Nobody else should book there meanwhile.

What is judged
  --target URL          base of the booking server's paths, over HTTP
  --grpc ADDRESS        host:port of the same server over gRPC, or https://host:port with TLS
  --user NAME           its password comes from CONFORMANCE_PASSWORD, or by
  --password-file FILE  a file that holds it
  --feed FILE           an availability feed: slots that can be booked; see docs/conformance.md
  --merchant ID         which merchant of the feed, if it has several
  --control URL         the control interface of a sandbox clinic behind the server: looks into the clinic, and makes faults
  --ca FILE             certificate authority to trust, in PEM
  --cert FILE, --key FILE
                        the run's own certificate and its key, in PEM, for a server that asks for one
  --sandbox             this project's own sandbox: the running one, or one that is started for it

How
  --only TEXT,...       only scenarios whose id contains one of these
  --patience SECONDS    how long a call that is answered by 503, 504 or 429 is repeated (30; with --sandbox 90)
  --random              instead of scenarios: random calls, compared with a model, until something deviates
  --seed N              of the random calls (a new one each time)
  --runs N              how many random histories (25)
  --steps N             most calls of a history (40)
  --replay FILE         a history that --random has printed

What comes out
  --json FILE           the report as JSON, too
  --junit FILE          the report as JUnit XML, too
  --strict              a "should" that isn't met counts like a "must"
  --list                prints the ids of the scenarios
  --write-feed FILE     writes the feed of the sandbox for the coming month
  --help                prints this

Ends with code 0 if the target conforms, 1 if not, 2 for wrong options, 3 if it could not be judged, 130 if interrupted.
`;

/** What to do about random calls. */
export interface RandomOptions {
  /** Null: choose one. */
  readonly seed: number | null;
  readonly runs: number;
  readonly steps: number;
}

export interface RunOptions {
  readonly target: string | null;
  readonly grpc: string | null;
  readonly user: string | null;
  readonly passwordFile: string | null;
  readonly feedFile: string | null;
  readonly merchant: string | undefined;
  readonly control: string | null;
  readonly tlsFiles: TlsFiles;
  readonly sandbox: boolean;
  readonly only: readonly string[] | null;
  readonly patienceMs: number;
  readonly mode: 'scenarios' | { readonly random: RandomOptions } | { readonly replayFile: string };
  readonly jsonFile: string | null;
  readonly junitFile: string | null;
  readonly strict: boolean;
}

export type Options =
  | { readonly kind: 'help' | 'list' }
  | { readonly kind: 'write-feed'; readonly file: string }
  | ({ readonly kind: 'run' } & RunOptions);

/** The sandbox's adapter waits a minute for what its clinic may carry out late before it says that it didn't. */
const sandboxPatienceSec = 90;

/** Options that can't be understood; the message is for the user. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** Throws OptionError. */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.list) return { kind: 'list' };
  if (values['write-feed'] !== undefined) return { kind: 'write-feed', file: values['write-feed'] };
  const { target, grpc, user, feed, sandbox } = values;
  if (!sandbox) {
    if (target === undefined && grpc === undefined) throw new OptionError('--target or --grpc is needed');
    if (user === undefined) throw new OptionError('--user is needed');
    if (feed === undefined) throw new OptionError('--feed is needed');
  }
  return {
    kind: 'run',
    target: target === undefined ? null : baseUrl('--target', target),
    grpc: grpc === undefined ? null : grpcAddress(grpc),
    user: user ?? null,
    passwordFile: values['password-file'] ?? null,
    feedFile: feed ?? null,
    merchant: values.merchant,
    control: values.control === undefined ? null : baseUrl('--control', values.control),
    tlsFiles: tlsFilesOf(values),
    sandbox,
    only: values.only?.split(',').filter((text) => text !== '') ?? null,
    patienceMs: wholeNumber('--patience', values.patience, sandbox ? sandboxPatienceSec : 30) * 1000,
    mode: modeOf(values),
    jsonFile: values.json ?? null,
    junitFile: values.junit ?? null,
    strict: values.strict,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        target: { type: 'string' },
        grpc: { type: 'string' },
        user: { type: 'string' },
        'password-file': { type: 'string' },
        feed: { type: 'string' },
        merchant: { type: 'string' },
        control: { type: 'string' },
        ca: { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        sandbox: { type: 'boolean', default: false },
        only: { type: 'string' },
        patience: { type: 'string' },
        random: { type: 'boolean', default: false },
        seed: { type: 'string' },
        runs: { type: 'string' },
        steps: { type: 'string' },
        replay: { type: 'string' },
        json: { type: 'string' },
        junit: { type: 'string' },
        strict: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        'write-feed': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}

function tlsFilesOf({ ca, cert, key }: ReturnType<typeof parse>): TlsFiles {
  if ((cert === undefined) !== (key === undefined))
    throw new OptionError('--cert and --key are needed both or not at all');
  return { ca: ca ?? null, own: cert === undefined || key === undefined ? null : { cert, key } };
}

function modeOf(values: ReturnType<typeof parse>): RunOptions['mode'] {
  if (values.replay !== undefined) return { replayFile: values.replay };
  if (!values.random) return 'scenarios';
  const seed = values.seed === undefined ? null : wholeNumber('--seed', values.seed, 0);
  return {
    random: {
      seed,
      runs: wholeNumber('--runs', values.runs, 25),
      steps: wholeNumber('--steps', values.steps, 40),
    },
  };
}

function baseUrl(name: string, text: string): string {
  if (!/^https?:\/\/[^/?#]+/.test(text) || !URL.canParse(text))
    throw new OptionError(`${name} must be an http or https address, not ${text}`);
  return text.replace(/\/+$/, '');
}

function grpcAddress(text: string): string {
  const [, port] = /^(?:https?:\/\/)?(?:[^/:?#\s]+|\[[0-9a-fA-F:]+\]):(\d{1,5})\/*$/.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535)
    throw new OptionError(`--grpc must be host:port or https://host:port, not ${text}`);
  return text;
}

function wholeNumber(name: string, text: string | undefined, standard: number): number {
  if (text === undefined) return standard;
  if (!/^\d{1,9}$/.test(text)) throw new OptionError(`${name} must be a whole number, not ${text}`);
  return Number(text);
}

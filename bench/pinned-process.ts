import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** What a process has used so far. */
export interface Usage {
  /** Processor time of all its threads, in milliseconds. */
  readonly ranMs: number;
}

/** What is on a core and tells what it used. */
export interface Watched {
  readonly usage: Usage;
}

const kibPerMb = 1_024;
const stopGraceMs = 10_000;

/** A child process on one core; Linux only as far as it tells what it used. */
export class PinnedProcess implements Watched {
  readonly #child: ChildProcess;
  readonly #errors: string[] = [];

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.stderr?.on('data', (chunk: Buffer) => this.#errors.push(chunk.toString()));
  }

  /** @param core null: wherever the system puts it */
  static start(
    core: number | null,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): PinnedProcess {
    const [command, commandArgs] =
      core === null ? [process.execPath, args] : ['taskset', ['-c', String(core), process.execPath, ...args]];
    const options: SpawnOptions = {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    };
    return new PinnedProcess(spawn(command, commandArgs, options));
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error('a process could not be started');
    return pid;
  }

  /** What it wrote to standard error. */
  get errors(): string {
    return this.#errors.join('');
  }

  onLine(take: (line: string) => void): void {
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n')) if (line !== '') take(line);
    });
  }

  send(message: object): void {
    this.#child.send(message);
  }

  /** The next messages, until `take` says that it was the last. Rejects if the process ends before that. */
  messages<Message>(take: (message: Message) => 'more' | 'last'): Promise<void> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: Message): void => {
        if (take(message) === 'more') return;
        this.#child.off('message', onMessage);
        this.#child.off('exit', onExit);
        resolve();
      };
      const onExit = (code: number | null): void =>
        reject(new Error(`a process ended with code ${code}: ${this.errors}`));
      this.#child.on('message', onMessage);
      this.#child.on('exit', onExit);
    });
  }

  get usage(): Usage {
    return usageOf(this.pid);
  }

  /** Resident memory in MB (2^20 bytes). */
  get residentMb(): number {
    const [, resident = ''] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? [];
    return Number(resident) / kibPerMb;
  }

  /** Asks it to end, and kills it if it doesn't. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), stopGraceMs);
    await ended;
    clearTimeout(timer);
  }
}

/** A process that others have started, with all its descendants. */
export class ProcessTree implements Watched {
  readonly #root: number;
  /** By process id, as last seen: what has ended since must not take back what it used. */
  readonly #seen = new Map<number, Usage>();

  constructor(root: number) {
    this.#root = root;
  }

  get usage(): Usage {
    for (const pid of withDescendants(this.#root)) {
      const usage = ofLiving(() => usageOf(pid), null);
      if (usage !== null) this.#seen.set(pid, usage);
    }
    const usages = [...this.#seen.values()];
    return { ranMs: usages.reduce((sum, { ranMs }) => sum + ranMs, 0) };
  }
}

function usageOf(pid: number): Usage {
  let ranNs = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [ran = 0] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ').map(Number);
    ranNs += ran;
  }
  return { ranMs: ranNs / 1e6 };
}

function withDescendants(pid: number): readonly number[] {
  const children = ofLiving(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'), '');
  return [pid, ...children.split(' ').filter(Boolean).map(Number).flatMap(withDescendants)];
}

/** A descendant may end while it is looked at. */
function ofLiving<T>(read: () => T, ended: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return ended;
    throw error;
  }
}

import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { GuardCommand } from './guard.ts';

const mainFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const guardFile = fileURLToPath(new URL('./guard.ts', import.meta.url));
const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

const readyPollMs = 40;
const readyWithinMs = 20_000;

/** After an end of its own a process is started anew with this gap, as a supervisor does. */
const supervisorGapMs = 300;

/** Lets processes share their compiled code in a folder, since those that are killed leave none behind: they start in half the time. */
export async function compileOnce(folder: string): Promise<Readonly<Record<string, string>>> {
  const environment = { NODE_COMPILE_CACHE: folder };
  await promisify(execFile)(process.execPath, [mainFile, '--help'], { env: environment });
  return environment;
}

/** Sees to it that nothing outlives the run, even if the run is killed. */
export class Guard {
  readonly #process: ChildProcess = fork(guardFile, { execArgv: [], detached: true, stdio: 'ignore' });

  add(pid: number): void {
    this.#send({ add: pid });
  }

  remove(pid: number): void {
    this.#send({ remove: pid });
  }

  async close(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.disconnect();
    await exited;
  }

  #send(command: GuardCommand): void {
    if (this.#process.connected) this.#process.send(command);
  }
}

export interface ProductProcessOptions {
  readonly name: string;
  /** As for `main.ts`. */
  readonly command: 'adapter' | 'clinic';
  readonly environment: Readonly<Record<string, string>>;
  /** Answers 200 once the process serves. */
  readonly readyUrl: string;
  readonly logFile: string;
  readonly guard: Guard;
  /** Told when the process ended though nobody asked it to. */
  readonly endedByItself: (how: string) => void;
}

/** The adapter or the sandbox clinic as a process that is killed, stopped and started again. */
export class ProductProcess {
  readonly name: string;
  readonly #options: ProductProcessOptions;
  #child: ChildProcess | null = null;
  #closing = false;

  constructor(options: ProductProcessOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** Resolves once it serves. Started again for as long as it ends by itself meanwhile. Rejects when it takes too long. */
  async start(): Promise<void> {
    const untilMs = Date.now() + readyWithinMs;
    while (Date.now() < untilMs && !this.#closing) {
      const child = this.#spawn();
      while (child.exitCode === null && child.signalCode === null && Date.now() < untilMs) {
        if (await answers(this.#options.readyUrl)) {
          this.#watch(child);
          return;
        }
        await sleep(readyPollMs);
      }
      await sleep(supervisorGapMs);
    }
    if (!this.#closing)
      throw new Error(
        `${this.name} does not serve after ${readyWithinMs} ms; it said:\n${this.#lastWords()}`,
      );
  }

  #lastWords(): string {
    return readFileSync(this.#options.logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
  }

  /** Null while it isn't there. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Ends it at once, wherever it is. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop. Resolves with its exit code, null for a signal, and the time that it took. */
  async drain(withinMs: number): Promise<{ readonly code: number | null; readonly tookMs: number }> {
    const startedMs = Date.now();
    const child = this.#child;
    const late = setTimeout(() => child?.kill('SIGKILL'), withinMs);
    const code = await this.#end('SIGTERM');
    clearTimeout(late);
    return { code, tookMs: Date.now() - startedMs };
  }

  /** Stops its clock hands, as it were: it goes on at `resume` as if nothing had been. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#end('SIGKILL');
  }

  #spawn(): ChildProcess {
    const { command, environment, logFile, guard } = this.#options;
    const log = openSync(logFile, 'a');
    // In a process group of its own, so that a Ctrl-C at the terminal reaches the run alone.
    const child = spawn(process.execPath, [mainFile, command], {
      cwd: projectFolder,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    const { pid } = child;
    if (pid === undefined) throw new Error(`${this.name} could not be started`);
    guard.add(pid);
    child.once('exit', () => guard.remove(pid));
    this.#child = child;
    return child;
  }

  #watch(child: ChildProcess): void {
    const report = (code: number | null, signal: string | null): void => {
      if (this.#child === child)
        this.#options.endedByItself(`${this.name} ended by itself: ${signal ?? code}`);
    };
    if (child.exitCode !== null || child.signalCode !== null) report(child.exitCode, child.signalCode);
    else child.once('exit', report);
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ports } from './balancer.ts';
import type { LoadCommand, LoadWord } from './load.ts';
import type { Guard } from './product-process.ts';
import type { Ask, Wish } from './record.ts';

const loadFile = fileURLToPath(new URL('./load.ts', import.meta.url));

type Settled = Extract<LoadWord, { kind: 'settled' }>;

/** The partner's side of a run, in a process of its own. */
export class LoadProcess {
  /** Rejects if the process ends before its work is done. */
  readonly failed: Promise<never>;
  readonly #file: string;
  readonly #process: ChildProcess;
  #asks = 0;
  #wishes = 0;

  constructor(file: string, guard: Guard) {
    this.#file = file;
    this.#process = fork(loadFile, {
      execArgv: [],
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    if (this.#process.pid !== undefined) guard.add(this.#process.pid);
    this.failed = once(this.#process, 'exit').then(([code]) => {
      throw new Error(`the load ended with code ${code}`);
    });
    // Whoever waits for something of the load is told; at other times its end is expected.
    this.failed.catch(() => undefined);
    this.#process.on('message', (word: LoadWord) => {
      if (word.kind !== 'progress') return;
      this.#asks = word.asks;
      this.#wishes = word.wishes;
    });
  }

  begin(begun: {
    readonly seed: number;
    readonly replicas: readonly Ports[];
    readonly atOnce: number;
    readonly visitors: readonly string[];
  }): void {
    this.#tell({ kind: 'begin', ...begun, file: this.#file });
  }

  progress(): string {
    return `${this.#wishes} wishes, ${this.#asks} requests`;
  }

  /** No new requests; resolves when none is under way. */
  async finish(): Promise<void> {
    const finished = this.#word('finished');
    this.#tell({ kind: 'finish' });
    await finished;
  }

  async settle(untilMs: number): Promise<Settled> {
    const settled = this.#word('settled');
    this.#tell({ kind: 'settle', untilMs });
    return settled;
  }

  /** Everything that was asked, and what came of it. */
  read(): { readonly wishes: readonly Wish[]; readonly asks: readonly Ask[] } {
    const wishes: Wish[] = [];
    const asks: Ask[] = [];
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      if (line === '') continue;
      const entry: { readonly wish?: Wish; readonly ask?: Ask } = JSON.parse(line);
      if (entry.wish !== undefined) wishes.push(entry.wish);
      if (entry.ask !== undefined) asks.push(entry.ask);
    }
    return { wishes, asks };
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  #tell(command: LoadCommand): void {
    this.#process.send(command);
  }

  #word<Kind extends LoadWord['kind']>(kind: Kind): Promise<Extract<LoadWord, { kind: Kind }>> {
    return new Promise((resolve) => {
      const hear = (word: LoadWord): void => {
        if (word.kind !== kind) return;
        this.#process.off('message', hear);
        resolve(word as Extract<LoadWord, { kind: Kind }>);
      };
      this.#process.on('message', hear);
    });
  }
}

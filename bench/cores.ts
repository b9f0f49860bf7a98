import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Which core the measured server has for itself, and which one everything else shares; null: nothing can be pinned here. */
export interface Cores {
  readonly server: number;
  readonly load: number;
}

/** Takes the first and the last of the cores that this process may use: neighbours may be threads of one core. */
export function chooseCores(): Cores | null {
  if (availableParallelism() < 2) return null;
  const found = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  if (found.status !== 0) return null;
  const cores = coresIn(found.stdout.slice(found.stdout.lastIndexOf(':') + 1).trim());
  const [server] = cores;
  const load = cores.at(-1);
  return server === undefined || load === undefined || server === load ? null : { server, load };
}

/** Moves this process itself. */
export function moveTo(core: number): void {
  execFileSync('taskset', ['-cp', String(core), String(process.pid)], { stdio: 'ignore' });
}

/** Linux reports processor time in hundredths of a second, whatever its kernel's own tick is. */
const msPerTick = 10;

/**
 * How long a core was busy since the machine's start, in milliseconds, to 10 of them: with any process, with the system's own work, or
 * with another guest of the host that had it meanwhile ("stolen" time).
 */
export function busyMsOf(core: number): number {
  const line = readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`cpu${core} `));
  if (line === undefined) throw new Error(`the system tells nothing of core ${core}`);
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0, stolen = 0] = line
    .split(' ')
    .slice(1)
    .map(Number);
  return (user + nice + system + interrupts + softInterrupts + stolen) * msPerTick;
}

/** `0-3,6` */
function coresIn(list: string): readonly number[] {
  return list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

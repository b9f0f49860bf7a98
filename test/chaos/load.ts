import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Balancer, type Ports } from './balancer.ts';
import { LagMeter } from './lag-meter.ts';
import { Partner } from './partner.ts';
import type { Ask, Wish } from './record.ts';
import { Settling } from './settling.ts';
import { Users } from './users.ts';

/** What the process of the load is told. */
export type LoadCommand =
  | {
      readonly kind: 'begin';
      readonly seed: number;
      readonly replicas: readonly Ports[];
      readonly atOnce: number;
      /** The clinic's ids of those for whom the house books. */
      readonly visitors: readonly string[];
      /** Gets a line of JSON for each wish and each answer. */
      readonly file: string;
    }
  /** No new requests; what is under way gets its answer. */
  | { readonly kind: 'finish' }
  /** Repeat what has no definite answer, then read everything. Until `untilMs` at the latest. */
  | { readonly kind: 'settle'; readonly untilMs: number };

/** What it tells. */
export type LoadWord =
  | { readonly kind: 'progress'; readonly asks: number; readonly wishes: number }
  | { readonly kind: 'finished' }
  | { readonly kind: 'settled'; readonly unsettled: number; readonly longestLagMs: number };

const wishes: Wish[] = [];
const asks: Ask[] = [];
const lag = new LagMeter();

function tell(word: LoadWord): void {
  process.send?.(word);
}

async function begin({
  seed,
  replicas,
  atOnce,
  visitors,
  file,
}: Extract<LoadCommand, { kind: 'begin' }>): Promise<void> {
  const lines = createWriteStream(file);
  const balancer = new Balancer(replicas);
  const partner = new Partner(balancer, lag, (ask) => {
    asks.push(ask);
    lines.write(`${JSON.stringify({ ask })}\n`);
  });
  const users = new Users(partner, seed, visitors, (wish) => {
    wishes.push(wish);
    lines.write(`${JSON.stringify({ wish })}\n`);
  });
  const progress = setInterval(
    () => tell({ kind: 'progress', asks: asks.length, wishes: wishes.length }),
    1_000,
  );
  on('finish', () => users.stop());
  on('settle', async ({ untilMs }) => {
    const unsettled = await new Settling(partner, wishes, asks, untilMs).run();
    clearInterval(progress);
    partner.close();
    balancer.close();
    lag.stop();
    lines.end();
    await finished(lines);
    tell({ kind: 'settled', unsettled, longestLagMs: lag.longest });
    process.disconnect();
  });
  await users.run(atOnce);
  tell({ kind: 'finished' });
}

function on<Kind extends LoadCommand['kind']>(
  kind: Kind,
  act: (command: Extract<LoadCommand, { kind: Kind }>) => Promise<void> | void,
): void {
  process.on('message', (command: LoadCommand) => {
    if (command.kind !== kind) return;
    Promise.resolve(act(command as Extract<LoadCommand, { kind: Kind }>)).catch((error: unknown) => {
      process.stderr.write(`the load failed: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    });
  });
}

on('begin', begin);
process.once('disconnect', () => process.exit());

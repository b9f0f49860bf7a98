import { randomBytes } from 'node:crypto';
import type { Clock, Randomness } from './core/clock.ts';

/** The machine's clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** In the order in which both stores sort text. */
const letters = '234567abcdefghijklmnopqrstuvwxyz';
const timeLetters = 8;
const chanceLetters = 12;

/** An id's eight letters of time count units of so many milliseconds, which is enough for a thousand years. */
const timeUnitMs = 32;

/** Bytes are fetched from the system for hundreds of ids at a time: a fetch costs more than all the rest of an id. */
const poolBytes = chanceLetters * 256;

let pool = Buffer.alloc(0);
let used = 0;

function chancePart(): string {
  if (used === pool.length) {
    pool = randomBytes(poolBytes);
    used = 0;
  }
  let part = '';
  // Five of a byte's eight bits pick one of 32 letters, so every letter is as likely as any other.
  for (const end = used + chanceLetters; used < end; used += 1)
    part += letters.charAt((pool[used] ?? 0) & 31);
  return part;
}

function timePart(nowMs: number): string {
  let part = '';
  let rest = Math.floor(nowMs / timeUnitMs);
  for (let letter = 0; letter < timeLetters; letter += 1) {
    part = letters.charAt(rest % 32) + part;
    rest = Math.floor(rest / 32);
  }
  return part;
}

/**
 * Ids begin with their time, so that what is written at one time lies together in the stores: in a row of pages instead of a page for each.
 * Their 60 bits of chance are from the machine's secure source; jitter needs no secrecy.
 */
export const systemRandomness: Randomness = {
  id: () => timePart(systemClock.now()) + chancePart(),
  fraction: () => Math.random(),
};

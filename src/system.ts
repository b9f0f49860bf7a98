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

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const idLength = 20;

/** Ids from the machine's secure source; jitter needs no secrecy. */
export const systemRandomness: Randomness = {
  id: () => {
    let id = '';
    // Five of a byte's eight bits pick one of 32 letters, so every letter is as likely as any other.
    for (const byte of randomBytes(idLength)) id += letters.charAt(byte & 31);
    return id;
  },
  fraction: () => Math.random(),
};

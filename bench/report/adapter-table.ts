import { grownReadyTargetMs, memoryTargetMb, readyTargetMs } from '../rows.ts';
import type { AdapterResult, Results } from '../run.ts';
import { countOf } from '../settings.ts';
import { type Table, verdict } from './aligned.ts';

const heads = [
  'Start, memory, size',
  'bookings',
  'ready after ms',
  'target',
  'ready MB',
  'peak MB',
  'target',
  'store MB',
];

const storeNames = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

/** What each adapter took: to start, to be there, and on disk. */
export function adapterTable({ adapters }: Results): Table {
  const shown = adapters.filter(({ group }) => group === 'plain' || group.startsWith('growth'));
  const lines = shown.map((one) => {
    const { group, setting, readyMs, memoryMb, storeMb } = one;
    return [
      `${storeNames[setting.store]}${group === 'plain' ? ', all calls' : ', HTTP calls'}`,
      countOf(setting.bookings),
      String(Math.round(readyMs)),
      readyTargetOf(one, adapters),
      String(Math.round(memoryMb.ready)),
      String(Math.round(memoryMb.peak)),
      group === 'plain' ? `< ${memoryTargetMb} MB: ${verdict(memoryMb.peak < memoryTargetMb)}` : '',
      storeMb.toFixed(1),
    ];
  });
  return lines.length === 0 ? [] : [heads, ...lines];
}

function readyTargetOf({ group, setting, readyMs }: AdapterResult, all: readonly AdapterResult[]): string {
  if (group === 'plain') return `< ${readyTargetMs} ms: ${verdict(readyMs < readyTargetMs)}`;
  const empty = all.find((other) => other.group === group && other.setting.bookings === 0);
  if (empty === undefined || setting.bookings === 0) return '';
  return `< ${grownReadyTargetMs} ms more: ${verdict(readyMs - empty.readyMs < grownReadyTargetMs)}`;
}

import type { CallSort } from '../clinic-gate/breaker.ts';
import type { HttpRequest } from '../clinic-http/http-client.ts';
import type { CombinationSettings } from './settings.ts';
import type { VendorPaths } from './undocumented.ts';

interface Shape {
  readonly method: HttpRequest['method'];
  readonly path: keyof VendorPaths;
  readonly sort: CallSort;
  /** The pages ask for `Accept-Language` ([combination] 2.3). */
  readonly language: boolean;
}

/** The calls of this driver; methods as documented or assumed with their paths. */
const shapes = {
  combinations: { method: 'GET', path: 'combinations', sort: 'read', language: false },
  'time-slots': { method: 'GET', path: 'timeSlots', sort: 'read', language: false },
  'reserve-time-slot': { method: 'POST', path: 'reserve', sort: 'command', language: false },
  'confirm-reservation': { method: 'POST', path: 'confirm', sort: 'command', language: false },
  'search-appointments': { method: 'GET', path: 'search', sort: 'read', language: true },
  'get-appointment': { method: 'GET', path: 'details', sort: 'read', language: true },
  'reschedule-appointment': { method: 'PUT', path: 'reschedule', sort: 'command', language: true },
  'cancel-appointment': { method: 'DELETE', path: 'cancel', sort: 'command', language: false },
  'release-reservation': { method: 'DELETE', path: 'release', sort: 'command', language: false },
} as const satisfies Record<string, Shape>;

export type Operation = keyof typeof shapes;

export function sortOf(operation: Operation): CallSort {
  return shapes[operation].sort;
}

export function needsLanguage(operation: Operation): boolean {
  return shapes[operation].language;
}

export function methodOf(operation: Operation, settings: Pick<CombinationSettings, 'searchMethod'>) {
  return operation === 'search-appointments' ? settings.searchMethod : shapes[operation].method;
}

/** The ids of a call's path. */
export type PathIds = Readonly<
  Partial<Record<'branchId' | 'serviceId' | 'appointmentId' | 'reservationId', string>>
>;

/** The call's path with its ids in place; one that is missing becomes empty. */
export function pathOf(operation: Operation, paths: VendorPaths, ids: PathIds): string {
  const values: Readonly<Record<string, string | undefined>> = ids;
  return paths[shapes[operation].path].replace(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(values[key] ?? ''),
  );
}

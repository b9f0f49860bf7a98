import type { CombinationService } from './settings.ts';

/** The services of one visit. */
export interface ServiceSet {
  readonly serviceIds: readonly string[];
  /** Over all services ([combination] 1). */
  readonly numberOfReservations: number;
  /** Names the set wherever its places are claimed: the same for the same services in whatever order. */
  readonly name: string;
}

export function serviceSetOf({ serviceIds, numberOfReservations }: CombinationService): ServiceSet {
  const number = numberOfReservations ?? serviceIds.length;
  const ids = serviceIds.map((id) => id.toLowerCase()).sort();
  const name = ids.join('+') + (number === ids.length ? '' : `*${number}`);
  return { serviceIds, numberOfReservations: number, name };
}

/** The services of several as one set. null: one of them is in two, which can't be had in one visit ([combination] 11.2). */
export function unionOf(sets: readonly ServiceSet[]): ServiceSet | null {
  const serviceIds = sets.flatMap((set) => set.serviceIds);
  if (new Set(serviceIds.map((id) => id.toLowerCase())).size < serviceIds.length) return null;
  const numberOfReservations = sets.reduce((sum, set) => sum + set.numberOfReservations, 0);
  return serviceSetOf({ serviceIds, numberOfReservations });
}

/** Ids are GUIDs, whose letter case means nothing. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

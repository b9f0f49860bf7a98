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

/** Ids are GUIDs, whose letter case means nothing. */
export function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

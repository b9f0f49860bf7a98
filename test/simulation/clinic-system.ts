import type { ClinicDriver } from '../../src/core/clinic-driver.ts';
import type { Clock, EpochMs, Randomness } from '../../src/core/clock.ts';
import type { CombinationMerchant } from '../../src/drivers/service-combination/settings.ts';
import { SimBranch, type TokenOf } from './combination/branch.ts';
import { BranchDoor } from './combination/branch-door.ts';
import { branchDriver } from './combination/branch-driver.ts';
import { connectionTo } from './combination/branch-setting.ts';
import { simConnect } from './combination/sim-wire.ts';
import type { SimNetwork } from './network.ts';
import type { ClinicKind, Plan } from './plan.ts';
import { calendars } from './setting.ts';
import { SimClinic } from './sim-clinic.ts';
import { SimDriver } from './sim-driver.ts';
import type { World } from './world.ts';

/** A clinic with the system that runs it. */
export type ClinicSystem =
  | { readonly kind: 'open-api'; readonly clinic: SimClinic }
  | {
      readonly kind: 'service-combination';
      readonly clinic: SimBranch;
      readonly door: BranchDoor;
      readonly connection: CombinationMerchant;
    };

/** The clinic of that number. */
export function systemOf(
  kind: ClinicKind,
  number: number,
  plan: Plan,
  now: () => EpochMs,
  tokenOf: TokenOf,
): ClinicSystem {
  const name = String.fromCharCode(97 + number);
  if (kind === 'open-api') return { kind, clinic: new SimClinic(name, plan.corners, calendars) };
  const { combination } = plan;
  return {
    kind,
    clinic: new SimBranch(name, combination, now, tokenOf),
    door: new BranchDoor(combination),
    connection: connectionTo(name, combination),
  };
}

/** What a process brings along for its drivers. */
export interface ProcessParts {
  readonly world: World;
  readonly network: SimNetwork;
  /** Hands an answer to the process, unless it is dead or frozen. */
  readonly deliver: (name: string, go: () => void) => void;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly warn: (message: string) => void;
}

/** A process's driver for the clinic: a simulated one over its port, or the product's own over a simulated wire. */
export function driverFor(system: ClinicSystem, number: number, parts: ProcessParts): ClinicDriver {
  const { world, network, deliver } = parts;
  if (system.kind === 'open-api') return new SimDriver(world, number, system.clinic, network, deliver);
  const { clinic: branch, door, connection } = system;
  return branchDriver({
    ...parts,
    connection,
    connect: simConnect(world, { number, branch, door }, network, deliver),
  });
}

import { type Group, type GroupedScenario, groups, type Scenario } from '../scenario.ts';
import { auth } from './auth/index.ts';
import { controlled } from './controlled/index.ts';
import { create } from './create/index.ts';
import { health } from './health/index.ts';
import { idempotency } from './idempotency/index.ts';
import { latency } from './latency/index.ts';
import { leases } from './leases/index.ts';
import { limits } from './limits/index.ts';
import { lookUps } from './look-ups/index.ts';
import { orders } from './orders/index.ts';
import { races } from './races/index.ts';
import { reads } from './reads/index.ts';
import { update } from './update/index.ts';
import { wire } from './wire/index.ts';

const byGroup: Readonly<Record<Group, readonly Scenario[]>> = {
  health,
  auth,
  wire,
  'look-ups': lookUps,
  create,
  idempotency,
  update,
  reads,
  orders,
  leases,
  limits,
  races,
  controlled,
  latency,
};

const listed: readonly GroupedScenario[] = groups.flatMap((group) =>
  byGroup[group].map((scenario) => ({ group, id: `${group}/${scenario.name}`, scenario })),
);

/** Every scenario in the order in which they are tried; those that judge the whole run come last. */
export const scenarios: readonly GroupedScenario[] = [
  ...listed.filter(({ scenario }) => scenario.atEnd !== true),
  ...listed.filter(({ scenario }) => scenario.atEnd === true),
];

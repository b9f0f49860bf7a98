import type { ClinicDriver } from '../../../src/core/clinic-driver.ts';
import type { Clock, Randomness } from '../../../src/core/clock.ts';
import type { Connect } from '../../../src/drivers/clinic-http/http-client.ts';
import { CombinationAccounts } from '../../../src/drivers/service-combination/account.ts';
import { createCombinationDriver } from '../../../src/drivers/service-combination/driver.ts';
import type { CombinationMerchant } from '../../../src/drivers/service-combination/settings.ts';
import { timeZoneOf } from '../setting.ts';
import { branchServices } from './branch-setting.ts';

/** What a process has its driver made of. */
export interface BranchDriverParts {
  readonly connection: CombinationMerchant;
  readonly connect: Connect;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly warn: (message: string) => void;
}

/** The product's own driver, as a process makes it when it starts. */
export function branchDriver({ connection, warn, ...parts }: BranchDriverParts): ClinicDriver {
  const driver = createCombinationDriver({
    ...parts,
    connection,
    timeZone: timeZoneOf('service-combination'),
    services: branchServices,
    accounts: new CombinationAccounts(),
    log: { warn: ({ detail }) => warn(String(detail)) },
    observe: () => undefined,
  });
  driver.warmUp();
  return driver;
}

import type { HouseEcho } from '../../core/house-commands.ts';
import type { MerchantId } from '../../core/identifiers.ts';
import { echoOf } from '../echo.ts';

/** What the booking methods read back of a reservation that was made in the clinic's own words: its visitor is the user. */
export function houseEcho(merchant: MerchantId): HouseEcho {
  return ({ serviceId, startSec, endSec, visitorId }) =>
    echoOf(
      {
        merchant_id: merchant,
        service_id: serviceId,
        start_sec: startSec,
        duration_sec: endSec - startSec,
      },
      { user_id: visitorId },
      undefined,
    );
}

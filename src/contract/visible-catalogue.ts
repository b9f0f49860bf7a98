import type { Merchant, Partner, Service } from '../core/catalogue.ts';
import { Fault, invalidArgument } from '../core/fault.ts';
import type { MerchantId } from '../core/identifiers.ts';
import { merchantId, serviceId } from '../core/identifiers.ts';
import { required } from './required.ts';

/** Every merchant that is configured. */
export type Merchants = ReadonlyMap<MerchantId, Merchant>;

/**
 * A merchant that the partner may see; one that it may not is as unknown to it as one that doesn't exist.
 * @throws {Fault} `invalid-argument` naming `field`, as [google] 4.2 wants it for unknown merchants
 */
export function visibleMerchant(
  merchants: Merchants,
  partner: Partner,
  id: string | undefined,
  field: string,
): Merchant {
  const known = merchantId(required(id, field));
  const merchant = partner.merchants.has(known) ? merchants.get(known) : undefined;
  if (merchant === undefined)
    throw new Fault('invalid-argument', 'names no merchant known here', { field, reason: 'not-found' });
  return merchant;
}

/** @throws {Fault} `invalid-argument` naming `field`, as [google] 4.2 wants it for unknown services */
export function serviceOf(merchant: Merchant, id: string | undefined, field: string): Service {
  if (id === undefined) throw invalidArgument(field, 'is required');
  const service = merchant.services.get(serviceId(id));
  if (service === undefined) throw invalidArgument(field, 'names no service of this merchant');
  return service;
}

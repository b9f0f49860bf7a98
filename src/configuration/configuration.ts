import type { Account } from '../access/access.ts';
import type { Caller } from '../contract/access.ts';
import type { Merchant, Patience, Service } from '../core/catalogue.ts';
import { type MerchantId, merchantId, partnerId, type ServiceId, serviceId } from '../core/identifiers.ts';
import type { OpenApiMerchant, OpenApiService } from '../drivers/open-api/settings.ts';
import type { CombinationMerchant, CombinationService } from '../drivers/service-combination/settings.ts';
import type { TlsFiles } from '../tls/read-tls-files.ts';
import { tlsFilesOf } from './check-listeners.ts';
import type { ProcessSettings } from './environment.ts';
import type { FileContent, PartnerEntry } from './file-schema.ts';
import type { MerchantEntry, ServiceEntry } from './merchant-schema.ts';
import type { PersonalDataSettings } from './personal-data-schema.ts';

/** What a clinic's driver is told, by the kind of driver. */
export type ClinicSettings =
  | {
      readonly driver: 'open-api';
      readonly connection: OpenApiMerchant;
      readonly services: ReadonlyMap<ServiceId, OpenApiService>;
    }
  | {
      readonly driver: 'service-combination';
      readonly connection: CombinationMerchant;
      readonly services: ReadonlyMap<ServiceId, CombinationService>;
    };

/** A merchant and the settings of the system behind it. */
export interface ConfiguredMerchant {
  readonly merchant: Merchant;
  readonly clinic: ClinicSettings;
}

/** Everything that is configured, checked. */
export interface Configuration {
  readonly process: ProcessSettings;
  readonly merchants: ReadonlyMap<MerchantId, ConfiguredMerchant>;
  /** The callers of the booking contract with their credentials. */
  readonly accounts: readonly Account[];
  readonly personalData: PersonalDataSettings;
  /** How long it is known who did what. */
  readonly audit: FileContent['audit'];
  /** What each partner listener speaks TLS with; null = plain text. */
  readonly tls: { readonly http: TlsFiles | null; readonly grpc: TlsFiles | null };
}

/** A checked file in the core's words. */
export function configurationOf(process: ProcessSettings, file: FileContent): Configuration {
  const merchants = new Map(
    Object.entries(file.merchants).map(([name, entry]) => [
      merchantId(name),
      configuredMerchant(name, entry),
    ]),
  );
  const accounts = Object.entries(file.partners).map(([name, entry]) => ({
    caller: callerOf(name, entry, [...merchants.keys()]),
    credentials: entry.credentials,
    certificateNames: entry.certificateNames,
  }));
  const tls = { http: tlsFilesOf(file.tls, 'http'), grpc: tlsFilesOf(file.tls, 'grpc') };
  const { personalData, audit } = file;
  return { process, merchants, accounts, tls, personalData, audit };
}

function callerOf(
  name: string,
  { kind, merchants, rights }: PartnerEntry,
  all: readonly MerchantId[],
): Caller {
  const visible = merchants === 'all' ? all : merchants.map(merchantId);
  const partner = { id: partnerId(name), merchants: new Set(visible) };
  return { kind, partner, rights: new Set(rights) };
}

function configuredMerchant(name: string, entry: MerchantEntry): ConfiguredMerchant {
  const services = Object.entries(entry.services).map(([id, service]) => {
    return [serviceId(id), coreService(serviceId(id), service)] as const;
  });
  const merchant: Merchant = {
    id: merchantId(name),
    timeZone: entry.timeZone,
    services: new Map(services),
    bookingsPerUser: entry.bookingsPerUser,
    longestLeaseMs: entry.longestLeaseMinutes === 'never' ? null : entry.longestLeaseMinutes * 60_000,
    phoneRegion: entry.phoneRegion,
    patience: patienceOf(entry.patience),
  };
  return { merchant, clinic: clinicOf(entry) };
}

function clinicOf(entry: MerchantEntry): ClinicSettings {
  switch (entry.driver) {
    case 'open-api': {
      const { driver, connection, services } = entry;
      return { driver, connection, services: clinicsOwn(services) };
    }
    case 'service-combination': {
      const { driver, connection, services } = entry;
      return { driver, connection, services: clinicsOwn(services) };
    }
  }
}

/** What each service's driver is told of it. */
function clinicsOwn<T>(
  services: Readonly<Record<string, { readonly clinic: T }>>,
): ReadonlyMap<ServiceId, T> {
  return new Map(Object.entries(services).map(([id, { clinic }]) => [serviceId(id), clinic]));
}

function coreService(id: ServiceId, entry: ServiceEntry): Service {
  return {
    id,
    durationSec: entry.durationMinutes * 60,
    gridSec: entry.gridMinutes * 60,
    gridOffsetSec: entry.gridOffsetMinutes * 60,
    onlineChange:
      entry.cancelUntilMinutes === 'never'
        ? { kind: 'never' }
        : { kind: 'until', beforeStartSec: entry.cancelUntilMinutes * 60 },
    horizonSec: entry.horizonDays * 86_400,
    price:
      entry.price === null
        ? null
        : { micros: Math.round(entry.price.amount * 1_000_000), currency: entry.price.currency },
  };
}

function patienceOf(entry: MerchantEntry['patience']): Patience {
  const milliseconds = (seconds: number): number => Math.round(seconds * 1000);
  return {
    lateCommitMs: milliseconds(entry.lateCommitSec),
    commandMs: milliseconds(entry.commandSec),
    slotAgeMs: milliseconds(entry.slotAgeSec),
    recordAgeMs: milliseconds(entry.recordAgeSec),
    guardedRepeatMs: entry.guardedRepeatSec === null ? null : milliseconds(entry.guardedRepeatSec),
  };
}

import { everyDay, type OpenApiCatalogue } from './open-api/catalogue.ts';
import type { CombinationCatalogue, CombinationService } from './service-combination/catalogue.ts';

/** The sandbox's documented API key for `seoul-clinic`; opens nothing but the sandbox. */
export const seoulApiKey = '5b0f1d2e-8c4a-4f6b-9d3e-7a1c2b3d4e5f';

/** Zone ids of `seoul-clinic`, by its services. */
export const seoulZoneIds = {
  consultation: '65f0c0de0000000000000a01',
  laserToning: '65f0c0de0000000000000a02',
  botox: '65f0c0de0000000000000a03',
} as const;

/** Reservation group ids of `seoul-clinic`, by its services. */
export const seoulGroupIds = {
  consultation: '65f0c0de0000000000000b01',
  laserToning: '65f0c0de0000000000000b02',
  botox: '65f0c0de0000000000000b03',
} as const;

const dayTime = everyDay({ startTime: '09:00', endTime: '18:00' });

/** `seoul-clinic` as a fresh sandbox has it: open every day, three groups with one zone each. */
export const seoulClinic: OpenApiCatalogue = {
  timeZone: 'Asia/Seoul',
  apiKeys: [seoulApiKey],
  zones: [
    { zoneId: seoulZoneIds.consultation, name: 'Consultation rooms' },
    { zoneId: seoulZoneIds.laserToning, name: 'Laser room' },
    { zoneId: seoulZoneIds.botox, name: 'Injection rooms' },
  ],
  groups: [
    {
      reservationGroupId: seoulGroupIds.consultation,
      title: 'Consultation',
      memo: '',
      intervalMinutes: 30,
      zones: [{ zoneId: seoulZoneIds.consultation, capacity: 2 }],
      timetable: dayTime,
      isDefault: true,
    },
    {
      reservationGroupId: seoulGroupIds.laserToning,
      title: 'Laser toning',
      memo: '60 minutes, two units',
      intervalMinutes: 30,
      zones: [{ zoneId: seoulZoneIds.laserToning, capacity: 1 }],
      timetable: dayTime,
      isDefault: false,
    },
    {
      reservationGroupId: seoulGroupIds.botox,
      title: 'Botox',
      memo: '',
      intervalMinutes: 30,
      zones: [{ zoneId: seoulZoneIds.botox, capacity: 2 }],
      timetable: dayTime,
      isDefault: false,
    },
  ],
};

/** The sandbox's documented OAuth client for `utrecht-clinic`; opens nothing but the sandbox. */
export const utrechtClient = {
  clientId: 'utrecht-sandbox-client',
  clientSecret: 'utrecht-sandbox-secret',
} as const;

/** The `X-ACCOUNT` header of token requests for `utrecht-clinic`. */
export const utrechtAccount = 'utrechtclinic';

/** The `X-TENANT-ID` header of calls for `utrecht-clinic`. */
export const utrechtTenantId = 'utrechtclinic-nl';

/** The only branch of `utrecht-clinic`. */
export const utrechtBranchId = '0d5a1c00-0000-4000-8000-000000000001';

/** Service ids of `utrecht-clinic`. The first two combine, `bloodTest` could, and `hearingTest` never can. */
export const utrechtServiceIds = {
  vaccination: '0d5a1c00-0000-4000-8000-0000000000a1',
  travelAdvice: '0d5a1c00-0000-4000-8000-0000000000a2',
  bloodTest: '0d5a1c00-0000-4000-8000-0000000000a3',
  hearingTest: '0d5a1c00-0000-4000-8000-0000000000a4',
} as const;

/** Resource types of `utrecht-clinic`. */
export const utrechtResourceTypeIds = {
  nurse: '0d5a1c00-0000-4000-8000-0000000000b1',
  audiometer: '0d5a1c00-0000-4000-8000-0000000000b2',
} as const;

/** The resources of `utrecht-clinic`, one of each type. */
export const utrechtResourceIds = {
  nurse: '0d5a1c00-0000-4000-8000-0000000000c1',
  audiometer: '0d5a1c00-0000-4000-8000-0000000000c2',
} as const;

const byNurse = {
  resourceTypeId: utrechtResourceTypeIds.nurse,
  durationMinutes: 20,
  maxNumberOfReservations: 4,
} as const;

const utrechtServices: readonly CombinationService[] = [
  {
    ...byNurse,
    serviceId: utrechtServiceIds.vaccination,
    name: 'Vaccination',
    names: { nl_NL: 'Vaccinatie', de_DE: 'Impfung' },
    additionalMinutes: 5,
  },
  {
    ...byNurse,
    serviceId: utrechtServiceIds.travelAdvice,
    name: 'Travel advice',
    names: { nl_NL: 'Reisadvies', de_DE: 'Reiseberatung' },
    additionalMinutes: 10,
  },
  {
    ...byNurse,
    serviceId: utrechtServiceIds.bloodTest,
    name: 'Blood test',
    names: { nl_NL: 'Bloedonderzoek', de_DE: 'Blutuntersuchung' },
    additionalMinutes: 5,
  },
  {
    serviceId: utrechtServiceIds.hearingTest,
    name: 'Hearing test',
    names: { nl_NL: 'Gehoortest', de_DE: 'Hörtest' },
    resourceTypeId: utrechtResourceTypeIds.audiometer,
    durationMinutes: 20,
    additionalMinutes: 10,
    maxNumberOfReservations: 1,
  },
];

/**
 * `utrecht-clinic` as a fresh sandbox has it: open every day, one nurse for three services, slots every 20 minutes. Each
 * service alone takes 20 minutes; vaccination with travel advice takes 35 and not 40, so that adding durations up is wrong.
 */
export const utrechtClinic: CombinationCatalogue = {
  account: utrechtAccount,
  tenantId: utrechtTenantId,
  clients: [utrechtClient],
  services: utrechtServices,
  branches: [
    {
      branchId: utrechtBranchId,
      name: 'Utrecht Clinic',
      timeZone: 'Europe/Amsterdam',
      address: { streetName: 'Sandbox Street 1', zipCode: '3500 AA', city: 'Utrecht', country: 'NL' },
      location: { longitude: 5.12, latitude: 52.09 },
      opens: { startTime: '09:00', endTime: '18:00' },
      gridMinutes: 20,
      resources: [
        { resourceId: utrechtResourceIds.nurse, resourceTypeId: utrechtResourceTypeIds.nurse },
        { resourceId: utrechtResourceIds.audiometer, resourceTypeId: utrechtResourceTypeIds.audiometer },
      ],
      serviceIds: Object.values(utrechtServiceIds),
      combinedServiceIds: [utrechtServiceIds.vaccination, utrechtServiceIds.travelAdvice],
    },
  ],
};

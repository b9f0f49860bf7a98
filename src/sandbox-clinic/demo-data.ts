import { everyDay, type OpenApiCatalogue } from './open-api/catalogue.ts';

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

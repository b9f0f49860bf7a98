import { type OpeningDay, weekdays } from './catalogue.ts';
import type { ClinicRecords } from './clinic-records.ts';

/** All groups as set up ([clinic] 12). The format of `startDate` isn't documented: `yyyy-MM-dd` here. */
export function getReservationGroups(clinic: ClinicRecords): { data: object[] } {
  const startDate = clinic.calendar.openDays(clinic.now(), clinic.settings()).first;
  const data = clinic.catalogue.groups.map((group, order) => ({
    id: group.reservationGroupId,
    title: group.title,
    memo: group.memo,
    startDate,
    intervalMinutes: group.intervalMinutes,
    intervalCapacities: group.zones.map(({ zoneId, capacity, enabled = true }) => ({
      enabled,
      intervalCapacity: capacity,
      zoneId,
    })),
    isDefault: group.isDefault,
    ...(group.sameDayCloseBufferMinutes === undefined
      ? {}
      : { sameDayCloseBufferMinutes: group.sameDayCloseBufferMinutes }),
    operationTimetable: Object.fromEntries(weekdays.map((day) => [day, dayView(group.timetable[day])])),
    order,
  }));
  return { data };
}

function dayView(day: OpeningDay | undefined): object {
  if (!day) return { enabled: false, startTime: '', endTime: '' };
  const { startTime, endTime, breakTime } = day;
  return { enabled: true, startTime, endTime, ...(breakTime ? { breaktime: breakTime } : {}) };
}

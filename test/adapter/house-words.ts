import { seoulGroupIds, seoulZoneIds } from '../../src/sandbox-clinic/demo-data.ts';
import type { HouseReply } from './house-client.ts';
import { type RunningSystem, seoulTime } from './running-system.ts';

export const consultation = {
  reservationGroupId: seoulGroupIds.consultation,
  zoneId: seoulZoneIds.consultation,
};
export const laser = { reservationGroupId: seoulGroupIds.laserToning, zoneId: seoulZoneIds.laserToning };

export function isoTime(sec: number): string {
  return new Date(sec * 1000).toISOString();
}

let days = 2;

/** A start at which no other test of the file has anything: 9:00 in Seoul, each time another day. */
export function freshStart(): number {
  days += 1;
  return seoulTime(days, 9);
}

/** A visitor whom the clinic knows, by their id: staff booked them once, long ahead. */
export function knownVisitor({ clinic }: RunningSystem, name: string): string {
  const digits = [...name].map((letter) => letter.charCodeAt(0) % 10).join('');
  const { schedule } = clinic.control.frontDesk({
    action: 'book',
    visitorName: name,
    visitorPhone: { countryCode: '82', phoneNumber: `10${digits.padEnd(8, '0').slice(0, 8)}` },
    ...consultation,
    startDateTimeUtc: isoTime(seoulTime(170, 9)),
  });
  clinic.control.frontDesk({ action: 'cancel', scheduleId: schedule.scheduleId });
  return schedule.visitorId;
}

/** A complete command for half an hour. */
export function reserveCommand(visitorId: string, startSec: number, more: object = {}) {
  return {
    visitorId,
    ...consultation,
    startDateTimeUtc: isoTime(startSec),
    endDateTimeUtc: isoTime(startSec + 1_800),
    ...more,
  };
}

export function updateCommand(scheduleId: string, startSec: number, more: object = {}) {
  return {
    scheduleId,
    ...consultation,
    startDateTime: isoTime(startSec),
    endDateTime: isoTime(startSec + 1_800),
    consultationRequired: false,
    sedationRequired: false,
    ...more,
  };
}

/** The schedules of a visitor but for those that made them known. */
export function schedulesOf({ clinic }: RunningSystem, visitorId: string) {
  const later = isoTime(seoulTime(169, 0));
  return clinic.control
    .state()
    .schedules.filter((one) => one.visitorId === visitorId && one.startDateTimeUtc < later);
}

/** The one schedule of a visitor. */
export function scheduleOf(system: RunningSystem, visitorId: string) {
  const [only, ...others] = schedulesOf(system, visitorId);
  if (only === undefined || others.length > 0) throw new Error(`${others.length + 1} schedules, or none`);
  return only;
}

/** The answer to a command that is refused, in the words of [clinic] 4. */
export function expectRefusal(reply: HouseReply, className: string, key: string, reason: string): void {
  if (/^\d{3}$/.test(reply.status)) {
    const errorProperties = [{ key, reason }];
    expect(reply).toEqual({
      status: '400',
      body: { status: 400, message: className, className, errorProperties },
      bookingId: undefined,
    });
    return;
  }
  // INVALID_ARGUMENT or FAILED_PRECONDITION.
  expect(['3', '9']).toContain(reply.status);
  const details = String(reply.body['details']);
  for (const word of [className, key, reason]) expect(details).toContain(word);
}

export const doneStatuses = { HTTP: '200', gRPC: 'OK' } as const;
/** Of an outcome that isn't known yet: 504, DEADLINE_EXCEEDED. */
export const unknownStatuses = { HTTP: '504', gRPC: '4' } as const;
/** Of a clinic that wasn't reached: 503, UNAVAILABLE. */
export const unreachableStatuses = { HTTP: '503', gRPC: '14' } as const;

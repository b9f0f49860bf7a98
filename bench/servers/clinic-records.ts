import type { Json } from './answers.ts';
import { personOf, readSeededScheduleId, seededBookingId, seededVisitorId } from './seeded.ts';

interface Schedule {
  readonly id: string;
  readonly visitorId: string;
  readonly createdDateTimeUtc: string;
  readonly detail: Record<string, unknown>;
  startDateTime: string;
  endDateTime: string;
  status: 'RESERVED' | 'CANCELED';
}

/** What the clinic with instant answers remembers: enough to show again whatever it took. */
export class ClinicRecords {
  #ids = 0;
  readonly #schedules = new Map<string, Schedule>();
  readonly #ofVisitor = new Map<string, Schedule[]>();
  readonly #visitorsByPhone = new Map<string, Json>();

  reserve(body: Json): Json {
    const visitorId = typeof body['visitorId'] === 'string' ? body['visitorId'] : this.#visitorOf(body);
    const { startDateTimeUtc, endDateTimeUtc, visitorName: _name, visitorPhone: _phone, ...detail } = body;
    const schedule: Schedule = {
      id: this.#newId('5'),
      visitorId,
      createdDateTimeUtc: new Date().toISOString(),
      detail,
      startDateTime: String(startDateTimeUtc),
      endDateTime: String(endDateTimeUtc),
      status: 'RESERVED',
    };
    this.#schedules.set(schedule.id, schedule);
    const others = this.#ofVisitor.get(visitorId);
    if (others === undefined) this.#ofVisitor.set(visitorId, [schedule]);
    else others.push(schedule);
    return { reservationId: this.#newId('7') };
  }

  update({ scheduleId, startDateTime, endDateTime, ...detail }: Json): Json {
    const schedule = this.#schedule(scheduleId);
    schedule.startDateTime = String(startDateTime);
    schedule.endDateTime = String(endDateTime);
    Object.assign(schedule.detail, detail);
    return {};
  }

  cancel({ scheduleId }: Json): Json {
    this.#schedule(scheduleId).status = 'CANCELED';
    return {};
  }

  detail({ scheduleId }: Json): Json {
    const schedule = this.#schedule(scheduleId);
    const { id, createdDateTimeUtc, startDateTime, endDateTime, status, detail } = schedule;
    const { reservationGroupId, zoneId } = detail;
    const reservation = { sedationRequired: false, ...detail, startDateTime, endDateTime, status };
    const occupied = { occupiedResourceId: `${id}0`, reservationGroupId, zoneId };
    const data = {
      id,
      visitor: { id: schedule.visitorId },
      createdDateTimeUtc,
      tasks: [],
      reservation,
      occupiedResources: [{ ...occupied, startDateTimeUtc: startDateTime, endDateTimeUtc: endDateTime }],
    };
    return { data };
  }

  history({ visitorId }: Json): Json {
    const schedules = this.#ofVisitor.get(String(visitorId)) ?? [];
    const data = schedules.map(({ id, startDateTime, endDateTime }) => ({
      scheduleId: id,
      startDateTimeUtc: startDateTime,
      endDateTimeUtc: endDateTime,
      tasks: [],
    }));
    return { data };
  }

  search({ phone }: Json): Json {
    const visitor = this.#visitorsByPhone.get(JSON.stringify(phone));
    return { data: visitor === undefined ? [] : [visitor] };
  }

  #visitorOf({ visitorName: name, visitorPhone: phoneNumber }: Json): string {
    const key = JSON.stringify(phoneNumber);
    const known = this.#visitorsByPhone.get(key);
    if (known !== undefined) return String(known['id']);
    const id = this.#newId('1');
    this.#visitorsByPhone.set(key, { id, name, phoneNumber });
    return id;
  }

  #schedule(id: unknown): Schedule {
    const schedule = this.#schedules.get(String(id)) ?? seededSchedule(String(id));
    if (schedule === undefined) throw new Error(`no schedule ${String(id)}`);
    return schedule;
  }

  #newId(kind: string): string {
    this.#ids += 1;
    return `65f0c0de0${kind}${this.#ids.toString(16).padStart(14, '0')}`;
  }
}

const visitSec = 1_800;

/** As it was booked before the run. What is changed of it is not kept. */
function seededSchedule(id: string): Schedule | undefined {
  const seeded = readSeededScheduleId(id);
  if (seeded === null) return undefined;
  const { number, service, startSec } = seeded;
  return {
    id,
    visitorId: seededVisitorId(personOf(number)),
    createdDateTimeUtc: new Date(0).toISOString(),
    detail: {
      reservationGroupId: `65f0c0de0000000000000b0${service}`,
      zoneId: '65f0c0de0000000000000a00',
      consultationRequired: true,
      reservationMemo: `G-${seededBookingId(number)}`,
    },
    startDateTime: new Date(startSec * 1000).toISOString(),
    endDateTime: new Date((startSec + visitSec) * 1000).toISOString(),
    status: 'RESERVED',
  };
}

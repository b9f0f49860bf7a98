/** A service of the sandbox's demo data. Times in minutes. */
interface SandboxService {
  readonly merchantId: string;
  readonly serviceId: string;
  readonly minutes: number;
  readonly gridMinutes: number;
  readonly spots: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const opensHour = 9;
const closesHour = 18;

/** Days from today of which slots are offered; the clinics themselves open tomorrow. */
const [firstDay, lastDay] = [2, 31];

const services: readonly SandboxService[] = [
  { merchantId: 'seoul-clinic', serviceId: 'consultation', minutes: 30, gridMinutes: 30, spots: 2 },
  { merchantId: 'seoul-clinic', serviceId: 'laser-toning', minutes: 60, gridMinutes: 30, spots: 1 },
  { merchantId: 'seoul-clinic', serviceId: 'botox', minutes: 30, gridMinutes: 30, spots: 2 },
  { merchantId: 'utrecht-clinic', serviceId: 'vaccination', minutes: 20, gridMinutes: 20, spots: 1 },
  { merchantId: 'utrecht-clinic', serviceId: 'travel-advice', minutes: 20, gridMinutes: 20, spots: 1 },
  { merchantId: 'utrecht-clinic', serviceId: 'blood-test', minutes: 20, gridMinutes: 20, spots: 1 },
  { merchantId: 'utrecht-clinic', serviceId: 'travel-package', minutes: 35, gridMinutes: 20, spots: 1 },
];

const timeZones: Readonly<Record<string, string>> = {
  'seoul-clinic': 'Asia/Seoul',
  'utrecht-clinic': 'Europe/Amsterdam',
};

/** The availability feed of the sandbox's demo data, for the month after `nowMs`, as text. */
export function sandboxFeed(nowMs: number): string {
  const availability = services.flatMap((service) => slotsOf(service, nowMs));
  const conformance = { orders: [['vaccination', 'travel-advice']] };
  return `${JSON.stringify({ service_availability: [{ availability }], conformance })}\n`;
}

function slotsOf(service: SandboxService, nowMs: number): readonly object[] {
  const zone = timeZones[service.merchantId] ?? 'UTC';
  const slots: object[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    const midnightMs = localMidnight(nowMs + day * dayMs, zone);
    const openMs = midnightMs + opensHour * hourMs;
    const lastMs = midnightMs + closesHour * hourMs - service.minutes * 60_000;
    for (let startMs = openMs; startMs <= lastMs; startMs += service.gridMinutes * 60_000)
      slots.push(slotAt(service, startMs));
  }
  return slots;
}

function slotAt(service: SandboxService, startMs: number): object {
  return {
    merchant_id: service.merchantId,
    service_id: service.serviceId,
    start_sec: String(startMs / 1000),
    duration_sec: String(service.minutes * 60),
    spots_total: String(service.spots),
    spots_open: String(service.spots),
  };
}

/**
 * The instant from which the local hours of the instant's day count; right from 09:00 on, also on days on which clocks change before
 * dawn, which is when they do in the sandbox's zones.
 */
function localMidnight(atMs: number, timeZone: string): number {
  const noonMs = Math.floor(atMs / dayMs) * dayMs + dayMs / 2;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hour = '0', minute = '0'] = parts.format(noonMs).split(':');
  return noonMs - Number(hour) * hourMs - Number(minute) * 60_000;
}

import type { EpochSec } from './clock.ts';

/** Every change of a zone's offset since 1970 falls on a whole quarter of an hour UTC, so one answer serves a quarter. */
const quarterSec = 900;

/** Two years of quarters of one zone; beyond it something asks about random times, and starting over is cheap. */
const rememberedQuarters = 70_000;

class ZoneOffsets {
  readonly #format: Intl.DateTimeFormat;
  readonly #byQuarter = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      timeZoneName: 'longOffset',
      year: 'numeric',
    });
  }

  at(instantSec: EpochSec): number {
    const quarter = Math.floor(instantSec / quarterSec);
    const known = this.#byQuarter.get(quarter);
    if (known !== undefined) return known;
    if (this.#byQuarter.size >= rememberedQuarters) this.#byQuarter.clear();
    const offset = this.#read(quarter * quarterSec);
    this.#byQuarter.set(quarter, offset);
    return offset;
  }

  #read(instantSec: EpochSec): number {
    const name = this.#format
      .formatToParts(instantSec * 1000)
      .find((part) => part.type === 'timeZoneName')?.value;
    const [, sign, hours, minutes, seconds] =
      /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name ?? '') ?? [];
    if (sign === undefined) return 0;
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
    return sign === '-' ? -size : size;
  }
}

const zones = new Map<string, ZoneOffsets>();

/** Seconds by which local clocks in the IANA zone are ahead of UTC at the instant. Throws RangeError for an unknown zone. */
export function zoneOffsetSec(timeZone: string, instantSec: EpochSec): number {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    zone = new ZoneOffsets(timeZone);
    zones.set(timeZone, zone);
  }
  return zone.at(instantSec);
}

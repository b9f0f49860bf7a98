import type {
  Answer,
  CallLimits,
  ClinicReference,
  CommandOutcome,
  Findings,
} from '../../src/core/clinic-driver.ts';
import type {
  HouseAnswer,
  HouseDriver,
  HouseReserveCommand,
  HouseUpdateCommand,
} from '../../src/core/house-driver.ts';
import type { HouseTerms } from '../../src/core/operation.ts';
import type { Seen } from './network.ts';
import { servicesAt } from './setting.ts';
import type { SimClinic } from './sim-clinic.ts';
import { outcomeOf, type SimDetail, type SimTrace } from './sim-outcome.ts';
import { entriesAt, type Hand } from './sim-reservation.ts';
import type { CallKind } from './troubles.ts';

/** What the house's commands need of the driver that they are a part of. */
export interface SimHouseParts {
  readonly clinic: SimClinic;
  command<T>(kind: CallKind, limits: CallLimits, act: (hand: Hand) => T): Promise<Seen<T>>;
  read<T>(kind: CallKind, limits: CallLimits, look: () => T): Promise<Answer<T>>;
  search(trace: SimTrace): Findings<SimDetail>;
}

/** The clinic's own commands over the simulated network. The memo is the token of whoever's wish it is. */
export function simHouse({ clinic, command, read, search }: SimHouseParts): HouseDriver<SimDetail> {
  return {
    servicesOf({ calendar, zone }) {
      const ids = servicesAt(calendar);
      if (ids.length === 0) return { kind: 'unknown', what: 'calendar' };
      return clinic.capacity({ calendar, zone }) > 0
        ? { kind: 'services', ids }
        : { kind: 'unknown', what: 'zone' };
    },
    serviceOf: ({ place, detail: { entries } }) =>
      servicesAt((place ?? entries[0])?.calendar ?? '')[0] ?? null,
    markerIn: ({ detail }) => (detail.marker === '' ? null : detail.marker),
    shows: ({ detail }, terms, marker) => detail.terms === termsOf(terms) && detail.marker === marker,

    async reserve(wanted: HouseReserveCommand, limits): Promise<CommandOutcome<ClinicReference>> {
      const { visitorId, terms } = wanted;
      const seen = await command('house-reserve', limits, (hand) => {
        const person = clinic.visitor(visitorId);
        if (person === null) return 'visitor-unknown';
        const said = { entries: [], token: terms.memo ?? '', terms: termsOf(terms) };
        return clinic.reserve({ ...wanted, person, ...said }, hand);
      });
      return outcomeOf(seen, ({ receiptId, scheduleId }) => ({
        visitorId,
        receiptId,
        scheduleId: clinic.corners.createAnswersSchedule ? scheduleId : null,
      }));
    },

    async update({ current, to, marker, terms }: HouseUpdateCommand<SimDetail>, limits) {
      const { scheduleId } = current.reference;
      const seen = await command('house-update', limits, (hand) => {
        const reservation = clinic.byId(scheduleId);
        const entries = reservation === undefined ? [] : entriesAt(reservation, to.startSec);
        const said = { marker, terms: termsOf(terms) };
        return clinic.move(scheduleId, { ...to, entries }, hand, said);
      });
      return outcomeOf(seen, () => null);
    },

    findByMarker: (trace, limits) => read('find-by-marker', limits, () => search({ ...trace, person: null })),

    async registerImages(images, limits) {
      const { token } = JSON.parse(images) as { readonly token: string };
      clinic.album.sent(token);
      const seen = await command('register-images', limits, () => clinic.album.register(token));
      if (seen.kind === 'not-sent') clinic.album.turnedAway(token);
      if (seen.kind === 'answer') return { kind: 'done', value: null };
      return { kind: seen.kind === 'cut' ? 'unknown' : 'not-sent', trouble: seen.trouble };
    },

    /** Nothing that the promise says is about questions in the clinic's words. */
    ask: async (): Promise<HouseAnswer> => {
      throw new Error('nobody in a history asks in the words of the clinic');
    },
  };
}

/** What the reservation says besides time, place and mark. */
export function termsOf({ memo, content }: HouseTerms): string {
  return JSON.stringify([memo, content]);
}

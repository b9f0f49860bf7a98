import type { Merchant } from '../../src/core/catalogue.ts';
import { Fault } from '../../src/core/fault.ts';
import type {
  HouseCancel,
  HouseCommand,
  HouseEcho,
  HouseReserve,
  HouseUpdate,
} from '../../src/core/house-commands.ts';
import { idempotencyToken, userId } from '../../src/core/identifiers.ts';
import type { AnyClinic } from './any-clinic.ts';
import type { Ask, AskKind, ImageWish, Send, Wish } from './ask.ts';
import type { Action } from './plan.ts';
import { housePartner, serviceAt, slotStart } from './setting.ts';
import { termsOf } from './sim-house.ts';
import { isLive, type SimReservation } from './sim-reservation.ts';

/** As the contract sets it for changes. */
const changeMs = 3_400;

export type AskAbout = (
  kind: AskKind,
  about: { readonly wish?: Wish; readonly clinic: number; readonly startSec: number } & Pick<
    Partial<Ask>,
    'key' | 'terms' | 'images' | 'lease'
  >,
  limitMs: number,
  send: Send,
) => Ask | null;

type Deed<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

const echo: HouseEcho = ({ visitorId }) => `{"slot":"in the clinic's words for ${visitorId}"}`;

/** A client of the house: speaks the clinic's own words, about visits of its own and about whatever else it sees in the clinic. */
export class HouseClient {
  readonly images = new Map<number, ImageWish>();
  readonly #clinics: readonly AnyClinic[];
  readonly #merchants: readonly Merchant[];
  readonly #ask: AskAbout;
  /** A key is only ever used for the same words. */
  readonly #updates = new Map<string, HouseUpdate>();
  readonly #cancels = new Map<string, HouseCancel>();
  #count = 0;

  constructor(clinics: readonly AnyClinic[], merchants: readonly Merchant[], ask: AskAbout) {
    this.#clinics = clinics;
    this.#merchants = merchants;
    this.#ask = ask;
  }

  wishOf({ wish: number, clinic, person, service: serviceNumber, slot, keyed }: Deed<'house-reserve'>): Wish {
    const { merchant, there } = this.#at(clinic);
    const service = serviceAt(serviceNumber);
    const places = there.places(service.id);
    const place = places[number % places.length];
    if (place === undefined) throw new Error(`no place for ${service.id}`);
    const token = `token${number}`;
    const startSec = slotStart(slot);
    const { durationSec } = service;
    const visitorId = there.chartOf(person);
    const reserve: HouseReserve = {
      ...this.#command(merchant, keyed ? token : null),
      startSec,
      endSec: startSec + durationSec,
      visitorId,
      place,
      // Travels through to the clinic, where the checker reads it.
      terms: { memo: token, content: '{}' },
      echo,
    };
    return {
      number,
      token,
      clinic,
      service: serviceNumber,
      person,
      house: reserve,
      user: userId(visitorId),
      visit: { service, startSec, durationSec, field: 'visit' },
      items: null,
      lease: null,
      partnerId: housePartner,
      send: (core, untilMs) => core.reserve(reserve, untilMs),
      bookingId: null,
      asks: [],
    };
  }

  /** Null when there is nothing in the clinic that could be changed. */
  update(wish: Wish, startSec: number, key: string | null = null): Ask | null {
    const { merchant, there } = this.#at(wish.clinic);
    const one = liveOf(there, wish);
    if (one === undefined) return null;
    this.#count += 1;
    const made: HouseUpdate = {
      ...this.#command(merchant, key),
      scheduleId: one.scheduleId,
      startSec,
      endSec: startSec + wish.visit.durationSec,
      place: { calendar: one.calendar, zone: one.zone },
      terms: { memo: `update ${this.#count}`, content: '{"consultationRequired":true}' },
      echo,
    };
    const request = sameAgain(this.#updates, key, made);
    const about = { wish, clinic: wish.clinic, startSec: request.startSec, terms: termsOf(request.terms) };
    return this.#ask('move', { ...about, ...(key === null ? {} : { key }) }, changeMs, (core, untilMs) =>
      core.updateReservation(request, untilMs),
    );
  }

  cancel(wish: Wish, as: HouseCancel['as'], key: string | null): Ask | null {
    const { merchant, there } = this.#at(wish.clinic);
    const one = liveOf(there, wish);
    if (one === undefined) return null;
    const made = { ...this.#command(merchant, key), scheduleId: one.scheduleId, as, echo };
    const request = sameAgain(this.#cancels, key, made);
    const about = { wish, clinic: wish.clinic, startSec: 0, ...(key === null ? {} : { key }) };
    return this.#ask('cancel', about, changeMs, (core, untilMs) => core.cancelReservation(request, untilMs));
  }

  /** `wish`: whose booking the images are of; null: they are of the person. */
  register(deed: Deed<'house-images'>, wish: Wish | null): Ask | null {
    const { number, token, clinic, visitorId, isKeyed } = this.#imagesOf(deed);
    const { merchant } = this.#at(clinic);
    // Without a key each request is a wish of its own.
    this.#count += 1;
    const name = isKeyed ? token : `${token} ${this.#count}`;
    const images: ImageWish = { number, token: name, clinic, visitorId, isKeyed };
    const message = JSON.stringify({ token: name });
    const command = { ...this.#command(merchant, isKeyed ? name : null), imageCount: 1 };
    const bookingId = wish?.bookingId ?? null;
    const send: Send = async (core, untilMs) => {
      await (bookingId === null
        ? core.registerImages(
            { ...command, images: message, visitorIds: [visitorId], bookingId: null },
            untilMs,
          )
        : core.registerBookingImages({ ...command, bookingId, images: () => message }, untilMs));
      return { kind: 'done' };
    };
    return this.#ask('images', { clinic, startSec: 0, images }, changeMs, send);
  }

  #imagesOf({ wish: number, clinic, person, keyed }: Deed<'house-images'>): ImageWish {
    const known = this.images.get(number);
    if (known !== undefined) return known;
    const visitorId = this.#at(clinic).there.chartOf(person);
    const images = { number, token: `images${number}`, clinic, visitorId, isKeyed: keyed };
    this.images.set(number, images);
    return images;
  }

  #command(merchant: Merchant, key: string | null): HouseCommand {
    const used = key === null ? null : { token: idempotencyToken(key), fingerprint: key };
    return { partnerId: housePartner, merchant, key: used };
  }

  #at(clinic: number): { readonly merchant: Merchant; readonly there: AnyClinic } {
    const merchant = this.#merchants[clinic];
    const there = this.#clinics[clinic];
    if (merchant === undefined || there === undefined) throw new Error(`no clinic ${clinic}`);
    return { merchant, there };
  }
}

/** What the clinic refuses in its own words is a refusal like any other. */
export function isClinicsRefusal(cause: unknown): cause is Fault {
  return cause instanceof Fault && cause.code === 'refused';
}

function liveOf({ reservations }: AnyClinic, { token }: Wish): SimReservation | undefined {
  return reservations.find((one) => one.token === token && isLive(one));
}

function sameAgain<T>(known: Map<string, T>, key: string | null, made: T): T {
  if (key === null) return made;
  const before = known.get(key) ?? made;
  known.set(key, before);
  return before;
}

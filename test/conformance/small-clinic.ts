import type { FaultEffect } from '../../src/conformance/control/control-client.ts';
import type { Body } from './distort-answers.ts';
import type { Flaw } from './flaws.ts';
import { HttpProblem } from './http-problem.ts';
import { type Holding, type SmallBook, textsOf } from './small-book.ts';

/** The control interface of the clinic behind the small server, in the words of the sandbox clinic. */
export class SmallClinic {
  readonly #book: SmallBook;
  readonly #flaw: Flaw | null;

  constructor(book: SmallBook, flaw: Flaw | null) {
    this.#book = book;
    this.#flaw = flaw;
  }

  answer(verb: string, path: string, message: Body): Body {
    switch (`${verb} ${path}`) {
      case 'GET /_control/state':
        return { schedules: this.#schedules(), appointments: [], holds: [] };
      case 'POST /_control/faults':
        return this.#addFault(message);
      case 'DELETE /_control/faults':
        this.#book.faults.clear();
        return {};
      case 'POST /_control/front-desk':
        return message['action'] === 'book' ? this.#bookByStaff(message) : this.#cancel(message);
      default:
        throw new HttpProblem(404, 'no such control');
    }
  }

  #schedules(): readonly Body[] {
    const shown = this.#book.holdings.filter(({ kind }) => kind === 'booking');
    if (this.#flaw === 'answers-before-it-books') return [];
    return shown.map((holding) => {
      const startMs = this.#startSecOf(holding) * 1000;
      const isLive = holding.isLive || this.#flaw === 'forgets-to-tell-of-cancellations';
      return {
        scheduleId: holding.id,
        status: isLive ? 'RESERVED' : 'CANCELED',
        startDateTimeUtc: new Date(startMs).toISOString(),
        endDateTimeUtc: new Date(startMs + holding.slot.durationSec * 1000).toISOString(),
        reservationGroupId: holding.slot.serviceId,
        reservationMemo: null,
      };
    });
  }

  #startSecOf({ slot, echo }: Holding): number {
    if (this.#flaw !== 'forgets-to-tell-of-moves') return slot.startSec;
    return Number(textsOf(echo['slot'])['start_sec'] ?? slot.startSec);
  }

  #addFault({ operation, effect, times }: Body): Body {
    const limit = typeof times === 'number' ? [times] : [];
    this.#book.faults.add(String(operation), String(effect) as FaultEffect, ...limit);
    return {};
  }

  #bookByStaff({ reservationGroupId, startDateTimeUtc, endDateTimeUtc }: Body): Body {
    const startSec = Date.parse(String(startDateTimeUtc)) / 1000;
    const wish = {
      service_id: reservationGroupId,
      start_sec: String(startSec),
      duration_sec: String(Date.parse(String(endDateTimeUtc)) / 1000 - startSec),
    };
    const slot = this.#book.find(wish, 'clinic');
    const { id } = this.#book.add({
      id: this.#book.newId('staff'),
      kind: 'booking',
      user: 'staff',
      slot,
      expiresSec: 0,
      echo: {},
      token: '',
    });
    return { schedule: { scheduleId: id } };
  }

  #cancel({ scheduleId }: Body): Body {
    const holding = this.#book.booking(scheduleId);
    if (holding !== undefined) holding.isLive = false;
    return {};
  }
}

import {
  atTen,
  bloodTest,
  book,
  both,
  branchId,
  type Json,
  paths,
  reservationBody,
  type TimeSlot,
  timeSlots,
  travelAdvice,
  vaccination,
} from './running-combination.ts';
import { type Switch, seenOf, slotsBy } from './switch.ts';

/** Switches of combinations and time slots. */
export const slotSwitches: readonly Switch[] = [
  {
    setting: 'combinations',
    seen: [
      ['configured', ['200', [[], [vaccination, travelAdvice]].map(String), '201', '201']],
      ['not-configured', ['200', [both.join(), ''], '400 SERVICES_NOT_COMBINED', '201']],
      ['off', ['400 COMBINATIONS_OFF', [], '400 COMBINATIONS_OFF', '201']],
    ],
    look: async ({ send }) => {
      const listed = await send('GET', paths.combinations);
      const [branch] = listed.status === 200 ? (listed.body as Json[]) : [];
      const [group] = (branch?.['serviceCombinations'] ?? []) as { [name: string]: string[] }[];
      const lists = group ? [group['combinableServices'], group['combinedServices']] : [];
      const last = { startTime: '2026-03-03T17:40:00+01:00', endTime: '2026-03-03T18:00:00+01:00' };
      return [
        seenOf(listed),
        lists.map((list) => (list ?? []).filter((id) => id !== bloodTest).join()),
        seenOf(await send('POST', paths.reserve, reservationBody())),
        seenOf(await send('POST', paths.reserve, reservationBody(last, [vaccination]))),
      ];
    },
  },
  {
    setting: 'oneBranchAnswers',
    seen: [
      ['object', false],
      ['array', true],
    ],
    look: async ({ send }) => Array.isArray((await send('GET', `${paths.combinations}/${branchId}`)).body),
  },
  {
    setting: 'timeSlotPathId',
    seen: [
      ['branch', ['200', '400 INVALID_INPUT', '200']],
      ['service', ['400 INVALID_INPUT', '200', '400 INVALID_INPUT']],
    ],
    look: async (running) => {
      const byService = `${paths.combinations}/${vaccination}/timeslots`;
      return [
        seenOf(await slotsBy(running, paths.timeSlots, `serviceIds=${both}&branchId=${branchId}`)),
        seenOf(await slotsBy(running, byService, `serviceIds=${both}&branchId=${branchId}`)),
        seenOf(await slotsBy(running, paths.timeSlots, `serviceIds=${both}`)),
      ];
    },
  },
  {
    setting: 'serviceIdsAs',
    seen: [
      ['either', ['200', '200']],
      ['repeated', ['200', '400 INVALID_INPUT']],
      ['comma', ['400 INVALID_INPUT', '200']],
    ],
    look: async (running) => [
      seenOf(await slotsBy(running, paths.timeSlots, both.map((id) => `serviceIds=${id}`).join('&'))),
      seenOf(await slotsBy(running, paths.timeSlots, `serviceIds=${both}`)),
    ],
  },
  {
    setting: 'timeSlotMaxDays',
    seen: [
      [31, '200'],
      [2, '400 INVALID_INPUT'],
    ],
    look: async ({ send }) =>
      seenOf(await send('GET', `${paths.timeSlots}?serviceIds=${vaccination}&from=2026-03-03&to=2026-03-06`)),
  },
  {
    setting: 'extraReservationMin',
    seen: [
      [0, '2026-03-03T09:35:00+01:00'],
      [15, '2026-03-03T10:05:00+01:00'],
    ],
    look: async (running) => {
      const day = { from: '2026-03-03', to: '2026-03-03', numberOfReservations: '4' };
      return (await timeSlots(running, both, day))[0]?.endTime;
    },
  },
  {
    setting: 'answeredTimes',
    seen: [
      ['branch', ['2026-03-03T09:00:00+01:00', '2026-03-03T09:35:00+01:00']],
      ['utc', ['2026-03-03T08:00:00Z', '2026-03-03T08:35:00Z']],
    ],
    look: async (running) => {
      const [slot] = await timeSlots(running);
      const id = await book(running);
      const { body } = await running.send('GET', paths.details(id));
      return [slot?.startTime, (body as { timeSlot: TimeSlot }).timeSlot.endTime];
    },
  },
  {
    setting: 'takenTimes',
    seen: [
      ['any', ['201', '201']],
      ['as-offered', ['400 INVALID_INPUT', '201']],
    ],
    look: async ({ send }) => {
      const utc = { startTime: '2026-03-03T08:00:00Z', endTime: '2026-03-03T08:35:00Z' };
      return [
        seenOf(await send('POST', paths.reserve, reservationBody(utc))),
        seenOf(await send('POST', paths.reserve, reservationBody(atTen))),
      ];
    },
  },
];

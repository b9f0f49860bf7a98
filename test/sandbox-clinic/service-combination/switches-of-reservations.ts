import {
  atTen,
  customer,
  type Json,
  nobodysId,
  paths,
  type Reply,
  reservationBody,
  reserve,
} from './running-combination.ts';
import { type Switch, seenOf } from './switch.ts';

/** Switches of reserve and confirm. */
export const reservationSwitches: readonly Switch[] = [
  {
    setting: 'holdLifetimeSec',
    seen: [
      [900, '2026-03-02T01:15:00.000Z'],
      [30, '2026-03-02T01:00:30.000Z'],
    ],
    look: async (running) => {
      await reserve(running);
      return running.clinic.control.state().holds[0]?.expiresAt;
    },
  },
  {
    setting: 'reserveTellsExpiry',
    seen: [
      [false, undefined],
      [true, '2026-03-02T02:15:00+01:00'],
    ],
    look: async ({ send }) =>
      ((await send('POST', paths.reserve, reservationBody())).body as Json)['expiresAt'],
  },
  {
    setting: 'takenSlotStatus',
    seen: [
      [409, 409],
      [422, 422],
      [400, 400],
    ],
    look: async (running) => {
      await reserve(running);
      return (await running.send('POST', paths.reserve, reservationBody())).status;
    },
  },
  {
    setting: 'goneReservationStatus',
    seen: [
      [404, 404],
      [410, 410],
      [409, 409],
    ],
    look: async ({ send }) => (await send('POST', paths.confirm(nobodysId), customer)).status,
  },
  {
    setting: 'usedReservation',
    seen: [
      ['refuse', ['404 RESERVATION_USED', '404 RESERVATION_USED']],
      ['same-answer', ['same', 'same']],
    ],
    look: async (running) => {
      const { send } = running;
      const id = await reserve(running);
      const first = await send('POST', paths.confirm(id), customer);
      const second = await send('POST', paths.confirm(id), customer);
      const { appointmentId } = first.body as { appointmentId: string };
      const change = { reservationId: await reserve(running, atTen) };
      const moved = await send('PUT', paths.reschedule(appointmentId), change);
      const again = await send('PUT', paths.reschedule(appointmentId), change);
      const compared = (one: Reply, other: Reply) =>
        JSON.stringify([one.status, one.body]) === JSON.stringify([other.status, other.body]);
      return [
        compared(first, second) ? 'same' : seenOf(second),
        compared(moved, again) ? 'same' : seenOf(again),
      ];
    },
  },
  {
    setting: 'appointmentIdIsReservationId',
    seen: [
      [false, false],
      [true, true],
    ],
    look: async (running) => {
      const id = await reserve(running);
      const { body } = await running.send('POST', paths.confirm(id), customer);
      return (body as Json)['appointmentId'] === id;
    },
  },
  {
    setting: 'confirmAnswers',
    seen: [
      ['appointment', true],
      ['id', false],
    ],
    look: async (running) => {
      const { body } = await running.send('POST', paths.confirm(await reserve(running)), customer);
      return 'timeSlot' in (body as Json);
    },
  },
  {
    setting: 'dateOfBirthRequired',
    seen: [
      [false, '201'],
      [true, '400 INVALID_INPUT'],
    ],
    look: async (running) => {
      const body = { ...customer, dateOfBirth: undefined };
      return seenOf(await running.send('POST', paths.confirm(await reserve(running)), body));
    },
  },
];

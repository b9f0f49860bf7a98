import {
  atTen,
  book,
  both,
  customer,
  type Json,
  nobodysId,
  paths,
  refusal,
  reservationBody,
  reserve,
  timeSlots,
} from './running-combination.ts';
import { move, overlapping, type Switch, secondBranchId, seenOf } from './switch.ts';

/** Switches of changes to appointments, and of how answers are written. */
export const changeSwitches: readonly Switch[] = [
  {
    setting: 'rescheduleAppointmentId',
    seen: [
      ['kept', [true, '200']],
      ['changed', [false, '404 APPOINTMENT_NOT_FOUND']],
    ],
    look: async (running) => {
      const { appointmentId, reply } = await move(running);
      const isKept = (reply.body as Json)['appointmentId'] === appointmentId;
      expect(running.clinic.control.state().appointments).toHaveLength(1);
      return [isKept, seenOf(await running.send('GET', paths.details(appointmentId)))];
    },
  },
  {
    setting: 'rescheduleOwnOverlap',
    seen: [
      ['refuse', [false, '409 TIME_SLOT_NOT_AVAILABLE']],
      ['allow', [true, '200']],
    ],
    look: async (running) => {
      const { send } = running;
      const appointmentId = await book(running);
      const day = { from: '2026-03-03', to: '2026-03-03', appointmentId };
      const slots = await timeSlots(running, both, day);
      const isOffered = slots.some(({ startTime }) => startTime === overlapping.startTime);
      const held = await send('POST', paths.reserve, reservationBody(overlapping, both, { appointmentId }));
      if (held.status !== 201) return [isOffered, seenOf(held)];
      const moved = await send('PUT', paths.reschedule(appointmentId), held.body);
      expect(running.clinic.control.state().appointments).toHaveLength(1);
      return [isOffered, seenOf(moved)];
    },
  },
  {
    setting: 'rescheduleMayChangeNumber',
    seen: [
      [false, '400 NUMBER_CHANGED'],
      [true, '200'],
    ],
    look: async (running) => seenOf((await move(running, atTen, { numberOfReservations: 3 })).reply),
  },
  {
    setting: 'rescheduleMayChangeBranch',
    seen: [
      [false, '400 BRANCH_CHANGED'],
      [true, '200'],
    ],
    look: async (running) => seenOf((await move(running, atTen, { branchId: secondBranchId })).reply),
  },
  {
    setting: 'rescheduleKeepsNotes',
    seen: [
      [true, ''],
      [false, 'later'],
    ],
    look: async (running) =>
      ((await move(running, atTen, { notes: 'later' })).reply.body as Json)['supportNotes'],
  },
  {
    setting: 'changeNoticeMin',
    seen: [
      [0, ['200', '204']],
      [31 * 60, ['200', '204']],
      [32 * 60, ['400 TOO_LATE_TO_CHANGE', '400 TOO_LATE_TO_CHANGE']],
    ],
    look: async (running) => {
      const { appointmentId, reply } = await move(running);
      return [seenOf(reply), seenOf(await running.send('DELETE', paths.cancel(appointmentId)))];
    },
  },
  {
    setting: 'secondCancel',
    seen: [
      ['refuse', '404 APPOINTMENT_NOT_FOUND'],
      ['ok', '204'],
    ],
    look: async (running) => {
      const id = await book(running);
      await running.send('DELETE', paths.cancel(id));
      return seenOf(await running.send('DELETE', paths.cancel(id)));
    },
  },
  {
    setting: 'releaseGone',
    seen: [
      ['refuse', ['404 RESERVATION_RELEASED', '404 RESERVATION_NOT_FOUND']],
      ['ok', ['204', '404 RESERVATION_NOT_FOUND']],
    ],
    look: async (running) => {
      const id = await reserve(running);
      await running.send('DELETE', paths.release(id));
      return [
        seenOf(await running.send('DELETE', paths.release(id))),
        seenOf(await running.send('DELETE', paths.release(nobodysId))),
      ];
    },
  },
  {
    setting: 'releaseAfterUse',
    seen: [
      ['refuse', ['404 RESERVATION_USED', '404 RESERVATION_USED', 'CONFIRMED', 'CONFIRMED']],
      ['cancels-appointment', ['204', '204', 'CANCELED', 'CANCELED']],
    ],
    look: async (running) => {
      const { appointmentId } = await move(running);
      const used = await reserve(running);
      await running.send('POST', paths.confirm(used), customer);
      return [
        seenOf(await running.send('DELETE', paths.release(appointmentId))),
        seenOf(await running.send('DELETE', paths.release(used))),
        ...running.clinic.control.state().appointments.map(({ status }) => status),
      ];
    },
  },
  {
    setting: 'updateCustomerClearsOmitted',
    seen: [
      [false, [customer.email, customer.phoneNumber]],
      [true, ['', null]],
    ],
    look: async (running) => {
      const { personalIdentifier, firstName, lastName } = customer;
      const body = { personalIdentifier, firstName, lastName };
      await running.send('PUT', paths.customer(await book(running)), body);
      const [appointment] = running.clinic.control.state().appointments;
      return [appointment?.customer.email, appointment?.customer.phoneNumber];
    },
  },
  {
    setting: 'updateCustomerMovesIdentifier',
    seen: [
      [true, 'another0000'],
      [false, customer.personalIdentifier],
    ],
    look: async (running) => {
      const body = { ...customer, personalIdentifier: 'another0000' };
      await running.send('PUT', paths.customer(await book(running)), body);
      return running.clinic.control.state().appointments[0]?.personalIdentifier;
    },
  },
  {
    setting: 'errorBodies',
    seen: [
      ['json', refusal(404, 'APPOINTMENT_NOT_FOUND')],
      ['text', { status: 404, body: expect.any(String) }],
      ['none', { status: 404, body: undefined }],
    ],
    look: async ({ send }) => {
      const { status, body } = await send('GET', paths.details(nobodysId));
      return { status, body };
    },
  },
  {
    setting: 'extraFields',
    seen: [
      [false, [false, false]],
      [true, [true, true]],
    ],
    look: async (running) => {
      const [slot] = await timeSlots(running);
      const { body } = await running.send('GET', paths.details(await book(running)));
      return [slot && 'addedLater' in slot, 'addedLater' in (body as { branch: Json }).branch];
    },
  },
];

import {
  atTen,
  book,
  both,
  customer,
  type Json,
  nobodysId,
  paths,
  reserve,
  vaccination,
} from './running-combination.ts';
import { idsIn, query, type Switch, seenOf } from './switch.ts';

/** Switches of search and details. */
export const searchSwitches: readonly Switch[] = [
  {
    setting: 'searchMethods',
    seen: [
      ['get', ['200', '405 METHOD_NOT_ALLOWED']],
      ['post', ['405 METHOD_NOT_ALLOWED', '200']],
      ['both', ['200', '200']],
    ],
    look: async ({ send }) => [
      seenOf(await send('GET', paths.search, query)),
      seenOf(await send('POST', paths.search, query)),
    ],
  },
  {
    setting: 'searchLosesGetBody',
    seen: [
      [false, ['200', '200']],
      [true, ['400 BODY_MISSING', '200']],
    ],
    look: async ({ send, clinic }) => {
      clinic.control.changeSettings({ searchMethods: 'both' });
      return [
        seenOf(await send('GET', paths.search, query)),
        seenOf(await send('POST', paths.search, query)),
      ];
    },
  },
  {
    setting: 'searchAnswers',
    seen: [
      ['array', [1, 2]],
      ['object', ['object', 'object']],
      ['object-when-one', ['object', 2]],
    ],
    look: async (running) => {
      const search = async () => {
        const { body } = await running.send('GET', paths.search, query);
        return Array.isArray(body) ? body.length : typeof body;
      };
      await book(running);
      const one = await search();
      await book(running, atTen);
      return [one, await search()];
    },
  },
  {
    setting: 'searchNoMatch',
    seen: [
      ['empty-list', [200, []]],
      ['no-content', [204, undefined]],
      ['not-found', [404, expect.anything()]],
    ],
    look: async ({ send }) => {
      const { status, body } = await send('GET', paths.search, query);
      return [status, body];
    },
  },
  {
    setting: 'searchListsHolds',
    seen: [
      [false, 0],
      [true, 1],
    ],
    look: async (running) => {
      const id = await reserve(running);
      const { body } = await running.send('GET', paths.search, query);
      return idsIn(body).filter((one) => one === id).length;
    },
  },
  {
    setting: 'searchListsPast',
    seen: [
      [true, 1],
      [false, 0],
    ],
    look: async (running) => {
      await book(running);
      running.clinic.control.changeSettings({ clockOffsetSec: 2 * 86_400 });
      running.useToken(await running.token());
      return idsIn((await running.send('GET', paths.search, query)).body).length;
    },
  },
  {
    setting: 'searchListsCanceled',
    seen: [
      [false, 0],
      [true, 1],
    ],
    look: async (running) => {
      await running.send('DELETE', paths.cancel(await book(running)));
      return idsIn((await running.send('GET', paths.search, query)).body).length;
    },
  },
  {
    setting: 'appointmentShows',
    seen: [
      ['service', [vaccination, undefined]],
      ['services', [undefined, both]],
      ['both', [vaccination, both]],
    ],
    look: async (running) => {
      const { body } = await running.send('GET', paths.details(await book(running)));
      const { service, services } = body as { service?: Json; services?: Json[] };
      return [service?.['id'], services?.map(({ id }) => id)];
    },
  },
  {
    setting: 'appointmentShowsNotes',
    seen: [
      [true, 'by the window'],
      [false, ''],
    ],
    look: async (running) => {
      const id = await reserve(running, atTen, both, { notes: 'by the window' });
      const { body } = await running.send('POST', paths.confirm(id), customer);
      return (body as { supportNotes?: unknown }).supportNotes;
    },
  },
  {
    setting: 'canceledDetailsShown',
    seen: [
      [false, '404 APPOINTMENT_NOT_FOUND'],
      [true, '200'],
    ],
    look: async (running) => {
      const id = await book(running);
      await running.send('DELETE', paths.cancel(id));
      return seenOf(await running.send('GET', paths.details(id)));
    },
  },
  {
    setting: 'goneAppointmentStatus',
    seen: [
      [404, 404],
      [410, 410],
      [400, 400],
    ],
    look: async ({ send }) => (await send('GET', paths.details(nobodysId))).status,
  },
];

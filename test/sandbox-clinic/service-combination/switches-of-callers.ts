import { type Json, nobodysId, paths, vaccination } from './running-combination.ts';
import { askToken, type Switch, seenOf } from './switch.ts';

/** Switches of tokens, limits and headers. */
export const callerSwitches: readonly Switch[] = [
  {
    setting: 'oauthTokenLifetimeSec',
    seen: [
      [3600, ['200', 3600]],
      [60, ['401 TOKEN_NOT_VALID', 60]],
    ],
    look: async (running) => {
      running.time.advance(60_000);
      const seen = seenOf(await running.send('GET', paths.combinations));
      return [seen, ((await askToken(running)).body as Json)['expires_in']];
    },
  },
  {
    setting: 'oauthRequestsPerSec',
    seen: [
      [1, [200, 429]],
      [0, [200, 200]],
    ],
    look: async (running) => [(await askToken(running)).status, (await askToken(running)).status],
  },
  {
    setting: 'secondOauthTokenEndsFirst',
    seen: [
      [false, '200'],
      [true, '401 TOKEN_NOT_VALID'],
    ],
    look: async (running) => {
      await running.token();
      return seenOf(await running.send('GET', paths.combinations));
    },
  },
  {
    setting: 'enforceScopes',
    seen: [
      [true, '403 SCOPE_MISSING'],
      [false, '404 APPOINTMENT_NOT_FOUND'],
    ],
    look: async (running) => {
      running.useToken(await running.token('com.qmatic.saas.appointments/external.appointment.book'));
      return seenOf(await running.send('DELETE', paths.cancel(nobodysId)));
    },
  },
  {
    setting: 'rateLimitPerMinute',
    seen: [
      [100, [100, '429 TOO_MANY_REQUESTS']],
      [0, [101, '200']],
      [3, [3, '429 TOO_MANY_REQUESTS']],
    ],
    look: async ({ send }) => {
      const seen = [];
      for (let at = 0; at < 101; at += 1) seen.push(seenOf(await send('GET', paths.combinations)));
      return [seen.filter((one) => one === '200').length, seen.at(-1)];
    },
  },
  {
    setting: 'rateLimitTellsRetryAfter',
    seen: [
      [false, [undefined, undefined]],
      [true, ['50', '1']],
    ],
    look: async (running) => {
      const { send, clinic, time } = running;
      clinic.control.changeSettings({ rateLimitPerMinute: 1, oauthRequestsPerSec: 1 });
      await send('GET', paths.combinations);
      time.advance(10_000);
      await askToken(running);
      const call = await send('GET', paths.combinations);
      return [call.headers['retry-after'], (await askToken(running)).headers['retry-after']];
    },
  },
  {
    setting: 'tenantHeaderEverywhere',
    seen: [
      [true, ['400 INVALID_INPUT', '400 INVALID_INPUT', '400 INVALID_INPUT']],
      [false, ['200', '200', '400 INVALID_INPUT']],
    ],
    look: async ({ send }) => {
      const without = { 'x-tenant-id': undefined };
      const slots = `${paths.timeSlots}?serviceIds=${vaccination}`;
      return [
        seenOf(await send('GET', paths.combinations, undefined, without)),
        seenOf(await send('GET', slots, undefined, without)),
        seenOf(await send('GET', paths.services, undefined, without)),
      ];
    },
  },
  {
    setting: 'acceptLanguage',
    seen: [
      ['listed', '400 LANGUAGE_NOT_SUPPORTED'],
      ['any', '200'],
    ],
    look: async ({ send }) =>
      seenOf(await send('GET', paths.services, undefined, { 'accept-language': 'es-ES' })),
  },
];

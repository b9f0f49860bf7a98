import type { StubAnswer } from './clinic-stub.ts';
import { closeAll, driveStub, person, type Setup } from './driver-under-test.ts';

afterEach(closeAll);

function visitor(id: string, name = 'Ada Example', phoneNumber: unknown = person.phone) {
  return { id, chartNumber: id, name, phoneNumber };
}

async function found(pages: unknown[][] | StubAnswer, setup: Setup = {}, who = person) {
  const under = await driveStub((call) => {
    if (!Array.isArray(pages)) return pages;
    const offset = Number(call.body['offset']);
    const before = pages.findIndex((_, at) => pages.slice(0, at).flat().length === offset);
    return { json: { data: pages[before] ?? [] } };
  }, setup);
  const answer = await under.driver.findVisitor(who, under.limits());
  return { answer, asked: under.stub.of('v1/search-visitors').map((call) => call.body) };
}

test('a visitor is searched by phone alone', async () => {
  const { answer, asked } = await found([[visitor('v1')]]);
  expect(answer).toEqual({ kind: 'ok', value: 'v1' });
  expect(asked).toEqual([{ phone: person.phone, offset: 0, limit: 50 }]);
});

test('somebody else with the same phone is not the person, nor is the same name with another phone', async () => {
  const others = [
    visitor('v1', 'Ada Examples'),
    visitor('v2', 'Ada Example', { countryCode: '82', phoneNumber: '1000000001' }),
    visitor('v3', 'Ada Example', { countryCode: '81', phoneNumber: '1000000000' }),
    visitor('v4', 'Ada Example', null),
    visitor('v5', 'Ada Example', '1000000000'),
    { id: 'v6' },
  ];
  expect((await found([others])).answer).toEqual({ kind: 'ok', value: null });
});

test.each([
  ['without spaces', 'adaexample', person.phone],
  ['in full-width letters', 'Ａｄａ　Ｅｘａｍｐｌｅ', person.phone],
  [
    'with hyphens and the trunk prefix in the number',
    'Ada Example',
    { countryCode: '+82', phoneNumber: '010-0000-0000' },
  ],
])('a name or number that staff typed %s is the person’s', async (_, name, phone) => {
  expect((await found([[visitor('v1', name, phone)]])).answer).toEqual({ kind: 'ok', value: 'v1' });
});

test('letters that are written in parts are the same as in one', async () => {
  const who = { ...person, givenName: '가영', familyName: '예' };
  const name = '예가영'.normalize('NFD');
  const { answer } = await found([[visitor('v1', name)]], { settings: { visitorName: 'family-given' } }, who);
  expect(answer).toEqual({ kind: 'ok', value: 'v1' });
});

test('of several charts of one person the oldest is taken', async () => {
  const charts = [visitor('65f0c0de00000000000000b2'), visitor('65f0c0de00000000000000a1')];
  expect((await found([charts])).answer).toEqual({ kind: 'ok', value: '65f0c0de00000000000000a1' });
});

test('all pages are read, even if the clinic makes them shorter than asked for', async () => {
  const page = (from: number) =>
    Array.from({ length: 20 }, (_, at) => visitor(`x${from + at}`, 'Other Person'));
  const { answer, asked } = await found([page(0), page(20), [visitor('v1')]]);
  expect(answer).toEqual({ kind: 'ok', value: 'v1' });
  expect(asked.map((query) => query['offset'])).toEqual([0, 20, 40]);
});

test('a clinic that gives the same page again and again is asked no further', async () => {
  const page = Array.from({ length: 50 }, (_, at) => visitor(`x${at}`, 'Other Person'));
  const { answer, asked } = await found({ json: { data: page } });
  expect(answer).toEqual({ kind: 'ok', value: null });
  expect(asked).toHaveLength(2);
});

test.each<[string, StubAnswer]>([
  ['no list', { json: {} }],
  ['a visitor without id', { json: { data: [{ name: 'x' }] } }],
  ['a visitor that is null', { json: { data: [null] } }],
])('an answer with %s is unreadable', async (_, answer) => {
  expect((await found(answer)).answer).toMatchObject({ trouble: { kind: 'unreadable' } });
});

test('a search that never ends is trouble, not an unknown visitor', async () => {
  let next = 0;
  const under = await driveStub(() => {
    const data = Array.from({ length: 50 }, () => visitor(`x${next++}`, 'Other Person'));
    return { json: { data } };
  });
  expect(await under.driver.findVisitor(person, under.limits())).toMatchObject({ kind: 'trouble' });
});

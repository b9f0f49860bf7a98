import {
  closeAll,
  driveSandbox,
  endSec,
  type SandboxUnderTest,
  startSec,
  travelPackage,
} from './driver-under-test.ts';

afterEach(closeAll);

const asked = ({ clinic }: SandboxUnderTest) => clinic.control.state().calls['combinations'] ?? 0;

async function openings(under: SandboxUnderTest): Promise<number | string> {
  const answer = await under.driver.readOpenings(travelPackage, { startSec, endSec }, under.limits());
  return answer.kind === 'ok' ? answer.value.length : answer.trouble.kind;
}

test('what combines is asked once, believed for its age, and then asked again', async () => {
  const under = await driveSandbox({}, { settings: { combinationsAgeSec: 60 } });
  for (let times = 0; times < 3; times += 1) expect(await openings(under)).toBeGreaterThan(0);
  expect(asked(under)).toBe(1);
  under.clock.advance(59_999);
  await openings(under);
  expect(asked(under)).toBe(1);
  under.clock.advance(1);
  await openings(under);
  expect(asked(under)).toBe(2);
});

test('callers at the same time share one question', async () => {
  const under = await driveSandbox();
  await Promise.all([openings(under), openings(under), openings(under)]);
  expect(asked(under)).toBe(1);
});

test('a set that staff combine at last is offered within half a minute', async () => {
  const under = await driveSandbox({ combinations: 'not-configured' });
  expect(await openings(under)).toBe(0);
  under.clinic.control.changeSettings({ combinations: 'configured' });
  under.clock.advance(29_999);
  expect(await openings(under)).toBe(0);
  under.clock.advance(1);
  expect(await openings(under)).toBeGreaterThan(0);
});

test('where the list can’t be read anew the old one goes on, and without an old one nothing is concluded', async () => {
  const under = await driveSandbox({}, { settings: { combinationsAgeSec: 60 } });
  under.clinic.control.addFault({ operation: 'combinations', effect: 'status-503' });
  expect(await openings(under)).toBe('server-error');
  under.clinic.control.clearFaults();
  expect(await openings(under)).toBeGreaterThan(0);
  under.clinic.control.addFault({ operation: 'combinations', effect: 'status-503' });
  under.clock.advance(60_000);
  expect(await openings(under)).toBeGreaterThan(0);
});

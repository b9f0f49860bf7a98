import { utrechtClinic } from '../../../src/sandbox-clinic/demo-data.ts';
import { defaultCombinationSettings } from '../../../src/sandbox-clinic/service-combination/combination-settings.ts';
import {
  atNine,
  atTen,
  book,
  both,
  branchId,
  closeClinics,
  customer,
  nobodysId,
  openCombination,
  paths,
  refusal,
  reservationBody,
  reserve,
} from './running-combination.ts';
import { firstBranch, move, overlapping, secondBranchId, twoBranches } from './switch.ts';
import { callerSwitches } from './switches-of-callers.ts';
import { changeSwitches } from './switches-of-changes.ts';
import { reservationSwitches } from './switches-of-reservations.ts';
import { searchSwitches } from './switches-of-searches.ts';
import { slotSwitches } from './switches-of-slots.ts';

afterEach(closeClinics);

const switches = [
  ...callerSwitches,
  ...slotSwitches,
  ...reservationSwitches,
  ...searchSwitches,
  ...changeSwitches,
];

const positions = switches.flatMap(({ setting, seen, look }) =>
  seen.map(([position, expected]) => ({ setting, position, expected, look })),
);

test.each(positions)('with $setting at $position', async ({ setting, position, expected, look }) => {
  const running = await openCombination({ catalogue: { serviceCombination: twoBranches } });
  running.clinic.control.readSettings({ [setting]: position });
  expect(await look(running)).toEqual(expected);
});

test('each setting is tried in two positions, the first of which is its default', () => {
  const firsts = switches.map(({ setting, seen }) => [setting, seen[0]?.[0]]);
  expect(Object.fromEntries(firsts)).toEqual(defaultCombinationSettings);
  expect(switches.every(({ seen }) => seen.length > 1)).toBe(true);
});

test('a reservation to move an appointment makes no other one, and moves no other one', async () => {
  const running = await openCombination({ settings: { rescheduleOwnOverlap: 'allow' } });
  const { send } = running;
  const appointmentId = await book(running);
  const other = await book(running, atTen);
  const reservationId = await reserve(running, overlapping, both, { appointmentId });
  const confirm = await send('POST', paths.confirm(reservationId), customer);
  expect(confirm).toMatchObject(refusal(400, 'RESERVATION_FOR_RESCHEDULE'));
  const foreign = await send('PUT', paths.reschedule(other), { reservationId });
  expect(foreign).toMatchObject(refusal(400, 'RESERVATION_FOR_ANOTHER'));
  const unknown = reservationBody(atNine, both, { appointmentId: nobodysId });
  expect(await send('POST', paths.reserve, unknown)).toMatchObject(refusal(404, 'APPOINTMENT_NOT_FOUND'));
});

test('with a second resource, a move that overlaps the old time is refused unless allowed', async () => {
  const resourceTypeId = firstBranch?.resources[0]?.resourceTypeId ?? '';
  const resources = [branchId, secondBranchId].map((resourceId) => ({ resourceId, resourceTypeId }));
  const branches = firstBranch ? [{ ...firstBranch, resources }] : [];
  const running = await openCombination({
    catalogue: { serviceCombination: { ...utrechtClinic, branches } },
  });
  const { reply, appointmentId, reservationId } = await move(running, overlapping);
  expect(reply).toMatchObject(refusal(400, 'OWN_TIME_OVERLAPS'));
  running.clinic.control.changeSettings({ rescheduleOwnOverlap: 'allow' });
  const again = await running.send('PUT', paths.reschedule(appointmentId), { reservationId });
  expect(again).toMatchObject({ status: 200, body: { timeSlot: overlapping } });
});

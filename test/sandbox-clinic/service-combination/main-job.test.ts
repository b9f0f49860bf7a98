import {
  atNine,
  atTen,
  bloodTest,
  book,
  both,
  branchId,
  closeClinics,
  customer,
  hearingTest,
  openCombination,
  paths,
  reserve,
  timeSlots,
  travelAdvice,
  vaccination,
} from './running-combination.ts';

afterEach(closeClinics);

const { personalIdentifier: _, ...shownCustomer } = customer;

const appointment = (appointmentId: unknown, timeSlot: object) => ({
  appointmentId,
  timeSlot,
  customer: shownCustomer,
  service: { id: vaccination, name: 'Vaccination', config: { maxNumberOfReservations: 4 } },
  branch: {
    id: branchId,
    name: 'Utrecht Clinic',
    address: { streetName: 'Sandbox Street 1', zipCode: '3500 AA', city: 'Utrecht', country: 'NL' },
    location: { longitude: 5.12, latitude: 52.09 },
  },
  numberOfReservations: 2,
  supportNotes: '',
});

test('combinations are listed for each branch by resource type', async () => {
  const { send } = await openCombination();
  const combinations = {
    branchId,
    serviceCombinations: [
      {
        resourceTypeId: expect.any(String),
        combinableServices: [bloodTest],
        unCombinableServices: [],
        combinedServices: [vaccination, travelAdvice],
      },
      {
        resourceTypeId: expect.any(String),
        combinableServices: [],
        unCombinableServices: [hearingTest],
        combinedServices: [],
      },
    ],
  };
  expect(await send('GET', paths.combinations)).toMatchObject({ status: 200, body: [combinations] });
  const one = await send('GET', `${paths.combinations}/${branchId.toUpperCase()}`);
  expect(one).toMatchObject({ status: 200, body: combinations });
});

test('services are listed by branch, in the language asked for', async () => {
  const { send } = await openCombination();
  const reply = await send('GET', paths.services, undefined, { 'accept-language': 'nl_NL' });
  expect(reply).toMatchObject({
    status: 200,
    body: [{ branch: { id: branchId }, services: [{ id: vaccination, name: 'Vaccinatie' }, {}, {}, {}] }],
  });
  expect(await send('GET', '/services')).toMatchObject({ status: 200 });
});

test('a visit of two services is found, held, confirmed, read, moved by a new reservation, and cancelled', async () => {
  const running = await openCombination();
  const { send, clinic } = running;
  expect((await timeSlots(running))[0]).toEqual(atNine);

  const reservationId = await reserve(running, atNine, both);
  expect(await timeSlots(running)).not.toContainEqual(atNine);
  expect(clinic.control.state()).toMatchObject({
    appointments: [],
    holds: [
      {
        reservationId,
        serviceIds: both,
        startTime: '2026-03-03T08:00:00.000Z',
        endTime: '2026-03-03T08:35:00.000Z',
        expiresAt: '2026-03-02T01:15:00.000Z',
      },
    ],
  });

  const confirmed = await send('POST', paths.confirm(reservationId), customer);
  expect(confirmed).toMatchObject({ status: 201, body: appointment(expect.any(String), atNine) });
  const { appointmentId } = confirmed.body as { appointmentId: string };
  expect(clinic.control.state()).toMatchObject({
    holds: [],
    appointments: [
      {
        appointmentId,
        status: 'CONFIRMED',
        serviceIds: both,
        personalIdentifier: customer.personalIdentifier,
        numberOfReservations: 2,
        startTime: '2026-03-03T08:00:00.000Z',
      },
    ],
  });

  const { personalIdentifier } = customer;
  const found = await send('GET', paths.search, { customer: { personalIdentifier } });
  expect(found).toMatchObject({ status: 200, body: [appointment(appointmentId, atNine)] });
  expect(JSON.stringify(found.body)).not.toContain(personalIdentifier);
  const details = await send('GET', paths.details(appointmentId));
  expect(details.body).toEqual(appointment(appointmentId, atNine));

  const newId = await reserve(running, atTen, both);
  expect(await timeSlots(running)).not.toContainEqual(atNine);
  const moved = await send('PUT', paths.reschedule(appointmentId), { reservationId: newId });
  expect(moved).toMatchObject({ status: 200, body: appointment(appointmentId, atTen) });
  expect(await timeSlots(running)).toContainEqual(atNine);
  expect(await timeSlots(running)).not.toContainEqual(atTen);

  expect(await send('DELETE', paths.cancel(appointmentId))).toMatchObject({
    status: 204,
    body: undefined,
  });
  expect(await timeSlots(running)).toContainEqual(atTen);
  expect((await send('GET', paths.details(appointmentId))).status).toBe(404);
  expect(clinic.control.state()).toMatchObject({
    appointments: [{ appointmentId, status: 'CANCELED' }],
    holds: [],
    calls: {
      'oauth-token': 1,
      'time-slots': 6,
      'reserve-time-slot': 2,
      'confirm-reservation': 1,
      'search-appointments': 1,
      'get-appointment': 2,
      'reschedule-appointment': 1,
      'cancel-appointment': 1,
    },
  });
});

test('a released hold frees its place', async () => {
  const running = await openCombination();
  const id = await reserve(running);
  expect(await running.send('DELETE', paths.release(id))).toMatchObject({ status: 204, body: undefined });
  expect(running.clinic.control.state().holds).toEqual([]);
  await reserve(running);
});

test('the customer of an appointment is updated, under either spelling of the path', async () => {
  const running = await openCombination();
  const id = await book(running);
  const changed = { ...customer, lastName: 'Other', personalIdentifier: 'other00000' };
  expect((await running.send('PUT', paths.customer(id), changed)).status).toBe(204);
  const small = { personalIdentifier: 'other00000', firstName: 'New', lastName: 'Other' };
  expect((await running.send('PUT', `/appointments/${id}/customer`, small)).status).toBe(204);
  expect(running.clinic.control.state().appointments).toMatchObject([
    {
      personalIdentifier: 'other00000',
      customer: { firstName: 'New', lastName: 'Other', phoneNumber: customer.phoneNumber },
    },
  ]);
});

test('the short path of cancel serves too', async () => {
  const running = await openCombination();
  const id = await book(running);
  expect((await running.send('DELETE', `/appointments/${id}`)).status).toBe(204);
});

test('a search lists all of the customer’s appointments by start, and nobody else’s', async () => {
  const running = await openCombination();
  const later = await book(running, atTen);
  const sooner = await book(running, atNine);
  const time = { startTime: '2026-03-03T11:00:00+01:00', endTime: '2026-03-03T11:20:00+01:00' };
  const other = await book(running, time, [bloodTest], { personalIdentifier: 'somebodyelse0' });
  const ids = async (personalIdentifier: string) => {
    const { body } = await running.send('GET', paths.search, { customer: { personalIdentifier } });
    return (body as { appointmentId: string }[]).map(({ appointmentId }) => appointmentId);
  };
  expect(await ids(customer.personalIdentifier)).toEqual([sooner, later]);
  expect(await ids('somebodyelse0')).toEqual([other]);
});

/** What may happen to one call from adapter to clinic. Named as the sandbox clinic's faults are. */
export const callFaults = [
  'lose-request',
  'lose-response',
  'late-commit',
  'delay',
  'status-503',
  'status-500-applied',
  'status-429',
  'garbage',
  'refuse-connection',
] as const;
export type CallFault = (typeof callFaults)[number];

/** The calls of the driver port, over which a clinic of the Open API is simulated. */
export const portCalls = [
  'read-openings',
  'find-visitor',
  'reserve',
  'move',
  'cancel',
  'read-back',
  'find-by-marker',
] as const;

/** Those of the port that are the clinic's own commands. */
export const houseCalls = ['house-reserve', 'house-update', 'register-images'] as const;

/** The calls that the driver makes to a service-combination system. */
export const combinationCalls = [
  'oauth-token',
  'combinations',
  'time-slots',
  'reserve-time-slot',
  'confirm-reservation',
  'search-appointments',
  'get-appointment',
  'reschedule-appointment',
  'cancel-appointment',
  'release-reservation',
] as const;
export type CombinationCallKind = (typeof combinationCalls)[number];

export const callKinds = [...portCalls, ...houseCalls, ...combinationCalls] as const;
export type CallKind = (typeof callKinds)[number];

/** What may happen to one step of the store. */
export const storeFaults = ['store-lost-before', 'store-lost-after', 'store-delay'] as const;
export type StoreFault = (typeof storeFaults)[number];

/** The steps of the store port that a running core takes. */
export const storeSteps = [
  'lookAtToken',
  'moment',
  'claimCreate',
  'claimChange',
  'recordStep',
  'recordNote',
  'settle',
  'adopt',
  'claimRemoval',
  'endRemoval',
  'forgetVisitor',
  'booking',
  'bookingsOfUser',
  'operationEnd',
  'recordObservation',
  'renewOwner',
  'takeOver',
  'resignOwner',
  'watched',
  'endWatch',
  'stale',
  'lease',
  'leaseByReference',
  'claimLease',
  'recordHold',
  'dropLease',
  'leasedPlaces',
  'endLeases',
] as const;

/** Those that only the clinic's own commands take. */
export const houseSteps = [
  'keyUse',
  'claimKeyedChange',
  'bookingOfSchedule',
  'keep',
  'personOf',
  'claimImages',
  'endImages',
] as const;
export type HouseStep = (typeof houseSteps)[number];

export type StoreStep = (typeof storeSteps)[number] | HouseStep;

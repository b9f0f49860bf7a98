/** The Open API's operations that this driver calls, and their paths ([clinic] 2, operation index). */
export const operationPaths = {
  'exchange-token': '/open/authorization/commands/exchange-token',
  'reserve V1': '/schedule/open/v1/commands/reserve',
  'reserve V2': '/schedule/open/v2/commands/reserve',
  'reserve-by-visitor-id V1': '/schedule/open/v1/commands/reserve-by-visitor-id',
  'reserve-by-visitor-id V2': '/schedule/open/v2/commands/reserve-by-visitor-id',
  'update-reservation V1': '/schedule/open/v1/commands/update-reservation',
  'update-reservation V2': '/schedule/open/v2/commands/update-reservation',
  'cancel-reservation': '/schedule/open/v1/commands/cancel-reservation',
  'get-reservation-slots-by-group': '/schedule/open/v1/queries/get-reservation-slots-by-group',
  'get-reservation-slots-by-groups': '/schedule/open/v2/queries/get-reservation-slots-by-groups',
  'get-reservation-slots-by-schedule-id V1': '/schedule/open/v1/queries/get-reservation-slots-by-schedule-id',
  'get-reservation-slots-by-schedule-id V2': '/schedule/open/v2/queries/get-reservation-slots-by-schedule-id',
  'get-reservation-groups': '/schedule/open/v1/queries/get-reservation-groups',
  'get-schedule-detail': '/schedule/open/v1/queries/get-schedule-detail',
  'get-schedules-summarized-by-tasks': '/schedule/open/v1/queries/get-schedules-summarized-by-tasks',
  'register-visitor-images': '/image/open/v1/commands/register-visitor-images',
  'search-visitors': '/visitor/open/v1/queries/search-visitors',
} as const satisfies Record<string, string>;

export type Operation = keyof typeof operationPaths;

/** Commands change something; the exchange of the key is named one and changes nothing that anybody would miss. */
export function sortOf(operation: Operation): 'read' | 'command' {
  return operation !== 'exchange-token' && operationPaths[operation].includes('/commands/')
    ? 'command'
    : 'read';
}

import type { Json } from './channel/channel.ts';
import { objectAt } from './read-answer.ts';

/** What a CreateBookingRequest has to hold ([google] 1.6, 1.11). */
const requiredFields = [
  'idempotency_token',
  'slot',
  'slot.merchant_id',
  'slot.service_id',
  'slot.start_sec',
  'slot.duration_sec',
  'user_information',
  'user_information.user_id',
  'user_information.given_name',
  'user_information.family_name',
  'user_information.telephone',
  'user_information.email',
] as const;

/** The request without one required field, for each of them. */
export function withoutEach(request: Json): readonly (readonly [field: string, Json])[] {
  return requiredFields.map((field) => [field, without(request, field)]);
}

function without(message: Json, field: string): Json {
  const dot = field.indexOf('.');
  if (dot < 0) return Object.fromEntries(Object.entries(message).filter(([key]) => key !== field));
  const head = field.slice(0, dot);
  return { ...message, [head]: without(objectAt(message, head), field.slice(dot + 1)) };
}

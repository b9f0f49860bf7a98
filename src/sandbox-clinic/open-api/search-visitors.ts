import * as z from 'zod';
import { phone } from './body-items.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { readBody } from './read-body.ts';

const defaultLimit = 50;
const largestLimit = 500;

const query = z.object({
  offset: z.int32().min(0).default(0),
  limit: z.int32().min(0).default(0),
  partOfVisitorName: z.string().optional(),
  dateOfBirth: z.string().optional(),
  chartNumber: z.string().optional(),
  email: z.string().optional(),
  phone: phone.optional(),
});

/**
 * Visitors that meet all given conditions, oldest first ([clinic] 13). Not documented, so ours: a limit of 0 or none is 50,
 * the largest is 500. The sandbox knows neither birth dates nor e-mail addresses, so nobody matches these.
 */
export function searchVisitors(clinic: ClinicRecords, body: unknown): { data: object[] } {
  const sent = readBody(query, body);
  if (sent.dateOfBirth !== undefined || sent.email !== undefined) return { data: [] };
  const found = clinic.visitors.search({
    partOfName: sent.partOfVisitorName,
    chartNumber: sent.chartNumber,
    phone: sent.phone,
    phoneMatching: clinic.settings().searchMatchesPhone,
    offset: sent.offset,
    limit: Math.min(sent.limit || defaultLimit, largestLimit),
  });
  const data = found.map(({ visitorId, chartNumber, name, phone: phoneNumber }) => ({
    id: visitorId,
    chartNumber,
    name,
    phoneNumber,
    gender: 'GENDER_UNSPECIFIED',
  }));
  return { data };
}

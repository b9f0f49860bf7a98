import * as z from 'zod';
import { code } from './body-items.ts';
import type { ClinicRecords } from './clinic-records.ts';
import { readBody } from './read-body.ts';
import { invalidCommand } from './refusal.ts';

/** [clinic] 14; counted in UTF-16 units, the stricter of the two readings. */
const longestMemo = 150;

const command = z.object({
  images: z
    .array(
      z.object({
        fileName: z.string().optional(),
        visitorId: z.string().optional(),
        source: z
          .enum(['VISITOR_IMAGE_SOURCE_UNSPECIFIED', 'HOSPITAL', 'VISITOR', 'AGREEMENT', 'PEN_CHART'])
          .optional(),
        equipment: code.optional(),
        scheduleId: z.string().optional(),
        shootingDateTimeUtc: z.string().optional(),
        memo: z.string().optional(),
        category: code.optional(),
      }),
    )
    .max(10_000)
    .default([]),
});

/** Attaches images, all or none ([clinic] 14). That their visitors exist isn't checked: no such error is documented. */
export function registerVisitorImages(clinic: ClinicRecords, body: unknown): Record<string, never> {
  const { images } = readBody(command, body);
  if (images.some((image) => (image.memo?.length ?? 0) > longestMemo)) {
    throw invalidCommand('memo', 'TooLong');
  }
  for (const image of images) clinic.records.addImage(image);
  return {};
}

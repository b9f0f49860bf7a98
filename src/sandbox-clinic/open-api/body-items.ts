import * as z from 'zod';
import { isJsonObject, type JsonObject } from '../json-object.ts';

/** An `object-id` item: 24 hex digits ([clinic] 5), in lower case. */
export const objectId = z
  .string()
  .regex(/^[0-9a-fA-F]{24}$/)
  .transform((text) => text.toLowerCase());

/** `protos.Phone` ([clinic] 6.2). */
export const phone = z.object({ countryCode: z.string(), phoneNumber: z.string() });

/** A phone as sent. */
export type Phone = z.output<typeof phone>;

/** An account or person with a name; counselor and doctor have an account id ([clinic] 7.1). */
export const account = z.object({ id: objectId, name: z.string() });

const color = z.enum([
  'CodeColor_UNSPECIFIED',
  'RED',
  'LAVA',
  'ORANGE',
  'GREEN',
  'CYAN',
  'BLUE',
  'PURPLE',
  'MAGENTA',
  'GRAY',
]);

const codeCategory = z.enum([
  'CODE_CATEGORY_UNSPECIFIED',
  'FUNNEL',
  'EXPOSURE_CHANNEL',
  'ETCETRA_PRODUCT_CATEGORY',
  'IMAGE_EQUIPMENT',
  'CALL_CONSULTATION_RESULT',
  'IMAGE_CATEGORY',
  'FUNNEL_CATEGORY',
  'VISITOR_CATEGORY',
  'ACCOUNT_STATUS',
]);

/** `protos.tenant.Code` ([clinic] 9.4). */
export const code = z.object({
  id: z.string().optional(),
  category: codeCategory.optional(),
  name: z.string().optional(),
  order: z.int32().optional(),
  closed: z.boolean().optional(),
  color: color.optional(),
  default: z.boolean().optional(),
});

/** `protos.schedule.ReservationFunnel` ([clinic] 9.3). */
export const funnel = z.object({
  funnel: code.optional(),
  funnelDetail: z.string().optional(),
  funnelCategory: code.optional(),
});

const medicalService = z.custom<JsonObject>(isJsonObject);

const price = z.object({
  amount: z.int32().optional(),
  currency: z.string().optional(),
  reason: z
    .object({
      type: z
        .enum([
          'RESERVATION_REQUESTED_OPTION_PRICE_REASON_TYPE_UNSPECIFIED',
          'GENERAL',
          'PROMOTION',
          'VISITOR_TYPE',
        ])
        .optional(),
      promotionId: z.string().optional(),
      visitorTypeId: z.string().optional(),
    })
    .optional(),
});

/** `protos.schedule.ReservationRequestedProcedure` ([clinic] 9.1); its medical service is kept as sent. */
export const requestedProcedure = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('OPTION'),
    optionConfiguration: z.object({
      optionId: z.string(),
      optionTitle: z.string(),
      productTitle: z.string().optional(),
      promotionTitle: z.string().optional(),
      price,
      medicalService: medicalService.optional(),
    }),
  }),
  z.object({
    type: z.literal('TICKET'),
    ticketConfiguration: z.object({
      ticketId: z.string(),
      ticketTitle: z.string(),
      optionTitle: z.string(),
      medicalService: medicalService.optional(),
    }),
  }),
]);

/** The optional items that every create takes ([clinic] 6.1). */
export const creationOptions = {
  consultationRequired: z.boolean().default(false),
  sedationRequired: z.boolean().default(false),
  funnelDetail: z.string().optional(),
  requestedProcedures: z.array(requestedProcedure).default([]),
  reservationMemo: z.string().optional(),
};

/** The optional items that every update takes ([clinic] 7.1). */
export const updateOptions = {
  counselor: account.optional(),
  doctor: account.optional(),
  funnel: funnel.optional(),
  reservationMemo: z.string().optional(),
  reservationAssignee: z.object({ id: z.string(), name: z.string() }).optional(),
};

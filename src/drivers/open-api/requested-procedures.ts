import * as z from 'zod';

/**
 * Treatments that a service asks the clinic for with each reservation, in the shape in which they are sent ([clinic] 9.1, 9.2).
 * The zero values of the enumerations are left out: a client never has a reason to send them ([clinic] 2).
 */

const text = z.string().max(2000);
const name = z.string().min(1).max(500);

const searchable = z.strictObject({
  id: text.exactOptional(),
  name: text.exactOptional(),
  searchPhoneticName: text.exactOptional(),
});

const unitTypes = [
  'UNIT',
  'CC',
  'VIAL',
  'PEN',
  'STRING',
  'SHOT',
  'PAD',
  'MINUTE',
  'KJ',
  'QUANTITY',
  'DOT',
  'J',
  'MG',
  'G',
  'PULSE',
  'BOTTLE',
  'SYRINGE',
  'PASS',
  'IU',
  'KHZ',
  'MHZ',
] as const;

const medicalServiceConfiguration = z.strictObject({
  code: text.exactOptional(),
  procedure: searchable.exactOptional(),
  machines: z.array(searchable).max(100).exactOptional(),
  medicines: z.array(searchable).max(100).exactOptional(),
  unit: z
    .strictObject({ type: z.enum(unitTypes).exactOptional(), value: z.int32().exactOptional() })
    .exactOptional(),
  healthcareReimbursement: z.enum(['REIMBURSABLE', 'NON_REIMBURSABLE']).exactOptional(),
  taxation: z.enum(['TAXABLE', 'TAX_FREE', 'MIXED']).exactOptional(),
});

const medicalService = z.strictObject({
  id: text.exactOptional(),
  title: text.exactOptional(),
  translsMap: z
    .record(z.string(), z.strictObject({ translation: z.record(z.string(), text).exactOptional() }))
    .exactOptional(),
  status: z.enum(['DRAFT', 'PUBLISHED']).exactOptional(),
  deleted: z.boolean().exactOptional(),
  configuration: medicalServiceConfiguration.exactOptional(),
  draftedDateTimeUtc: text.exactOptional(),
  updatedDateTimeUtc: text.exactOptional(),
  priceAmount: z
    .strictObject({ value: z.int32().exactOptional(), currency: text.exactOptional() })
    .exactOptional(),
  description: text.exactOptional(),
  caution: text.exactOptional(),
  recommendedInterval: z.int32().exactOptional(),
  contributionConstant: z.int32().exactOptional(),
  durationTime: z.number().exactOptional(),
});

const optionPrice = z.strictObject({
  amount: z.int32().exactOptional(),
  currency: text.exactOptional(),
  reason: z
    .strictObject({
      type: z.enum(['GENERAL', 'PROMOTION', 'VISITOR_TYPE']).exactOptional(),
      promotionId: text.exactOptional(),
      visitorTypeId: text.exactOptional(),
    })
    .exactOptional(),
});

const optionConfiguration = z.strictObject({
  optionId: name,
  optionTitle: name,
  productTitle: text.exactOptional(),
  promotionTitle: text.exactOptional(),
  price: optionPrice,
  medicalService: medicalService.exactOptional(),
});

const ticketConfiguration = z.strictObject({
  ticketId: name,
  ticketTitle: name,
  optionTitle: name,
  medicalService: medicalService.exactOptional(),
});

/** One wished treatment: a product option or a prepaid treatment right, each with its own configuration ([clinic] 9.1). */
export const requestedProcedureSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('OPTION'), optionConfiguration }),
  z.strictObject({ type: z.literal('TICKET'), ticketConfiguration }),
]);

export type RequestedProcedure = z.infer<typeof requestedProcedureSchema>;

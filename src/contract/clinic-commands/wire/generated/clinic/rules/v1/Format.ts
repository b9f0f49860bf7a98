// Original file: protos/clinic/rules/v1/rules.proto

/**
 * How the text of a field has to look.
 */
export const Format = {
  FORMAT_UNSPECIFIED: 'FORMAT_UNSPECIFIED',
  /**
   * 24 hex digits.
   */
  FORMAT_OBJECT_ID: 'FORMAT_OBJECT_ID',
  /**
   * RFC 3339 with an offset, e.g. 2027-03-01T09:00:00Z.
   */
  FORMAT_DATE_TIME: 'FORMAT_DATE_TIME',
  /**
   * 8-4-4-4-12 hex digits.
   */
  FORMAT_UUID: 'FORMAT_UUID',
} as const;

/**
 * How the text of a field has to look.
 */
export type FormatInput =
  | 'FORMAT_UNSPECIFIED'
  | 0
  /**
   * 24 hex digits.
   */
  | 'FORMAT_OBJECT_ID'
  | 1
  /**
   * RFC 3339 with an offset, e.g. 2027-03-01T09:00:00Z.
   */
  | 'FORMAT_DATE_TIME'
  | 2
  /**
   * 8-4-4-4-12 hex digits.
   */
  | 'FORMAT_UUID'
  | 3

/**
 * How the text of a field has to look.
 */
export type Format = typeof Format[keyof typeof Format]

// Original file: protos/protos/image/visitor_image.proto

import type { CodeInput as _protos_tenant_CodeInput, Code as _protos_tenant_Code } from '../../protos/tenant/Code.ts';

// Original file: protos/protos/image/visitor_image.proto

export const _protos_image_RegisterVisitorImageConfiguration_Source = {
  VISITOR_IMAGE_SOURCE_UNSPECIFIED: 'VISITOR_IMAGE_SOURCE_UNSPECIFIED',
  HOSPITAL: 'HOSPITAL',
  VISITOR: 'VISITOR',
  AGREEMENT: 'AGREEMENT',
  PEN_CHART: 'PEN_CHART',
} as const;

export type _protos_image_RegisterVisitorImageConfiguration_SourceInput =
  | 'VISITOR_IMAGE_SOURCE_UNSPECIFIED'
  | 0
  | 'HOSPITAL'
  | 1
  | 'VISITOR'
  | 2
  | 'AGREEMENT'
  | 3
  | 'PEN_CHART'
  | 4

export type _protos_image_RegisterVisitorImageConfiguration_Source = typeof _protos_image_RegisterVisitorImageConfiguration_Source[keyof typeof _protos_image_RegisterVisitorImageConfiguration_Source]

/**
 * An image whose file the clinic has already, and whom it shows.
 */
export interface RegisterVisitorImageConfigurationInput {
  'fileName'?: (string);
  'visitorId'?: (string);
  'source'?: (_protos_image_RegisterVisitorImageConfiguration_SourceInput);
  /**
   * What it was taken with.
   */
  'equipment'?: (_protos_tenant_CodeInput | null);
  /**
   * The visit that it belongs to.
   */
  'scheduleId'?: (string);
  'shootingDateTimeUtc'?: (string);
  /**
   * At most 150 UTF-16 code units.
   */
  'memo'?: (string);
  'category'?: (_protos_tenant_CodeInput | null);
  '_fileName'?: "fileName";
  '_visitorId'?: "visitorId";
  '_scheduleId'?: "scheduleId";
  '_shootingDateTimeUtc'?: "shootingDateTimeUtc";
  '_memo'?: "memo";
}

/**
 * An image whose file the clinic has already, and whom it shows.
 */
export interface RegisterVisitorImageConfiguration {
  'fileName'?: (string);
  'visitorId'?: (string);
  'source'?: (_protos_image_RegisterVisitorImageConfiguration_Source);
  /**
   * What it was taken with.
   */
  'equipment'?: (_protos_tenant_Code);
  /**
   * The visit that it belongs to.
   */
  'scheduleId'?: (string);
  'shootingDateTimeUtc'?: (string);
  /**
   * At most 150 UTF-16 code units.
   */
  'memo'?: (string);
  'category'?: (_protos_tenant_Code);
}

// Original file: protos/clinic/v1/clinic_commands.proto

import type { RegisterVisitorImageConfigurationInput as _protos_image_RegisterVisitorImageConfigurationInput, RegisterVisitorImageConfiguration as _protos_image_RegisterVisitorImageConfiguration } from '../../protos/image/RegisterVisitorImageConfiguration.ts';

/**
 * Images of a booking's visit; the adapter knows the visitor and the schedule.
 */
export interface RegisterBookingImagesCommandInput {
  'bookingId'?: (string);
  /**
   * Without visitorId and scheduleId.
   */
  'images'?: (_protos_image_RegisterVisitorImageConfigurationInput)[];
  '_bookingId'?: "bookingId";
}

/**
 * Images of a booking's visit; the adapter knows the visitor and the schedule.
 */
export interface RegisterBookingImagesCommand {
  'bookingId'?: (string);
  /**
   * Without visitorId and scheduleId.
   */
  'images'?: (_protos_image_RegisterVisitorImageConfiguration)[];
}

// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto


/**
 * Our own: the documentation gives HealthCheck no messages.
 */
export interface HealthCheckResponseInput {
  /**
   * "SERVING".
   */
  'status'?: (string);
}

/**
 * Our own: the documentation gives HealthCheck no messages.
 */
export interface HealthCheckResponse {
  /**
   * "SERVING".
   */
  'status'?: (string);
}

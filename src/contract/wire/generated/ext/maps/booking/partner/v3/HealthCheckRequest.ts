// Original file: protos/ext/maps/booking/partner/v3/booking_service.proto


/**
 * Our own: the documentation gives HealthCheck no messages.
 */
export interface HealthCheckRequestInput {
}

/**
 * Our own: the documentation gives HealthCheck no messages.
 */
export interface HealthCheckRequest {
}

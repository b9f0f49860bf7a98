// Original file: protos/protos/schedule/reservation.proto

import type { CounselorInput as _protos_schedule_CounselorInput, Counselor as _protos_schedule_Counselor } from '../../protos/schedule/Counselor.ts';
import type { DoctorInput as _protos_schedule_DoctorInput, Doctor as _protos_schedule_Doctor } from '../../protos/schedule/Doctor.ts';
import type { ReservationFunnelInput as _protos_schedule_ReservationFunnelInput, ReservationFunnel as _protos_schedule_ReservationFunnel } from '../../protos/schedule/ReservationFunnel.ts';
import type { ReservationAssigneeInput as _protos_schedule_ReservationAssigneeInput, ReservationAssignee as _protos_schedule_ReservationAssignee } from '../../protos/schedule/ReservationAssignee.ts';

/**
 * Overwrites a schedule's reservation: what is left out here is gone there.
 */
export interface UpdateReservationCommandInput {
  'scheduleId'?: (string);
  'reservationGroupId'?: (string);
  'startDateTime'?: (string);
  'endDateTime'?: (string);
  'consultationRequired'?: (boolean);
  'sedationRequired'?: (boolean);
  /**
   * Whom the visitor wishes to be advised by.
   */
  'counselor'?: (_protos_schedule_CounselorInput | null);
  /**
   * Whom the visitor wishes to be treated by.
   */
  'doctor'?: (_protos_schedule_DoctorInput | null);
  'funnel'?: (_protos_schedule_ReservationFunnelInput | null);
  'reservationMemo'?: (string);
  'zoneId'?: (string);
  'reservationAssignee'?: (_protos_schedule_ReservationAssigneeInput | null);
  '_scheduleId'?: "scheduleId";
  '_reservationGroupId'?: "reservationGroupId";
  '_startDateTime'?: "startDateTime";
  '_endDateTime'?: "endDateTime";
  '_consultationRequired'?: "consultationRequired";
  '_sedationRequired'?: "sedationRequired";
  '_reservationMemo'?: "reservationMemo";
  '_zoneId'?: "zoneId";
}

/**
 * Overwrites a schedule's reservation: what is left out here is gone there.
 */
export interface UpdateReservationCommand {
  'scheduleId'?: (string);
  'reservationGroupId'?: (string);
  'startDateTime'?: (string);
  'endDateTime'?: (string);
  'consultationRequired'?: (boolean);
  'sedationRequired'?: (boolean);
  /**
   * Whom the visitor wishes to be advised by.
   */
  'counselor'?: (_protos_schedule_Counselor);
  /**
   * Whom the visitor wishes to be treated by.
   */
  'doctor'?: (_protos_schedule_Doctor);
  'funnel'?: (_protos_schedule_ReservationFunnel);
  'reservationMemo'?: (string);
  'zoneId'?: (string);
  'reservationAssignee'?: (_protos_schedule_ReservationAssignee);
}

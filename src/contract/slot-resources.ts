import type { SlotResources } from '../core/slot-lease.ts';
import type { Slot } from './wire/generated/messages.ts';

/** What a slot says of staff and room ([google] 1.11). */
export function resourcesOf(slot: Slot | undefined): SlotResources {
  const { staff_id: staffId = null, room_id: roomId = null } = slot?.resources ?? {};
  return { staffId, roomId };
}

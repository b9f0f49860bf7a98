import type { EpochMs } from '../../core/clock.ts';
import { Fault, invalidArgument } from '../../core/fault.ts';
import { idempotencyToken } from '../../core/identifiers.ts';
import { type Caller, type Right, requireRight } from '../access.ts';
import { checkText, checkTexts, idRule, type TextRules } from '../check-text.ts';
import { answerTimesMs } from '../dispatcher.ts';
import { digestOf } from '../fingerprint.ts';
import { type Merchants, visibleMerchant } from '../visible-catalogue.ts';
import { errorWithin } from '../wire/wire-error.ts';
import type {
  Command,
  CommandAnswer,
  CommandCall,
  CommandHeaders,
  CommandName,
  CommandPorts,
  CommandRequest,
} from './command.ts';
import { askSlots } from './methods/ask-slots.ts';
import { cancelReservation } from './methods/cancel-reservation.ts';
import { registerBookingImages, registerVisitorImages } from './methods/register-images.ts';
import { reserveByVisitorId } from './methods/reserve-by-visitor-id.ts';
import { updateReservation } from './methods/update-reservation.ts';
import { inTheClinicsWords } from './name-fields.ts';

/** The one way from a transport to the clinic's own commands. */
export interface CommandDispatcher {
  /**
   * To be asked before a command's body is judged.
   * @throws {Fault} `permission-denied`
   */
  admit(name: CommandName, caller: Caller): void;
  /** As for the contract's methods; faults name fields as the clinic does. */
  dispatch<Name extends CommandName>(
    name: Name,
    caller: Caller,
    headers: CommandHeaders,
    request: CommandRequest<Name>,
    arrivedMs: EpochMs,
    deadlineMs?: EpochMs,
  ): Promise<CommandAnswer<Name>>;
}

export interface CommandDispatcherPorts extends CommandPorts {
  readonly merchants: Merchants;
}

/** Commands are few beside look-ups; more at once than this is a fault of the caller's. */
const defaultMaxConcurrent = 500;

interface Entry<Name extends CommandName> {
  readonly answerMs: number;
  readonly run: Command<Name>;
}

const { change, lookUp } = answerTimesMs;

const entries: { readonly [Name in CommandName]: Entry<Name> } = {
  ReserveByVisitorId: { answerMs: change, run: reserveByVisitorId },
  UpdateReservation: { answerMs: change, run: updateReservation },
  CancelReservation: { answerMs: change, run: cancelReservation },
  RegisterVisitorImages: { answerMs: change, run: registerVisitorImages },
  RegisterBookingImages: { answerMs: change, run: registerBookingImages },
  GetReservationSlotsByGroup: {
    answerMs: lookUp,
    run: askSlots('GetReservationSlotsByGroup', 'get-reservation-slots-by-group V1'),
  },
  GetReservationSlotsByScheduleId: {
    answerMs: lookUp,
    run: askSlots('GetReservationSlotsByScheduleId', 'get-reservation-slots-by-schedule-id V1'),
  },
  GetReservationSlotsByScheduleIdV2: {
    answerMs: lookUp,
    run: askSlots('GetReservationSlotsByScheduleIdV2', 'get-reservation-slots-by-schedule-id V2'),
  },
};

/** What a caller must be granted for each command. */
export const commandRights: Readonly<Record<CommandName, Right>> = {
  ReserveByVisitorId: 'reservations',
  UpdateReservation: 'reservations',
  CancelReservation: 'reservations',
  RegisterVisitorImages: 'images',
  RegisterBookingImages: 'images',
  GetReservationSlotsByGroup: 'slots',
  GetReservationSlotsByScheduleId: 'slots',
  GetReservationSlotsByScheduleIdV2: 'slots',
};

/** Nothing is cut on its way to the clinic, so what it could hardly hold is refused. */
const textRules: TextRules = {
  '*': { kind: 'text', maxLength: 2_000 },
  bookingId: idRule,
  'images.fileName': { kind: 'line', maxLength: 1_000 },
  'images.visitorId': idRule,
  'images.scheduleId': idRule,
  'images.shootingDateTimeUtc': { kind: 'line', maxLength: 64 },
  // Its length is the clinic's to limit, and told in the clinic's words.
  'images.memo': { kind: 'text', maxLength: Number.MAX_SAFE_INTEGER },
};

/** Makes the dispatcher that all transports share. */
export function createCommandDispatcher(
  ports: CommandDispatcherPorts,
  maxConcurrent: number = defaultMaxConcurrent,
): CommandDispatcher {
  let underWay = 0;

  async function dispatch<Name extends CommandName>(
    name: Name,
    caller: Caller,
    headers: CommandHeaders,
    request: CommandRequest<Name>,
    arrivedMs: EpochMs,
    deadlineMs: EpochMs = Number.POSITIVE_INFINITY,
  ): Promise<CommandAnswer<Name>> {
    const entry: Entry<Name> = entries[name];
    if (underWay >= maxConcurrent)
      throw new Fault('too-many-requests', 'too many commands are under way, try again');
    underWay += 1;
    try {
      const call = callOf(name, caller, headers, request, ports.merchants);
      const untilMs = Math.min(arrivedMs + entry.answerMs, deadlineMs);
      return await entry.run(ports, { ...call, untilMs });
    } catch (error) {
      throw inTheClinicsWords(name, error);
    } finally {
      underWay -= 1;
    }
  }

  return { admit: (name, caller) => requireRight(caller, commandRights[name]), dispatch };
}

function callOf<Name extends CommandName>(
  name: Name,
  { partner }: Caller,
  { merchantId, idempotencyKey }: CommandHeaders,
  request: CommandRequest<Name>,
  merchants: Merchants,
): Omit<CommandCall<Name>, 'untilMs'> {
  checkTexts(request, textRules);
  const merchant = visibleMerchant(merchants, partner, merchantId, 'x-merchant-id');
  if (idempotencyKey === undefined) return { partner, merchant, key: null, request };
  if (idempotencyKey === '') throw invalidArgument('idempotency-key', 'must not be empty');
  try {
    checkText(idempotencyKey, idRule);
  } catch (error) {
    throw errorWithin('idempotency-key', error);
  }
  const fingerprint = digestOf([name, merchant.id, request]);
  return { partner, merchant, key: { token: idempotencyToken(idempotencyKey), fingerprint }, request };
}

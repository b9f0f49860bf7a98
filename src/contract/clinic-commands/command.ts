import type { Merchant, Partner } from '../../core/catalogue.ts';
import type { EpochMs } from '../../core/clock.ts';
import type { HouseCommands } from '../../core/house-commands.ts';
import type { IdempotencyToken } from '../../core/identifiers.ts';
import type * as wire from './wire/generated/messages.ts';
import { clinicCommandsName, clinicCommandsRoot } from './wire/protos.ts';

/** What each of the clinic's own commands takes and gives. */
export interface CommandMessages {
  ReserveByVisitorId: { request: wire.ReserveByVisitorIdCommand; response: wire.ReserveCommandResponse };
  UpdateReservation: { request: wire.UpdateReservationCommand; response: wire.Empty };
  CancelReservation: { request: wire.CancelReservationCommand; response: wire.Empty };
  RegisterVisitorImages: { request: wire.RegisterVisitorImages; response: wire.Empty };
  RegisterBookingImages: { request: wire.RegisterBookingImagesCommand; response: wire.Empty };
  GetReservationSlotsByGroup: {
    request: wire.GetReservationSlotsByGroupQuery;
    response: wire.GetReservationSlotsByGroupQueryResponse;
  };
  GetReservationSlotsByScheduleId: {
    request: wire.GetReservationSlotsByScheduleIdQuery;
    response: wire.GetReservationSlotsByScheduleIdQueryResponse;
  };
  GetReservationSlotsByScheduleIdV2: {
    request: wire.GetReservationSlotsByScheduleIdQueryV2;
    response: wire.GetReservationSlotsByScheduleIdQueryV2Response;
  };
}

/** Name of one of the clinic's own commands and queries, the same over every transport. */
export type CommandName = keyof CommandMessages;
export type CommandRequest<Name extends CommandName> = CommandMessages[Name]['request'];
export type CommandResponse<Name extends CommandName> = CommandMessages[Name]['response'];

/** The clinic's own paths, by which the commands are called over HTTP ([clinic] 2); that for a booking's images is ours. */
export const commandPaths: Readonly<Record<CommandName, string>> = {
  ReserveByVisitorId: '/schedule/open/v1/commands/reserve-by-visitor-id',
  UpdateReservation: '/schedule/open/v1/commands/update-reservation',
  CancelReservation: '/schedule/open/v1/commands/cancel-reservation',
  RegisterVisitorImages: '/image/open/v1/commands/register-visitor-images',
  RegisterBookingImages: '/image/open/v1/commands/register-booking-images',
  GetReservationSlotsByGroup: '/schedule/open/v1/queries/get-reservation-slots-by-group',
  GetReservationSlotsByScheduleId: '/schedule/open/v1/queries/get-reservation-slots-by-schedule-id',
  GetReservationSlotsByScheduleIdV2: '/schedule/open/v2/queries/get-reservation-slots-by-schedule-id',
};

export const commandNames: readonly CommandName[] = clinicCommandsRoot
  .lookupService(clinicCommandsName)
  .methodsArray.map(({ name }) => name)
  .filter((name): name is CommandName => Object.hasOwn(commandPaths, name));

/** What goes along with a command: over HTTP as headers, over gRPC as metadata. */
export interface CommandHeaders {
  /** `x-merchant-id` */
  readonly merchantId: string | undefined;
  /** `idempotency-key` */
  readonly idempotencyKey: string | undefined;
}

/** What the commands work with. */
export interface CommandPorts {
  readonly core: HouseCommands;
}

/** One command of a caller. */
export interface CommandCall<Name extends CommandName> {
  readonly partner: Partner;
  readonly merchant: Merchant;
  /** By which a repeat is known, with a digest of all that the command says. */
  readonly key: { readonly token: IdempotencyToken; readonly fingerprint: string } | null;
  readonly request: CommandRequest<Name>;
  /** The answer has to be there by then. */
  readonly untilMs: EpochMs;
}

/** An answer, and what the clinic's message has no field for: over HTTP headers, over gRPC initial metadata. */
export interface CommandAnswer<Name extends CommandName> {
  readonly message: CommandResponse<Name>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Carries out one command. Throws {@link Fault} or WireError for whatever isn't an answer. */
export type Command<Name extends CommandName> = (
  ports: CommandPorts,
  call: CommandCall<Name>,
) => Promise<CommandAnswer<Name>>;

import type { ClinicSystem } from '../clinic-system.ts';
import type { Fault, FaultOrder } from '../faults/fault.ts';
import type { FaultQueue } from '../faults/fault-queue.ts';
import type { LateWork } from '../faults/late-work.ts';
import { isJsonObject } from '../json-object.ts';
import type { FrontDeskAction, FrontDeskAnswer } from '../open-api/front-desk.ts';
import type { AppointmentAction, AppointmentActionAnswer } from '../service-combination/front-desk.ts';
import { SettingError, type Settings } from '../settings.ts';
import type { Database } from '../storage/database.ts';
import type { StoredSettings } from '../storage/stored-settings.ts';
import type { CallCounts } from './call-counts.ts';
import { ControlError } from './control-error.ts';
import { emptyLists, type SandboxState } from './sandbox-state.ts';

/** What the control works on. */
export interface ControlParts {
  readonly database: Database;
  readonly settings: StoredSettings;
  readonly faults: FaultQueue;
  readonly lateWork: LateWork;
  readonly calls: CallCounts;
  readonly systems: readonly ClinicSystem[];
  frontDesk(action: unknown): DeskAnswer;
}

/** What an action of the staff answers: a schedule or an appointment, by the system that it was about. */
export type DeskAnswer = FrontDeskAnswer | AppointmentActionAnswer;

/** Steers the sandbox from outside the clinic: its state, its faults, its settings, its staff. */
export class SandboxControl {
  readonly #parts: ControlParts;

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  state(): SandboxState {
    const { systems, calls } = this.#parts;
    let lists = emptyLists;
    for (const system of systems) lists = { ...lists, ...system.state() };
    return { ...lists, calls: calls.counts() };
  }

  /** Puts a fault behind those in force. Throws ControlError. */
  addFault(order: FaultOrder): Fault {
    return this.readFault(order);
  }

  /** As `addFault`, of a body yet unread. */
  readFault(order: unknown): Fault {
    return this.#parts.faults.add(order);
  }

  faults(): Fault[] {
    return this.#parts.faults.list();
  }

  /** Ends all faults; what they had put off is still done. */
  clearFaults(): void {
    this.#parts.faults.clear();
  }

  settings(): Settings {
    return this.#parts.settings.current;
  }

  /** Replaces the named settings. Throws ControlError naming the first wrong one; then none is changed. */
  changeSettings(changes: Partial<Settings>): Settings {
    return this.readSettings(changes);
  }

  /** As `changeSettings`, of a body yet unread. */
  readSettings(changes: unknown): Settings {
    if (!isJsonObject(changes)) throw new ControlError('body', 'an object of settings is needed');
    try {
      return this.#parts.database.transaction(() => this.#parts.settings.change(Object.entries(changes)));
    } catch (error) {
      if (error instanceof SettingError) throw new ControlError(error.field, error.message);
      throw error;
    }
  }

  /** The staff's hand. Throws ControlError. */
  frontDesk(action: FrontDeskAction): FrontDeskAnswer;
  frontDesk(action: AppointmentAction): AppointmentActionAnswer;
  frontDesk(action: FrontDeskAction | AppointmentAction): DeskAnswer {
    return this.readFrontDesk(action);
  }

  /** As `frontDesk`, of a body yet unread. */
  readFrontDesk(action: unknown): DeskAnswer {
    return this.#parts.database.transaction(() => this.#parts.frontDesk(action));
  }

  /** Back to demo data: nothing reserved, no faults, nothing put off, settings as started. Tokens stay good. */
  reset(): void {
    const { database, systems, settings, faults, lateWork, calls } = this.#parts;
    lateWork.drop();
    faults.clear();
    database.transaction(() => {
      for (const system of systems) system.clear();
      settings.clear();
    });
    calls.clear();
  }
}

import type {
  Answer,
  CallLimits,
  Findings,
  ReservationView,
  Trace,
  Trouble,
} from '../../core/clinic-driver.ts';
import type { TimeSpan } from '../../core/opening.ts';
import { carriesMarker, carriesSomeMarker } from '../marker.ts';
import type { ClinicCalls } from './clinic-calls.ts';
import type { CreationTimes } from './creation-times.ts';
import type { Evidence } from './evidence.ts';
import { type HistoryRow, readHistory } from './history.ts';
import { isOnlyReserved } from './history-lesson.ts';
import { type OpenApiDetail, readSchedule } from './schedule-detail.ts';
import type { OpenApiSettings } from './settings.ts';
import type { ZonelessRule } from './times.ts';
import { findVisitors, searchFindsByPhone } from './visitors.ts';

type View = ReservationView<OpenApiDetail>;

/** A trace; of whom the clinic alone knows, there is only the visitor's id. */
export type SearchTrace =
  | Trace
  | (Omit<Trace, 'person'> & { readonly person: null; readonly visitorId: string });

export interface MarkerSearchParts {
  readonly calls: ClinicCalls;
  readonly settings: OpenApiSettings;
  readonly zoneless: ZonelessRule;
  /** That the history lists schedules which are only reserved. */
  readonly historyListsReserved: Evidence;
  /** That the search by phone finds visitors. */
  readonly searchFindsByPhone: Evidence;
  readonly creationTimes: CreationTimes;
}

/** More charts than this under one phone number aren't gone through: the search then is not complete. */
const maxCharts = 20;
/**
 * As many other visits of one person are looked into at a time for a reservation that staff moved. As long as there are more, the search
 * isn't complete; those that turn out to be too old aren't looked into again, so that the next looks come to the others.
 */
const maxMoved = 12;
/** Who comes earlier than booked is moved into the past, in terms of the booking's own creation, but hardly by more than a day. */
const movedBackMs = 86_400_000;
/** Histories or details read at a time: a look must be over in a second, and one look mustn't take all of the clinic's places. */
const batch = 8;

/**
 * Looks for a reservation by its marker, as far as the API lets one ([clinic] 17.3, create, steps 1 to 3): the person's charts,
 * their histories, and the detail of each schedule that can be meant. Wider than the steps in one point: visits at other times than
 * the trace's are looked into as well, because staff may have moved it meanwhile, or a second one that was made by a repeat.
 * What can't be found is a reservation that staff both moved and stripped of its memo.
 */
export async function findByMarker(
  parts: MarkerSearchParts,
  trace: SearchTrace,
  limits: CallLimits,
): Promise<Answer<Findings<OpenApiDetail>>> {
  const charts = await findCharts(parts, trace, limits);
  if (charts.kind === 'trouble') return charts;
  const search = new MarkerSearch(parts, trace, limits);
  await search.readCharts(charts.value.ids);
  return search.findings(charts.value);
}

interface Charts {
  readonly ids: readonly string[];
  /** The chart that is the person's, by what was known or by name and phone. */
  readonly visitorId: string | null;
  /** Whether a chart that the reservation is in would certainly be among them. */
  readonly certain: boolean;
  /** Why not all of them are known. */
  readonly trouble: Trouble | null;
}

async function findCharts(
  parts: MarkerSearchParts,
  trace: SearchTrace,
  limits: CallLimits,
): Promise<Answer<Charts>> {
  const { calls, settings } = parts;
  if (trace.person === null) {
    const { visitorId } = trace;
    return { kind: 'ok', value: { ids: [visitorId], visitorId, certain: true, trouble: null } };
  }
  const byPhone = await findVisitors(calls, trace.person, 'phone', settings.visitorName, limits);
  if (byPhone.kind === 'trouble') {
    if (trace.visitorId === null) return byPhone;
    return {
      kind: 'ok',
      value: { ids: [trace.visitorId], visitorId: trace.visitorId, trouble: byPhone.trouble, certain: false },
    };
  }
  let { exact, samePhone } = byPhone.value;
  if (samePhone.length > 0) parts.searchFindsByPhone.saw();
  if (trace.visitorId === null && exact.length === 0) {
    const byName = await findVisitors(calls, trace.person, 'name', settings.visitorName, limits);
    if (byName.kind === 'trouble') return byName;
    exact = byName.value.exact;
    samePhone = [...samePhone, ...byName.value.samePhone];
  }
  const known = trace.visitorId === null ? [] : [trace.visitorId];
  const ids = [...new Set([...known, ...samePhone])];
  const certain = ids.length > 0 || (await searchIsTrusted(parts, limits));
  return {
    kind: 'ok',
    value: {
      ids: ids.slice(0, maxCharts),
      visitorId: trace.visitorId ?? exact[0] ?? null,
      certain: certain && ids.length <= maxCharts,
      trouble: null,
    },
  };
}

/** "Nobody has this phone number" is worth something only from a search that was seen to find somebody by phone. */
async function searchIsTrusted(parts: MarkerSearchParts, limits: CallLimits): Promise<boolean> {
  if (parts.searchFindsByPhone.isFresh()) return true;
  if (!(await searchFindsByPhone(parts.calls, limits))) return false;
  parts.searchFindsByPhone.saw();
  return true;
}

/** One search: what was found so far, and what is missing to be sure of it. */
class MarkerSearch {
  readonly #parts: MarkerSearchParts;
  readonly #trace: SearchTrace;
  readonly #limits: CallLimits;
  readonly #found: View[] = [];
  #trouble: Trouble | null = null;
  /** A reservation that may be the one, its memo edited by staff. */
  #ambiguous = false;
  #leftOut = false;

  constructor(parts: MarkerSearchParts, trace: SearchTrace, limits: CallLimits) {
    this.#parts = parts;
    this.#trace = trace;
    this.#limits = limits;
  }

  async readCharts(ids: readonly string[]): Promise<void> {
    const rows: HistoryRow[] = [];
    await inBatches(ids, async (visitorId) => {
      const history = await readHistory(this.#parts.calls, visitorId, this.#limits);
      if (history.kind === 'ok') rows.push(...history.value);
      else this.#trouble ??= history.trouble;
    });
    const where = rows.filter((row) => this.#isSameTime(row));
    const elsewhere = rows.filter((row) => !this.#isSameTime(row) && this.#mayBeMoved(row));
    const { creationTimes } = this.#parts;
    const wasRead = ({ scheduleId }: HistoryRow): number => (creationTimes.of(scheduleId) === null ? 0 : 1);
    elsewhere.sort((one, other) => wasRead(one) - wasRead(other) || one.startSec - other.startSec);
    this.#leftOut = elsewhere.length > maxMoved;
    await inBatches([...where, ...elsewhere.slice(0, maxMoved)], (row) => this.#look(row));
  }

  #isSameTime(span: TimeSpan): boolean {
    return span.startSec === this.#trace.startSec && span.endSec === this.#trace.endSec;
  }

  #mayBeMoved(row: HistoryRow): boolean {
    const createdMs = this.#parts.creationTimes.of(row.scheduleId);
    if (createdMs !== null && createdMs < this.#earliestMs()) return false;
    return row.endSec * 1000 > this.#earliestMs() - movedBackMs;
  }

  async #look(row: HistoryRow): Promise<void> {
    const { calls, zoneless, historyListsReserved, creationTimes } = this.#parts;
    const schedule = await readSchedule(calls, row.scheduleId, zoneless, this.#limits);
    if (schedule.kind === 'trouble') {
      this.#trouble ??= schedule.trouble;
      return;
    }
    const view = schedule.value;
    if (view === null) return;
    if (isOnlyReserved(view)) historyListsReserved.saw();
    const { createdMs, memo } = view.detail;
    if (createdMs !== null) creationTimes.learn(row.scheduleId, createdMs);
    if (createdMs !== null && createdMs < this.#earliestMs()) return;
    if (carriesMarker(memo, this.#trace.marker)) this.#found.push(view);
    else if (this.#isSameTime(row) && isLive(view) && !carriesSomeMarker(memo)) this.#ambiguous = true;
  }

  #earliestMs(): number {
    return this.#trace.notBeforeMs - this.#parts.settings.clockSkewMs;
  }

  findings(charts: Charts): Answer<Findings<OpenApiDetail>> {
    const [first] = this.#found;
    const trouble = charts.trouble ?? this.#trouble;
    if (first === undefined && trouble !== null) return { kind: 'trouble', trouble };
    const sureOfReads = trouble === null && !this.#ambiguous && !this.#leftOut;
    // Without a chart there is no history that could have kept anything from us.
    const sureOfHistory = charts.ids.length === 0 || this.#historyIsTrusted();
    return {
      kind: 'ok',
      value: {
        found: this.#found,
        complete: sureOfReads && sureOfHistory && charts.certain,
        visitorId: first?.reference.visitorId ?? charts.visitorId,
      },
    };
  }

  #historyIsTrusted(): boolean {
    const { settings, historyListsReserved } = this.#parts;
    if (settings.historyListsReserved === 'learn') return historyListsReserved.isFresh();
    return settings.historyListsReserved === 'yes';
  }
}

function isLive(view: View): boolean {
  return view.status !== 'cancelled' && view.status !== 'no-show';
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += batch) {
    await Promise.all(items.slice(at, at + batch).map(work));
  }
}

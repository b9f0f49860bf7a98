import type { StubAnswer, StubCall } from './clinic-stub.ts';
import {
  closeAll,
  createTestClock,
  detail,
  driveStub,
  endSec,
  marker,
  person,
  startSec,
} from './driver-under-test.ts';
import { trace } from './sandbox-under-test.ts';

afterEach(closeAll);

const latencyMs = 50;
const iso = (sec: number) => new Date(sec * 1000).toISOString();

/** Answers that are all on their way for the same time, however many they are: the clock moves when nothing else does. */
class Latency {
  readonly clock = createTestClock();
  readonly #held: (() => void)[] = [];

  arrive(): Promise<void> {
    return new Promise((resolve) => {
      this.#held.push(resolve);
    });
  }

  async until<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await this.#quiet();
      if (this.#held.length === 0) continue;
      this.clock.advance(latencyMs);
      for (const release of this.#held.splice(0)) release();
    }
    return over;
  }

  async #quiet(): Promise<void> {
    let held = this.#held.length;
    for (let turns = 0; turns < 50; turns += 1) {
      await new Promise(setImmediate);
      if (this.#held.length === held) continue;
      held = this.#held.length;
      turns = 0;
    }
  }
}

const charts = 20;
const otherVisits = 12;

/** A phone shared by twenty people, none of the name, the last of whom has a dozen visits besides the one that staff moved. */
function answer({ operation, body }: StubCall): StubAnswer {
  switch (operation) {
    case 'v1/search-visitors': {
      if (body['partOfVisitorName'] !== undefined || Number(body['offset']) > 0)
        return { json: { data: [] } };
      const data = Array.from({ length: charts }, (_, index) => ({
        id: `visitor-${index}`,
        name: `Somebody ${index}`,
        phoneNumber: person.phone,
      }));
      return { json: { data } };
    }
    case 'v1/get-schedules-summarized-by-tasks':
      return { json: { data: body['visitorId'] === `visitor-${charts - 1}` ? visits() : [] } };
    default:
      return detail(
        { reservationMemo: body['scheduleId'] === `schedule-${otherVisits - 1}` ? marker : 'by phone' },
        { id: body['scheduleId'] },
      );
  }
}

function visits() {
  return Array.from({ length: otherVisits }, (_, index) => ({
    scheduleId: `schedule-${index}`,
    startDateTimeUtc: iso(startSec + (index + 1) * 86_400),
    endDateTimeUtc: iso(endSec + (index + 1) * 86_400),
  }));
}

test('even the longest search takes half a second at most where each answer takes 50 ms', async () => {
  const latency = new Latency();
  const { clock } = latency;
  const { driver, limits, stub } = await driveStub(
    async (call) => {
      await latency.arrive();
      return answer(call);
    },
    { clock },
  );
  const beganMs = clock.now();
  const search = await latency.until(driver.findByMarker(trace(clock), limits(1000)));
  expect(search).toMatchObject({
    kind: 'ok',
    value: { found: [{ reference: { scheduleId: `schedule-${otherVisits - 1}` } }] },
  });
  expect(stub.calls.length).toBeGreaterThan(charts + otherVisits);
  expect(clock.now() - beganMs).toBeLessThanOrEqual(10 * latencyMs);
});

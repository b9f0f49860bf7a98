import type { ScenarioResult } from '../finding.ts';
import type { Progress } from '../judge.ts';

/** Where progress is shown: a terminal gets one line that changes, everything else one line for each scenario that deviates. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const clearLine = '\r\u001b[2K';

/** Shows which scenario is being tried, and what has been found so far. */
export function showProgress(output: ProgressOutput, transport: string): Progress & { done(): void } {
  let [musts, shoulds] = [0, 0];
  let shown = '';
  const isTerminal = output.isTTY === true;

  function count(result: ScenarioResult): void {
    musts += result.findings.filter(({ grade }) => grade === 'must').length;
    shoulds += result.findings.filter(({ grade }) => grade === 'should').length;
  }

  return {
    begin(id, number, total) {
      shown = `[${transport} ${number}/${total}] ${id}`;
      if (isTerminal) output.write(`${clearLine}${shown}  (${musts} must, ${shoulds} should)`);
    },
    end(result) {
      count(result);
      if (!isTerminal && result.state === 'deviated') output.write(`${shown}: deviates\n`);
    },
    done() {
      if (isTerminal) output.write(clearLine);
    },
  };
}

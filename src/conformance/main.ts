#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { FeedError } from './feed/feed.ts';
import { sandboxFeed } from './feed/sandbox-feed.ts';
import { OptionError, readOptions, usage } from './options.ts';
import { Unreachable } from './prepare-target.ts';
import { runCommand } from './run-command.ts';
import { SandboxFailure } from './sandbox/reach-sandbox.ts';
import { scenarios } from './scenarios/index.ts';

/** Ctrl-C ends the run after what it has booked is cancelled; a second one ends it at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      process.stderr.write('\ncancelling what is booked; once more to leave it\n');
      controller.abort();
    });
  }
  return controller.signal;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  switch (options.kind) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'list':
      process.stdout.write(`${scenarios.map(({ id }) => id).join('\n')}\n`);
      return 0;
    case 'write-feed':
      writeFileSync(options.file, sandboxFeed(Date.now()));
      return 0;
    case 'run':
      return runCommand(
        options,
        { environment: process.env, out: process.stdout, progress: process.stderr },
        interruption(),
      );
  }
}

/** What the user can put right gets its message only; everything else is told in full. */
function explain(error: unknown): { readonly text: string; readonly code: number } {
  if (error instanceof OptionError || error instanceof FeedError)
    return { text: `${error.message}\nSee --help and docs/conformance.md.`, code: 2 };
  if (error instanceof Unreachable || error instanceof SandboxFailure)
    return { text: error.message, code: 3 };
  if (!(error instanceof Error)) return { text: String(error), code: 3 };
  return { text: 'code' in error ? error.message : (error.stack ?? error.message), code: 3 };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { text, code } = explain(error);
  process.stderr.write(`conformance: ${text}\n`);
  process.exitCode = code;
}

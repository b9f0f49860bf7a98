/**
 * Ends what a run started when the run itself can't any more, however it died: told of each process by its id, it waits for its channel to
 * close. Stopped processes wouldn't notice by themselves.
 */
export type GuardCommand = { readonly add: number } | { readonly remove: number };

const guarded = new Set<number>();

process.on('message', (command: GuardCommand) => {
  if ('add' in command) guarded.add(command.add);
  else guarded.delete(command.remove);
});

process.on('disconnect', () => {
  for (const pid of guarded) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
  process.exit();
});

// A Ctrl-C at the terminal reaches the whole group; the run deals with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

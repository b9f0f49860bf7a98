/**
 * Asks the adapter in the same container or on the same machine whether it is ready: exit code 0 if so, 1 if not or if nobody answers.
 * For container health checks, in images without curl.
 */
const port = process.env['ADMIN_PORT'] || '9090';

/** Less than the time that the image's health check allows. */
const timeOutMs = 2500;

try {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(timeOutMs) });
  process.stdout.write(`${await response.text()}\n`);
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`check-ready: nothing answers on port ${port}: ${String(error)}\n`);
  process.exitCode = 1;
}

export {};

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const begin = '<!-- measured: begin -->';
const end = '<!-- measured: end -->';

/** Puts the report between the page's two markers. */
export function writeDocs(report: string): void {
  const page = readFileSync(file, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} lacks its markers ${begin} and ${end}`);
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${report}\n${page.slice(to)}`);
}

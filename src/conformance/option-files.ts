import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OptionError } from './options.ts';

/** The text of a file that an option names. Throws OptionError. */
export function readOption(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OptionError(`${option}: ${wordsOf(error)}`);
  }
}

/** Before a long run, whose report should not be lost at its end. Throws OptionError. */
export function checkWritable(option: string, file: string | null): void {
  if (file === null) return;
  try {
    accessSync(existsSync(file) ? file : path.dirname(path.resolve(file)), constants.W_OK);
  } catch (error) {
    throw new OptionError(`${option}: ${wordsOf(error)}`);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

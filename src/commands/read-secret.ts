import type { Readable } from 'node:stream';

/** Standard input; a terminal if it can stop echoing what is typed. */
export type SecretInput = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

/** Where a prompt is written; never the output that others read. */
export interface PromptOutput {
  write(text: string): unknown;
}

/** The person at the terminal gave up (Ctrl-C or Ctrl-D). */
export class InputAborted extends Error {
  constructor() {
    super('aborted');
    this.name = 'InputAborted';
  }
}

/** More than any password needs; ends the reading of an endless input. */
const longestInput = 4096;

const enter = new Set(['\r', '\n']);
const abort = new Set(['\u0003', '\u0004']);
const erase = new Set(['\u0008', '\u007f']);

/**
 * One secret: typed at a terminal without echo, twice, or the whole of a piped input without its last line break.
 * @throws {InputAborted} when the person gives up
 * @throws {Error} when the two differ, or the input is too long or not UTF-8
 */
export async function readSecret(input: SecretInput, prompt: PromptOutput): Promise<string> {
  if (input.isTTY !== true) return readAll(input);
  const first = await readHidden(input, prompt, 'Password: ');
  const second = await readHidden(input, prompt, 'Once more: ');
  if (first !== second) throw new Error('the two passwords differ');
  return first;
}

async function readAll(input: SecretInput): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > longestInput) throw new Error(`the input is longer than ${longestInput} bytes`);
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks)).replace(/\r?\n$/, '');
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('the input is not UTF-8');
  }
}

function readHidden(input: SecretInput, prompt: PromptOutput, label: string): Promise<string> {
  prompt.write(label);
  input.setRawMode?.(true);
  const decoder = new TextDecoder('utf-8');
  return new Promise<string>((resolve, reject) => {
    let typed = '';
    const finish = (settle: () => void): void => {
      input.off('data', onData).off('end', giveUp).pause();
      input.setRawMode?.(false);
      prompt.write('\n');
      settle();
    };
    const giveUp = (): void => finish(() => reject(new InputAborted()));
    const onData = (chunk: Buffer): void => {
      for (const character of decoder.decode(chunk, { stream: true })) {
        if (abort.has(character)) {
          giveUp();
          return;
        }
        if (enter.has(character)) {
          finish(() => resolve(typed));
          return;
        }
        typed = erase.has(character) ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    input.on('data', onData).on('end', giveUp).resume();
  });
}

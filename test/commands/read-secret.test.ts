import { PassThrough } from 'node:stream';
import { InputAborted, readSecret } from '../../src/commands/read-secret.ts';

/** A keyboard and a screen: what is typed isn't echoed by itself, and what is written shows. */
function terminal() {
  const modes: boolean[] = [];
  const keyboard = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  });
  let screen = '';
  const prompt = {
    write(text: string) {
      screen += text;
      const answer = answers.shift();
      if (text.endsWith(': ') && answer !== undefined) setImmediate(() => keyboard.write(answer));
      else if (answer !== undefined) answers.unshift(answer);
    },
  };
  const answers: (string | Buffer)[] = [];
  return { keyboard, prompt, answers, modes, screen: () => screen };
}

function piped(...chunks: (string | Buffer)[]): PassThrough {
  const input = new PassThrough();
  for (const chunk of chunks) input.write(chunk);
  input.end();
  return input;
}

const silent = { write: () => undefined };

describe('at a terminal', () => {
  test('the password is asked for twice and never shown', async () => {
    const { keyboard, prompt, answers, modes, screen } = terminal();
    answers.push('pass: wörd\r', 'pass: wörd\r');
    expect(await readSecret(keyboard, prompt)).toBe('pass: wörd');
    expect(screen()).toBe('Password: \nOnce more: \n');
    expect(modes).toEqual([true, false, true, false]);
  });

  test('a character can be taken back, whatever its length', async () => {
    const { keyboard, prompt, answers } = terminal();
    answers.push('ab😀\u007f\u0008c\r', 'ac\n');
    expect(await readSecret(keyboard, prompt)).toBe('ac');
  });

  test('two different passwords are refused', async () => {
    const { keyboard, prompt, answers } = terminal();
    answers.push('one\r', 'two\r');
    await expect(readSecret(keyboard, prompt)).rejects.toThrow('the two passwords differ');
  });

  test.each(['\u0003', '\u0004'])('giving up leaves the terminal as it was', async (key) => {
    const { keyboard, prompt, answers, modes } = terminal();
    answers.push(`half${key}`);
    await expect(readSecret(keyboard, prompt)).rejects.toThrow(InputAborted);
    expect(modes).toEqual([true, false]);
  });
});

describe('from a pipe', () => {
  test.each([
    ['without line break', ['secret'], 'secret'],
    ['with one', ['secret\n'], 'secret'],
    ['with one of the other kind', ['secret\r\n'], 'secret'],
    ['in pieces that split a character', [Buffer.from([0xc3]), Buffer.from([0xb6])], 'ö'],
    ['with only the last line break taken off', ['a\n\n'], 'a\n'],
  ])('it is taken whole, %s', async (_, chunks, expected) => {
    expect(await readSecret(piped(...chunks), silent)).toBe(expected);
  });

  test('an endless input is not read to its end', async () => {
    await expect(readSecret(piped('x'.repeat(5000)), silent)).rejects.toThrow('longer than 4096 bytes');
  });

  test('bytes that are not UTF-8 are refused', async () => {
    await expect(readSecret(piped(Buffer.from([0xff])), silent)).rejects.toThrow('not UTF-8');
  });
});

/** Letters alone, as real ids are to be read in memos; begins with the name of the life that made it. */
export function idOf(owner: string, count: number): string {
  return `${inLetters(owner)}x${inLetters(String(count).padStart(6, '0'))}`;
}

function inLetters(text: string): string {
  return text.replace('.', 'x').replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
}

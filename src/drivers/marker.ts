/** Characters that a marker is made of; next to one of them a marker is part of something else. */
const markerCharacter = /[A-Za-z0-9-]/;

/** Whether the memo holds the marker as a word. Staff may have written around it, and in Korean without a space. */
export function carriesMarker(memo: string, marker: string): boolean {
  for (let at = memo.indexOf(marker); at >= 0; at = memo.indexOf(marker, at + 1)) {
    const before = memo.charAt(at - 1);
    const after = memo.charAt(at + marker.length);
    if (!markerCharacter.test(before) && !markerCharacter.test(after)) return true;
  }
  return false;
}

const form = '(?<![A-Za-z0-9-])G-[a-z2-7]{8,22}(?![A-Za-z0-9-])';
const someMarker = new RegExp(form);
const anyMarker = new RegExp(form, 'g');

/** Whether the memo holds any marker of this adapter's form. */
export function carriesSomeMarker(memo: string): boolean {
  return someMarker.test(memo);
}

/** The first marker of this adapter's form in the memo, null if there is none. */
export function markerIn(memo: string): string | null {
  return someMarker.exec(memo)?.[0] ?? null;
}

/**
 * Behind the marker the visitor's own words in one line, cut to `length` characters. The marker stands first, so that it is never cut, and
 * what the words hold of its form is taken apart, so that nobody's words pass for another booking's marker.
 */
export function markedLine(marker: string, words: string, length: number): string {
  const line = words.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const cut = [...line].slice(0, Math.max(0, length - marker.length - 1)).join('');
  return `${marker} ${withoutMarkers(cut)}`.trimEnd();
}

/** The words with every marker in them taken apart, as `G abcdefgh`, but for one that may stay. */
export function withoutMarkers(words: string, own?: string): string {
  return words.replace(anyMarker, (found) => (found === own ? found : found.replace('-', ' ')));
}

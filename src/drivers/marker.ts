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

const someMarker = /(?<![A-Za-z0-9-])G-[a-z2-7]{8,22}(?![A-Za-z0-9-])/;

/** Whether the memo holds any marker of this adapter's form. */
export function carriesSomeMarker(memo: string): boolean {
  return someMarker.test(memo);
}

/** The first marker of this adapter's form in the memo, null if there is none. */
export function markerIn(memo: string): string | null {
  return someMarker.exec(memo)?.[0] ?? null;
}

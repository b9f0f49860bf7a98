/** The word most like the given one, or null if none is so like it that it was probably meant. Letter case counts for nothing. */
export function closestWord(word: string, words: Iterable<string>): string | null {
  let closest: { readonly word: string; readonly distance: number } | null = null;
  for (const candidate of words) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (closest === null || distance < closest.distance) closest = { word: candidate, distance };
  }
  const tolerance = Math.max(1, Math.floor(word.length / 3));
  return closest !== null && closest.distance <= tolerance ? closest.word : null;
}

/** `Did you mean "x"?`, or the fallback if nothing is close. */
export function suggestion(word: string, words: Iterable<string>, otherwise: string): string {
  const closest = closestWord(word, words);
  return closest === null ? otherwise : `Did you mean "${closest}"?`;
}

/** How many letters must be put in, taken out or replaced. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [above, letter] of [...one].entries()) {
    const next = [above + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

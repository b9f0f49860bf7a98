import type { AnyClinic } from './any-clinic.ts';
import { type Ask, type ImageWish, isAtWork, saysNothingWasDone } from './ask.ts';
import type { Scene } from './promise-check.ts';
import type { SimDisk } from './sim-disk.ts';

/** Says what is wrong; null: nothing. */
type Finding = string | null;

/** What an answer to a request to attach images says against what the clinic has. */
export function wrongImages({ clinics, aggregator }: Scene, ask: Ask, images: ImageWish): Finding {
  const { token } = images;
  const there = countOf(clinics, images);
  const { reply } = ask;
  if (reply?.kind === 'done')
    return there === 1 ? null : `${token} were answered as attached and are there ${there} times`;
  const others = aggregator.asks.filter((other) => other !== ask && other.images?.token === token);
  // A refusal is about the one request; what an earlier one did stays done.
  const mayHaveDone = others.some((other) => isAtWork(other) || !isNo(other));
  return isNo(ask) && !mayHaveDone && there > 0 ? `${token} were refused and are there` : null;
}

/** After calm: images are there once, or not, or nobody can tell and a person is told of them. */
export function imagesInDoubt({ clinics, aggregator }: Scene, disk: SimDisk): readonly string[] {
  const listed = disk.steps.house.unresolvedImages(1_000);
  const found: string[] = [];
  for (const [token, asks] of Map.groupBy(aggregator.asks, ({ images }) => images?.token)) {
    const images = asks[0]?.images;
    if (token === undefined || images === undefined) continue;
    const there = countOf(clinics, images);
    if (there > 1) found.push(`${token} are there ${there} times`);
    const isTold = asks.some(({ reply }) => reply?.kind === 'done');
    const isSettled = asks.every((ask) => ask.reply?.kind === 'done' || isNo(ask));
    if (isTold && there === 0) found.push(`${token} were answered as attached and are not there`);
    if (isTold || isSettled || there === 0) continue;
    // Attached, and nobody was told so: whoever asks again has to hear it, or a person has to look.
    const state = stateOf(images, disk);
    const isListed = listed.some(({ key }) => (key === null ? !images.isKeyed : String(key.token) === token));
    if (state !== 'done' && !isListed) found.push(`${token} may be there, are ${state}, and nobody is told`);
  }
  return found;
}

function isNo(ask: Ask): boolean {
  return ask.reply?.kind === 'refused' || saysNothingWasDone(ask);
}

function countOf(clinics: readonly AnyClinic[], { clinic, token }: ImageWish): number {
  return clinics[clinic]?.album?.count(token) ?? 0;
}

/** Without a key nothing on record says which request it was: then one that is done may be the one. */
function stateOf({ token, isKeyed }: ImageWish, disk: SimDisk): string {
  const rows = isKeyed
    ? disk.rows('SELECT state FROM image_registrations WHERE token = ?', token)
    : disk.rows('SELECT state FROM image_registrations WHERE token IS NULL ORDER BY state');
  return String(rows[0]?.['state'] ?? 'not on record');
}

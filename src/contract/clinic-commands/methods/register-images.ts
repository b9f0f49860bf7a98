import { Fault } from '../../../core/fault.ts';
import { bookingId } from '../../../core/identifiers.ts';
import { required } from '../../required.ts';
import type { CommandAnswer, CommandCall, CommandPorts } from '../command.ts';
import type { RegisterVisitorImageConfiguration } from '../wire/generated/messages.ts';

type Image = RegisterVisitorImageConfiguration;

/** [clinic] 14, in UTF-16 code units: the stricter reading of "characters", and that of servers whose strings are UTF-16. */
const longestMemo = 150;

/** [clinic] 14. Whom an image shows and which file it is, the clinic doesn't demand; without them it would be lost there. */
export async function registerVisitorImages(
  { core }: CommandPorts,
  { partner, merchant, key, request, untilMs }: CommandCall<'RegisterVisitorImages'>,
): Promise<CommandAnswer<'RegisterVisitorImages'>> {
  const images = checkedImages(request.images);
  const visitorIds = images.map(({ visitorId }, index) => notBlank(visitorId, `images[${index}].visitorId`));
  await core.registerImages(
    {
      partnerId: partner.id,
      merchant,
      key,
      images: JSON.stringify({ images }),
      imageCount: images.length,
      bookingId: null,
      visitorIds: [...new Set(visitorIds)],
    },
    untilMs,
  );
  return { message: {}, headers: {} };
}

/** The same for a booking's visit, for callers who know neither its visitor nor its schedule. */
export async function registerBookingImages(
  { core }: CommandPorts,
  { partner, merchant, key, request, untilMs }: CommandCall<'RegisterBookingImages'>,
): Promise<CommandAnswer<'RegisterBookingImages'>> {
  const images = checkedImages(request.images);
  for (const [index, { visitorId, scheduleId }] of images.entries()) {
    if (visitorId === undefined && scheduleId === undefined) continue;
    const field = `images[${index}].${visitorId === undefined ? 'scheduleId' : 'visitorId'}`;
    const message = 'must be left out, the booking tells it';
    throw new Fault('invalid-argument', message, { field, reason: 'not-available' });
  }
  await core.registerBookingImages(
    {
      partnerId: partner.id,
      merchant,
      key,
      bookingId: bookingId(required(request.bookingId, 'bookingId')),
      imageCount: images.length,
      images: (visitorId, scheduleId) =>
        JSON.stringify({ images: images.map((image) => ({ ...image, visitorId, scheduleId })) }),
    },
    untilMs,
  );
  return { message: {}, headers: {} };
}

/** @throws {Fault} `invalid-argument`; a memo is named as the clinic names it, whichever image it is of ([clinic] 4) */
function checkedImages(images: readonly Image[] | undefined): readonly Image[] {
  const given = required(images, 'images');
  for (const [index, { fileName, memo }] of given.entries()) {
    notBlank(fileName, `images[${index}].fileName`);
    if ((memo?.length ?? 0) <= longestMemo) continue;
    const message = `must be at most ${longestMemo} characters`;
    throw new Fault('invalid-argument', message, { field: 'memo', reason: 'too-long' });
  }
  return given;
}

/** What names nothing is as good as missing. */
function notBlank(text: string | undefined, field: string): string {
  return required(text?.trim() === '' ? undefined : text, field);
}

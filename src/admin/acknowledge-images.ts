import type { RequestHandler } from 'express';
import type { ImageOutcome } from '../core/house-store.ts';
import { type OperationId, operationId } from '../core/identifiers.ts';

/** Where a person's word about images goes. */
export interface AcknowledgeSources {
  /** Whether they were listed as unresolved. */
  acknowledgeImages(id: OperationId, found: ImageOutcome): Promise<boolean>;
}

/** What a person found in the clinic, and what a repeat under the same key is told from then on. */
const findings: ReadonlyMap<unknown, ImageOutcome> = new Map([
  ['registered', 'done'],
  ['missing', 'refused'],
  // Nobody can tell: it is listed no more, and stays unknown for its caller.
  [undefined, 'unknown'],
]);

/**
 * `POST /unresolved/<id>/acknowledge`: a person has looked after images whose outcome was unknown, and says with `found=registered` or
 * `found=missing` what they saw, if they could.
 */
export function acknowledgeImages(sources: AcknowledgeSources): RequestHandler {
  return async (request, response) => {
    const { found: given, ...others } = request.query;
    const found = findings.get(given);
    const [stranger] = Object.keys(others);
    if (found === undefined || stranger !== undefined) {
      const field = stranger ?? 'found';
      const message =
        stranger === undefined ? 'found must be registered or missing' : `${stranger} is not known here`;
      response.status(400).json({ error: { code: 'invalid_argument', message, field } });
      return;
    }
    const isListed = await sources.acknowledgeImages(operationId(String(request.params['id'])), found);
    if (isListed) response.json({});
    else
      response
        .status(404)
        .json({ error: { code: 'not_found', message: 'no images of this id are unresolved' } });
  };
}

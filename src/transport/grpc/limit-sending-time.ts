import { ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';
import { answers } from '../../contract/answer-table.ts';
import type { AnswerOptions } from './answer-call.ts';
import { statusOf } from './write-failure.ts';

/** Ends calls whose message doesn't come in within `requestMs`: a call that is never complete would never end. */
export function limitSendingTime({ clock, limits, newErrorId, log }: AnswerOptions): ServerInterceptor {
  return (_method, call) =>
    new ServerInterceptingCall(call, {
      start(next) {
        const stopTimer = clock.after(limits.requestMs, () => {
          try {
            call.sendStatus(timeOut(newErrorId()));
          } catch (error) {
            // A call that the library itself has refused already can't be told so twice.
            log.debug({ err: error }, 'a slow call had been ended before');
          }
        });
        next({
          onReceiveHalfClose(pass) {
            stopTimer();
            pass();
          },
          onCancel: stopTimer,
        });
      },
    });
}

function timeOut(errorId: string) {
  const code = 'request-timeout';
  const message = 'the request took too long to come in';
  return statusOf({ answer: answers[code], code, message, field: undefined, errorId });
}

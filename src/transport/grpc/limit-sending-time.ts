import { constants } from 'node:http2';
import { Duplex } from 'node:stream';
import {
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
} from '@grpc/grpc-js';
import { answers } from '../../contract/answer-table.ts';
import type { AnswerOptions } from './answer-call.ts';
import { statusOf } from './write-failure.ts';

/** Ends calls whose message doesn't come in within `requestMs`: a call that is never complete would never end. */
export function limitSendingTime({ clock, limits, newErrorId, log }: AnswerOptions): ServerInterceptor {
  return (_method, call) =>
    new ServerInterceptingCall(call, {
      start(next) {
        let isComplete = false;
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
            isComplete = true;
            stopTimer();
            pass();
          },
          // Called for every end, also after an answer.
          onCancel() {
            stopTimer();
            if (!isComplete) letGo(call);
          },
        });
      },
    });
}

/**
 * The library (1.14) leaves a call that it has answered open for as long as its client does, and keeps what came of the message: whoever
 * opens many could fill the memory for good. Its stream is its own affair, so nothing is taken for granted of it.
 */
function letGo(call: ServerInterceptingCallInterface): void {
  const stream: unknown = Reflect.get(call, 'stream');
  if (stream instanceof Duplex && 'close' in stream && typeof stream.close === 'function')
    stream.close(constants.NGHTTP2_NO_ERROR);
}

function timeOut(errorId: string) {
  const code = 'request-timeout';
  const message = 'the request took too long to come in';
  return statusOf({ answer: answers[code], code, message, field: undefined, errorId });
}

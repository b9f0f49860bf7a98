import { constants } from 'node:http2';
import { Duplex } from 'node:stream';
import {
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  type StatusObject,
} from '@grpc/grpc-js';
import { type AnswerCode, answers } from '../../contract/answer-table.ts';
import type { AnswerOptions } from './answer-call.ts';
import { IncompleteCalls } from './incomplete-calls.ts';
import { statusOf } from './write-failure.ts';

/**
 * What holds for every call before it is anybody's to answer: nothing of its message is read before its caller is known, where there has to
 * be one, and the message comes in within `requestMs`, since a call that is never complete would never end.
 */
export function receiveCalls(options: AnswerOptions): ServerInterceptor {
  const { clock, limits, newErrorId, callers } = options;
  const ofAnybody = new IncompleteCalls(limits.maxIncompleteCalls);
  const failed = (code: AnswerCode, message: string): StatusObject =>
    statusOf({ answer: answers[code], code, message, field: undefined, errorId: newErrorId() });
  return ({ path }, call) =>
    new ServerInterceptingCall(call, {
      start(next) {
        const arrivedMs = clock.now();
        const wanted = callers.wantedFor(path);
        let state: 'incomplete' | 'complete' | 'refused' = 'incomplete';
        const refuse = (status: StatusObject): void => {
          state = 'refused';
          send(call, status, options);
        };
        const stopTimer = clock.after(limits.requestMs, () =>
          refuse(failed('request-timeout', 'the request took too long to come in')),
        );
        const stopCounting =
          wanted === undefined
            ? ofAnybody.begin(() =>
                refuse(failed('too-many-requests', 'others need the room for their calls')),
              )
            : () => undefined;
        next({
          onReceiveMetadata(metadata, pass) {
            if (wanted === undefined) {
              pass(metadata);
              return;
            }
            const judged = (refusal: StatusObject | null): void => {
              if (state === 'refused') return;
              if (refusal === null) pass(metadata);
              else refuse(refusal);
            };
            const judging = callers.identify(wanted, call, metadata, arrivedMs);
            if (judging instanceof Promise) void judging.then(judged);
            else judged(judging);
          },
          onReceiveHalfClose(pass) {
            if (state === 'incomplete') state = 'complete';
            stopTimer();
            stopCounting();
            pass();
          },
          // Called for every end, also after an answer.
          onCancel() {
            stopTimer();
            stopCounting();
            if (state !== 'complete') letGo(call);
          },
        });
      },
    });
}

function send(call: ServerInterceptingCallInterface, status: StatusObject, { log }: AnswerOptions): void {
  try {
    call.sendStatus(status);
  } catch (error) {
    // A call that the library itself has refused already can't be told so twice.
    log.debug({ err: error }, 'a call that was to be refused had been ended before');
  }
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

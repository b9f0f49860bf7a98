import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/conformance/clock.ts';
import type { FeedSlot } from '../../src/conformance/feed/feed.ts';
import { type Body, distort } from './distort-answers.ts';
import type { Flaw } from './flaws.ts';
import { HttpProblem } from './http-problem.ts';
import { SmallBook } from './small-book.ts';
import { SmallClinic } from './small-clinic.ts';
import { SmallDesk } from './small-desk.ts';
import { SmallOrders } from './small-orders.ts';

export const user = 'partner';
export const password = 'a-password';
const good = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** What the server is made for; everything else is 501. */
const methods = [
  'BatchAvailabilityLookup',
  'CheckAvailability',
  'CreateLease',
  'CreateBooking',
  'UpdateBooking',
  'GetBookingStatus',
  'ListBookings',
  'SetMarketingPreference',
  'CheckOrderFulfillability',
  'CreateOrder',
  'ListOrders',
] as const;

type Method = (typeof methods)[number];

export interface SmallServerOptions {
  readonly slots: readonly FeedSlot[];
  readonly tooLate: FeedSlot;
  readonly clock: Clock & { advance(ms: number): void };
  readonly flaw: Flaw | null;
  /** Methods to leave out. */
  readonly without?: readonly Method[];
}

/**
 * A booking server of the documented contract, in memory, made to be judged: right without a flaw, and wrong in just one way with one.
 */
export class SmallServer {
  readonly #options: SmallServerOptions;
  readonly #server: Server;
  readonly #book: SmallBook;
  readonly #desk: SmallDesk;
  readonly #orders: SmallOrders;
  readonly #clinic: SmallClinic;
  #changes = 0;

  constructor(options: SmallServerOptions) {
    this.#options = options;
    this.#book = new SmallBook(options.slots, options.tooLate, options.clock, options.flaw);
    this.#desk = new SmallDesk(this.#book, options.flaw);
    this.#orders = new SmallOrders(this.#book, options.flaw);
    this.#clinic = new SmallClinic(this.#book, options.flaw);
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #has(flaw: Flaw): boolean {
    return this.#options.flaw === flaw;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { status, body } = await this.#answer(request, Buffer.concat(chunks));
    response.statusCode = status;
    response.setHeader('content-type', this.#has('answers-as-text') ? 'text/plain' : 'application/json');
    response.end(JSON.stringify(body));
  }

  async #answer(request: IncomingMessage, bytes: Buffer): Promise<{ status: number; body: Body }> {
    try {
      if (request.url?.startsWith('/_control/') === true) return this.#control(request, bytes);
      const method = this.#methodOf(request);
      this.#checkCredentials(request, method);
      if (method === 'HealthCheck') return this.#health();
      if (this.#has('slow-changes') && isChange(method)) this.#options.clock.advance(4_500);
      if (this.#has('slow-look-ups') && method === 'BatchAvailabilityLookup')
        this.#options.clock.advance(1_600);
      if (this.#has('fails-now-and-then') && this.#isSeventhChange(method))
        throw new HttpProblem(503, 'busy');
      const body = await this.#dispatch(method, this.#read(bytes));
      if (this.#has('works-before-it-looks-at-the-password')) this.#refuseStranger(request);
      return distort(this.#options.flaw, method, { status: 200, body });
    } catch (error) {
      return this.#refuse(error);
    }
  }

  /** What is booked and not cancelled. */
  get booked(): number {
    return this.#book.holdings.filter(({ kind, isLive }) => kind !== 'lease' && isLive).length;
  }

  /** Resolves as soon as something is booked. */
  async untilBooked(): Promise<void> {
    while (this.booked === 0) await setImmediate();
  }

  #isSeventhChange(method: Method): boolean {
    if (isChange(method)) this.#changes += 1;
    return isChange(method) && this.#changes % 7 === 0;
  }

  #control({ method = '', url = '' }: IncomingMessage, bytes: Buffer): { status: number; body: Body } {
    const message = bytes.length === 0 ? {} : this.#read(bytes);
    return { status: 200, body: this.#clinic.answer(method, url, message) };
  }

  #refuse(error: unknown): { status: number; body: Body } {
    if (!(error instanceof HttpProblem)) throw error;
    if (error.message === 'refused')
      return { status: 200, body: { booking_failure: { cause: 'SLOT_UNAVAILABLE' } } };
    const message = this.#has('shows-stack-traces')
      ? `${error.stack}\n    at x (/srv/a.js:1:1)`
      : error.message;
    return { status: error.status, body: { error: { message } } };
  }

  #methodOf(request: IncomingMessage): Method | 'HealthCheck' {
    const { pathname } = new URL(request.url ?? '', 'http://small');
    const path = this.#has('knows-no-trailing-slash') ? pathname : pathname.replace(/\/$/, '');
    const name = /^\/v3\/(\w+)$/i.exec(path)?.[1]?.toLowerCase();
    if (name === 'healthcheck' && request.method === 'GET') return 'HealthCheck';
    const method = methods.find((known) => known.toLowerCase() === name);
    if (method === undefined) throw new HttpProblem(404, 'no such path');
    if (request.method !== 'POST') {
      // An answer without having done anything.
      if (this.#has('answers-any-verb')) throw new HttpProblem(200, 'what do you want?');
      throw new HttpProblem(405, 'POST only');
    }
    return method;
  }

  #checkCredentials(request: IncomingMessage, method: string): void {
    if (method === 'HealthCheck' && this.#has('health-is-open')) return;
    if (method === 'ListBookings' && this.#has('lists-are-open')) return;
    if (method === 'CreateBooking' && this.#has('works-before-it-looks-at-the-password')) return;
    this.#refuseStranger(request);
  }

  #refuseStranger({ headers: { authorization = '' } }: IncomingMessage): void {
    if (this.#has('takes-any-password') && Buffer.from(authorization.slice(6), 'base64').includes(`${user}:`))
      return;
    if (this.#has('takes-any-scheme') && authorization !== '' && !authorization.startsWith('Basic ')) return;
    if (authorization !== good) throw new HttpProblem(401, 'who are you?');
  }

  #health(): { status: number; body: Body } {
    return { status: this.#has('health-says-503') ? 503 : 200, body: { status: 'SERVING' } };
  }

  #read(bytes: Buffer): Body {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      const message: unknown = JSON.parse(text);
      if (typeof message !== 'object' || message === null || Array.isArray(message))
        throw new Error('no object');
      return { ...message };
    } catch (error) {
      throw new HttpProblem(this.#has('broken-json-is-500') ? 500 : 400, String(error));
    }
  }

  async #dispatch(method: Method, message: Body): Promise<Body> {
    if (this.#options.without?.includes(method)) {
      if (this.#has('says-yes-to-what-it-cannot')) return {};
      throw new HttpProblem(501, 'not offered');
    }
    const desk = this.#desk;
    switch (method) {
      case 'BatchAvailabilityLookup':
        return desk.lookUp(message);
      case 'CheckAvailability':
        return desk.count(message);
      case 'CreateLease':
        return desk.lease(message);
      case 'CreateBooking':
        return desk.create(message);
      case 'UpdateBooking':
        return desk.update(message);
      case 'GetBookingStatus':
        return desk.status(message);
      case 'ListBookings':
        return desk.list(message);
      case 'SetMarketingPreference':
        return { user_information: message['user_information'], user_to_receive_marketing: true };
      case 'CheckOrderFulfillability':
        return this.#orders.check(message);
      case 'CreateOrder':
        return this.#orders.create(message);
      case 'ListOrders':
        return this.#orders.list(message);
    }
  }
}

function isChange(method: Method): boolean {
  return method === 'CreateBooking' || method === 'UpdateBooking';
}

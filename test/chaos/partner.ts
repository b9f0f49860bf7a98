import type { Balancer, Line } from './balancer.ts';
import type { LagMeter } from './lag-meter.ts';
import { type Call, callOverHttp, GrpcConnection } from './partner-calls.ts';
import type { Ask, AskKind, Outcome, Transport } from './record.ts';

/** What is asked, without what comes of it. */
export interface Question {
  readonly kind: AskKind;
  readonly call: Call;
  readonly wish: number | null;
  readonly startSec: number | null;
  readonly expiresSec: number | null;
  readonly visitor: string | null;
}

/** After this many calls a gRPC connection is made anew, so that replicas that came back get their share. */
const callsPerConnection = 15;

/** A line with one request at a time on it. */
interface Phone {
  readonly transport: Transport;
  readonly line: Line;
  grpc: GrpcConnection | null;
  calls: number;
}

/** Sends requests to the adapter's address over both transports, and writes down what came of each. */
export class Partner {
  readonly #balancer: Balancer;
  readonly #lag: LagMeter;
  readonly #written: (ask: Ask) => void;
  readonly #free: Record<Transport, Phone[]> = { http: [], grpc: [] };

  constructor(balancer: Balancer, lag: LagMeter, written: (ask: Ask) => void) {
    this.#balancer = balancer;
    this.#lag = lag;
    this.#written = written;
  }

  /** The house's clients only speak HTTP. */
  async ask(wanted: Transport, question: Question): Promise<Ask> {
    const { call } = question;
    const transport = call.kind === 'method' && !call.byHouse ? wanted : 'http';
    const phone = this.#free[transport].pop() ?? (await this.#newPhone(transport));
    const sentMs = Date.now();
    const outcome = await this.#call(phone, call);
    const endedMs = Date.now();
    const replicas = phone.line.replicasDuring(sentMs, endedMs);
    this.#hangUp(phone);
    const { kind, wish, startSec, expiresSec, visitor } = question;
    const lagMs = this.#lag.worst(sentMs, endedMs);
    const came: Outcome =
      outcome.kind === 'none' && replicas.length === 0 ? { kind: 'none', why: 'unreachable' } : outcome;
    const about = { kind, wish, startSec, expiresSec, visitor, transport };
    const ask: Ask = { ...about, sentMs, endedMs, lagMs, replicas, outcome: came };
    this.#written(ask);
    return ask;
  }

  close(): void {
    for (const phone of this.#free.grpc) phone.grpc?.close();
  }

  async #newPhone(transport: Transport): Promise<Phone> {
    return { transport, line: await this.#balancer.line(transport), grpc: null, calls: 0 };
  }

  #call(phone: Phone, call: Call): Promise<Outcome> {
    if (call.kind === 'command' || phone.transport === 'http') return callOverHttp(phone.line.port, call);
    phone.grpc ??= new GrpcConnection(phone.line.port);
    phone.calls += 1;
    return phone.grpc.call(call);
  }

  #hangUp(phone: Phone): void {
    if (phone.calls >= callsPerConnection) {
      phone.grpc?.close();
      phone.grpc = null;
      phone.calls = 0;
    }
    this.#free[phone.transport].push(phone);
  }
}

import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import { serviceDefinition } from '../load/protos.ts';
import { available, type Json } from './answers.ts';

/** Bare grpc-js with proto-loader's own reader and writer. */
const server = new Server();
server.addService(serviceDefinition, {
  BatchAvailabilityLookup: (call: ServerUnaryCall<Json, Json>, callback: sendUnaryData<Json>) => {
    callback(null, available(call.request));
  },
});
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.send?.({ port });
});

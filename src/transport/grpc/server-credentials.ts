import type { SecureContextOptions } from 'node:tls';
import { ServerCredentials } from '@grpc/grpc-js';
import { handshakeMs, oldestTlsVersion, type TlsMaterial, type TlsSource } from '../tls-source.ts';

/** TLS from a source whose material may be replaced; with authorities for clients, those must have a certificate of theirs. */
export class FollowedCredentials extends ServerCredentials {
  constructor(source: TlsSource) {
    const wantsClients = source.material.clientAuthorities !== null;
    super(
      {
        requestCert: wantsClients,
        rejectUnauthorized: wantsClients,
        minVersion: oldestTlsVersion,
        handshakeTimeout: handshakeMs,
      },
      contextOf(source.material),
    );
    source.follow((material) => this.updateSecureContextOptions(contextOf(material)));
  }

  override _equals(other: ServerCredentials): boolean {
    return this === other;
  }
}

function contextOf({ certificate, key, clientAuthorities }: TlsMaterial): SecureContextOptions {
  const context = { cert: certificate, key, minVersion: oldestTlsVersion } as const;
  return clientAuthorities === null ? context : { ...context, ca: clientAuthorities };
}

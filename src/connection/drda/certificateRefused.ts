/** The server's certificate was not accepted; nothing but the TLS handshake was sent. */

export class CertificateRefused extends Error {
  override readonly name = 'CertificateRefused';

  /**
   * @param reason Node's code, e.g. SELF_SIGNED_CERT_IN_CHAIN, or `fingerprint` where another one was pinned
   * @param fingerprint SHA-256 of what the server showed
   */
  constructor(
    readonly reason: string,
    readonly fingerprint: string,
  ) {
    super(reason);
  }
}

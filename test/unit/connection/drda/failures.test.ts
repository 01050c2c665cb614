import { describe, expect, it } from 'vitest';
import { CertificateRefused } from '../../../../src/connection/drda/certificateRefused';
import { openingFailure } from '../../../../src/connection/drda/failures';

const target = { host: 'east', port: 1527, database: 'splicedb', user: 'splice', password: 'secret-1', tls: {} };
const fingerprint = 'AB:'.repeat(31) + 'AB';

describe('a certificate that is not accepted', () => {
  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'signed by itself alone'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'does not know the authority'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'does not know the authority'],
    ['CERT_HAS_EXPIRED', 'has expired'],
    ['CERT_NOT_YET_VALID', 'not valid yet'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'made out to another host'],
    ['CERT_REVOKED', 'CERT_REVOKED'],
  ])('is said in words with its fingerprint, to be pinned: %s', (code, words) => {
    const failure = openingFailure(new CertificateRefused(code, fingerprint), target);
    expect(failure).toMatchObject({ kind: 'tls', fate: 'not-run', fingerprint });
    expect(failure.message).toContain(words);
    expect(failure.message).toContain(fingerprint);
    expect(failure.advice).toContain('pin');
  });

  it('is not offered for pinning in place of the one that was pinned', () => {
    const failure = openingFailure(new CertificateRefused('fingerprint', fingerprint), target);
    expect(failure.fingerprint).toBeUndefined();
    expect(failure.message).toContain(fingerprint);
    expect(failure.advice).toContain('somebody else');
  });
});

/** Profiles for tests, and profiles of every shape. */
import fc from 'fast-check';
import type { ClusterProfile } from '../../../src/clusters/profile';

export function profile(name: string, changes: Partial<ClusterProfile> = {}): ClusterProfile {
  return {
    id: `id-${name}`,
    name,
    environment: 'test',
    transport: { kind: 'odbc', driver: 'SpliceODBCDriver', host: 'h1', port: 1527, dialect: 'splice' },
    user: 'splice',
    password: 'keyring',
    ...changes,
  };
}

const line = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .filter((text) => text.trim() !== '' && !/\p{Cc}/u.test(text));

const odbc = fc.record(
  {
    kind: fc.constant('odbc' as const),
    dialect: fc.constantFrom('splice' as const, 'custom' as const),
    driver: line,
    host: line,
    dsn: line,
    port: fc.integer({ min: 1, max: 65_535 }),
    tls: fc.record(
      {
        mode: fc.constantFrom('none' as const, 'basic' as const, 'peerAuthentication' as const),
        certificate: line,
        privateKey: line,
        trustServer: fc.boolean(),
      },
      { requiredKeys: ['mode'] },
    ),
    keywords: fc.dictionary(fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,8}x$/), fc.string()),
  },
  { requiredKeys: ['kind', 'dialect', 'driver', 'host'] },
);

const drda = fc.record(
  {
    kind: fc.constant('drda' as const),
    host: line,
    port: fc.integer({ min: 1, max: 65_535 }),
    database: line,
    tls: fc.record(
      {
        mode: fc.constantFrom('basic' as const, 'peerAuthentication' as const),
        authority: line,
        fingerprint: fc.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
        certificate: line,
        privateKey: line,
        trustServer: fc.boolean(),
      },
      { requiredKeys: ['mode'] },
    ),
  },
  { requiredKeys: ['kind', 'host'] },
);

export const anyProfile: fc.Arbitrary<ClusterProfile> = fc.record(
  {
    id: line.filter((id) => !id.startsWith('sample-')),
    name: line,
    environment: fc.constantFrom('development' as const, 'test' as const, 'production' as const),
    transport: fc.oneof(odbc, drda),
    user: line,
    password: fc.constantFrom('keyring' as const, 'session' as const, 'none' as const),
  },
  { requiredKeys: ['id', 'name', 'environment', 'transport', 'password'] },
);

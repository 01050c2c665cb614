import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../../src/clusters/readProfile';
import { anyProfile, profile } from './profiles';

interface Schema {
  readonly description?: string;
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
}

const text = (name: string) => readFileSync(path.join(import.meta.dirname, '../../..', name), 'utf8');
const manifest = JSON.parse(text('package.json')) as {
  contributes: { configuration: { properties: Record<string, { items: Schema }> } };
};
const words = JSON.parse(text('package.nls.json')) as Record<string, string>;
const schema = manifest.contributes.configuration.properties['spliceReplication.clusters']?.items ?? {};
const validate = new Ajv({ strict: false }).compile(schema);

const good = profile('east');
const drda = { kind: 'drda', host: 'h' };
const odbc = { kind: 'odbc', driver: 'D', host: 'h' };
const fingerprint = 'AB:'.repeat(31) + 'AB';

/** What a person may write by hand; the extension itself writes only what is right. */
const written: [string, unknown, boolean][] = [
  ['an address', { ...good, transport: drda }, true],
  [
    'an address with everything',
    { ...good, transport: { ...drda, port: 1, database: 'd', tls: { mode: 'basic' } } },
    true,
  ],
  ['a pinned certificate', { ...good, transport: { ...drda, tls: { mode: 'basic', fingerprint } } }, true],
  ['a driver', { ...good, transport: odbc }, true],
  ['a data source', { ...good, transport: { kind: 'odbc', dsn: 'S' } }, true],
  ['no transport', { ...good, transport: undefined }, false],
  ['another transport', { ...good, transport: { ...drda, kind: 'jdbc' } }, false],
  ['no host', { ...good, transport: { kind: 'drda' } }, false],
  ['neither driver nor data source', { ...good, transport: { kind: 'odbc', host: 'h' } }, false],
  ['a port of 70000', { ...good, transport: { ...drda, port: 70_000 } }, false],
  ['a fingerprint that is none', { ...good, transport: { ...drda, tls: { mode: 'basic', fingerprint: 'AB' } } }, false],
  ['TLS without a mode', { ...good, transport: { ...drda, tls: {} } }, false],
  ['an environment of its own', { ...good, environment: 'prod' }, false],
  ['a password', { ...good, password: 'hunter2' }, false],
];

describe('the schema of the setting for clusters', () => {
  it('takes every profile that is read', () => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        expect(validate(JSON.parse(JSON.stringify(any))), JSON.stringify(validate.errors)).toBe(true);
      }),
    );
  });

  it.each(written)('agrees with the reading on %s', (_what, value, right) => {
    const stored: unknown = JSON.parse(JSON.stringify(value));
    expect([validate(stored), 'profile' in readProfile(stored)]).toEqual([right, right]);
  });

  it('marks what the reading passes over', () => {
    expect(validate({ ...good, passwrod: 'keyring' })).toBe(false);
  });

  it('describes every field', () => {
    const described = (name: string, { description, enumDescriptions = [], properties = {}, oneOf = [] }: Schema) => {
      for (const key of [...(oneOf.length > 0 || name ? [description] : []), ...enumDescriptions]) {
        expect(words[key?.slice(1, -1) ?? ''], `${name}: ${key ?? 'nothing'}`).toBeTruthy();
      }
      for (const [child, inner] of Object.entries(properties)) described(`${name}/${child}`, inner);
      for (const branch of oneOf)
        for (const [child, inner] of Object.entries(branch.properties ?? {})) described(`${name}/${child}`, inner);
    };
    described('', schema);
  });
});

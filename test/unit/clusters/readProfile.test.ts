import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../../src/clusters/readProfile';
import { anyProfile, profile } from './profiles';

const good = profile('east');
const transport = { kind: 'odbc', driver: 'D', host: 'h' };

describe('readProfile', () => {
  it('gives back every profile that the form can make', () => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        const stored: unknown = JSON.parse(JSON.stringify(any));
        expect(readProfile(stored)).toEqual({ profile: any });
      }),
    );
  });

  it('never throws, and answers with a profile or a sentence', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const reading = readProfile(value);
        expect('profile' in reading || reading.problem.length > 0).toBe(true);
      }),
    );
  });

  it('fills in what a person may leave out', () => {
    const reading = readProfile({ id: 'x', name: 'x', environment: 'test', transport });
    expect(reading).toEqual({
      profile: {
        id: 'x',
        name: 'x',
        environment: 'test',
        transport: { ...transport, dialect: 'splice' },
        password: 'keyring',
      },
    });
  });

  it.each<[string, unknown, RegExp]>([
    ['a text', 'east', /object/],
    ['a list', [good], /object/],
    ['null', null, /object/],
    ['no id', { ...good, id: undefined }, /id is missing/],
    ['a blank name', { ...good, name: ' ' }, /name is a text/],
    ['a name of two lines', { ...good, name: 'a\nb' }, /one line/],
    ['an id of the sample', { ...good, id: 'sample-active' }, /sample/],
    ['no environment', { ...good, environment: undefined }, /environment is one of/],
    ['an unknown environment', { ...good, environment: 'prod' }, /development, test, production/],
    ['no transport', { ...good, transport: undefined }, /transport/],
    ['a sample transport', { ...good, transport: { kind: 'sample', side: 'active' } }, /kind is one of odbc, drda/],
    ['DRDA without a host', { ...good, transport: { kind: 'drda' } }, /host is missing/],
    ['DRDA with a wrong port', { ...good, transport: { kind: 'drda', host: 'h', port: 70_000 } }, /port/],
    [
      'DRDA with TLS of another kind',
      { ...good, transport: { kind: 'drda', host: 'h', tls: { mode: 'none' } } },
      /mode is one of/,
    ],
    [
      'a fingerprint that is none',
      { ...good, transport: { kind: 'drda', host: 'h', tls: { mode: 'basic', fingerprint: 'AB' } } },
      /64 digits/,
    ],
    ['neither driver nor DSN', { ...good, transport: { kind: 'odbc', host: 'h' } }, /dsn or driver/],
    ['no host', { ...good, transport: { kind: 'odbc', driver: 'D' } }, /host is missing/],
    ['port 0', { ...good, transport: { ...transport, port: 0 } }, /port/],
    ['a port as text', { ...good, transport: { ...transport, port: '1527' } }, /port/],
    ['TLS as a word', { ...good, transport: { ...transport, tls: 'basic' } }, /tls is an object/],
    [
      'trustServer as a word',
      { ...good, transport: { ...transport, tls: { mode: 'basic', trustServer: 'yes' } } },
      /true or false/,
    ],
    ['a keyword that is a number', { ...good, transport: { ...transport, keywords: { A: 1 } } }, /keyword A/],
    ['a keyword that would inject', { ...good, transport: { ...transport, keywords: { 'A=1;B': 'x' } } }, /cannot be/],
    ['a user that is a number', { ...good, user: 1 }, /user is a text/],
  ])('refuses %s', (_, value, problem) => {
    const reading = readProfile(value);
    expect(reading).toHaveProperty('problem');
    expect('problem' in reading && reading.problem).toMatch(problem);
  });

  it('names the broken entry where it has a name', () => {
    expect(readProfile({ ...good, environment: 'x' })).toMatchObject({ name: 'east' });
  });

  it.each([
    { ...good, password: 'hunter2secret' },
    { ...good, transport: { ...transport, keywords: { PWD: 'hunter2secret' } } },
    { ...good, transport: { ...transport, keywords: { password: 'hunter2secret' } } },
  ])('refuses a password in the settings without repeating it', (value) => {
    const reading = readProfile(value);
    expect(reading).toHaveProperty('problem');
    expect(JSON.stringify(reading)).not.toContain('hunter2secret');
  });

  it('accepts the placeholder of a password', () => {
    const keywords = { PWD: '{password}' };
    expect(readProfile({ ...good, transport: { ...transport, keywords } })).toHaveProperty('profile');
  });
});

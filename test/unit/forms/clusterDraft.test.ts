import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClusterProfile } from '../../../src/clusters/profile';
import { readProfile } from '../../../src/clusters/readProfile';
import { draftOf, emptyDraft, problemsOf, profileOf, type ClusterDraft } from '../../../src/forms/cluster/draft';
import { readFromForm } from '../../../src/forms/cluster/messages';

const good: ClusterDraft = {
  ...emptyDraft({ transport: 'odbc', driver: 'SpliceODBCDriver' }),
  name: 'east',
  host: 'east.example',
};
const direct: ClusterDraft = { ...emptyDraft(), name: 'east', host: 'east.example' };

describe('problems of a cluster draft', () => {
  it('has none for a complete draft', () => {
    expect(problemsOf(good, ['west'])).toEqual({});
  });

  const cases: [string, Partial<ClusterDraft>, string][] = [
    ['no name', { name: ' ' }, 'name'],
    ['a name that another cluster has', { name: 'west ' }, 'name'],
    ['no driver', { driver: '' }, 'driver'],
    ['no host', { host: '' }, 'host'],
    ['a host that could end a keyword', { host: 'h};UID={x' }, 'host'],
    ['port 0', { port: '0' }, 'port'],
    ['port 65536', { port: '65536' }, 'port'],
    ['a port that is no number', { port: '1527x' }, 'port'],
    ['no port with a driver', { port: '' }, 'port'],
    ['a DSN without a name', { source: 'dsn' }, 'dsn'],
    ['a line that is no keyword', { keywords: 'LOGLEVEL' }, 'keywords'],
    ['a keyword given twice', { keywords: 'A=1\na=2' }, 'keywords'],
    ['a keyword that no connection string takes', { keywords: '*LOGLEVEL=1' }, 'keywords'],
    ['a password among the keywords', { keywords: 'PWD=admin' }, 'keywords'],
    ['a password before the place for it', { keywords: 'PWD=admin={password}' }, 'keywords'],
    ['another word than that of the place for it', { keywords: 'PWD={PASSWORD}' }, 'keywords'],
    ['peer authentication without a certificate', { tls: 'peerAuthentication', privateKey: '/k' }, 'certificate'],
    ['peer authentication without a key', { tls: 'peerAuthentication', certificate: '/c' }, 'privateKey'],
  ];
  it.each(cases)('names the field for %s', (_what, change, field) => {
    expect(Object.keys(problemsOf({ ...good, ...change }, ['west']))).toEqual([field]);
  });

  const directCases: [string, Partial<ClusterDraft>, string][] = [
    ['no host', { host: '' }, 'host'],
    ['no host, though a DSN was chosen for ODBC', { host: '', source: 'dsn' }, 'host'],
    ['no port', { port: '' }, 'port'],
    ['no database', { database: ' ' }, 'database'],
    ['a database that cannot be sent', { database: 'größe' }, 'database'],
    ['no user', { user: '' }, 'user'],
    ['a fingerprint that is none', { tls: 'basic', fingerprint: 'AB:CD' }, 'fingerprint'],
    ['peer authentication without a key', { tls: 'peerAuthentication', certificate: '/c' }, 'privateKey'],
  ];
  it.each(directCases)('without a driver, names the field for %s', (_what, change, field) => {
    expect(Object.keys(problemsOf({ ...direct, ...change }, []))).toEqual([field]);
  });

  it('lets DRDA do without driver, DSN and sound keywords', () => {
    expect(problemsOf({ ...direct, keywords: 'LOGLEVEL', driver: '' }, [])).toEqual({});
  });

  it.each(['ab'.repeat(32), 'AB:'.repeat(31) + 'AB'])('takes the fingerprint %s', (fingerprint) => {
    expect(problemsOf({ ...direct, tls: 'basic', fingerprint }, [])).toEqual({});
  });

  it('lets a DSN do without driver, host and port', () => {
    expect(problemsOf({ ...good, source: 'dsn', dsn: 'SpliceODBC64', driver: '', host: '', port: '' }, [])).toEqual({});
  });

  it.each<[string, Partial<ClusterDraft>]>([
    ['TLS of keywords of their own', { dialect: 'custom', tls: 'peerAuthentication' }],
    ['the port of a data source', { source: 'dsn', dsn: 'SpliceODBC64', port: '1527x' }],
    ['the fingerprint where any is trusted', { transport: 'drda', tls: 'basic', trustServer: true, fingerprint: 'AB' }],
  ])('looks for none in what the form does not show: %s', (_what, change) => {
    const draft = { ...good, ...change };
    expect(problemsOf(draft, [])).toEqual({});
    expect(readProfile(profileOf(draft, 'id-1'))).toHaveProperty('profile');
  });

  it('takes a password keyword that is only the place for it', () => {
    expect(problemsOf({ ...good, dialect: 'custom', keywords: 'PWD={password}' }, [])).toEqual({});
  });
});

describe('draft and profile', () => {
  it('keep what was typed, trimmed', () => {
    const profile = profileOf({ ...good, name: ' east ', keywords: 'LOGLEVEL = 3\n\nA=b=c' }, 'id-1');
    expect(profile).toEqual({
      id: 'id-1',
      name: 'east',
      environment: 'development',
      user: 'splice',
      password: 'keyring',
      transport: {
        kind: 'odbc',
        dialect: 'splice',
        driver: 'SpliceODBCDriver',
        host: 'east.example',
        port: 1527,
        keywords: { LOGLEVEL: '3', A: 'b=c' },
      },
    });
  });

  it('leave the port to the data source unless another one was set', () => {
    const draft: ClusterDraft = { ...good, source: 'dsn', dsn: 'SpliceODBC64', host: '' };
    expect(profileOf(draft, 'id-1').transport).toEqual({ kind: 'odbc', dialect: 'splice', dsn: 'SpliceODBC64' });
    const other = profileOf({ ...draft, port: '1528' }, 'id-1');
    expect(other.transport).toMatchObject({ port: 1528 });
    const written = { ...other, transport: { ...other.transport, port: 1527 } } as ClusterProfile;
    expect(profileOf(draftOf(written)!, 'id-1', written)).toEqual(written);
  });

  it('trust any certificate, or the pinned one alone', () => {
    const pinned = 'ab'.repeat(32);
    const draft: ClusterDraft = { ...direct, tls: 'basic', trustServer: true, authority: '/ca', fingerprint: pinned };
    expect(profileOf(draft, 'id-1').transport).toMatchObject({ tls: { mode: 'basic', trustServer: true } });
    expect(profileOf(draft, 'id-1').transport).not.toHaveProperty('tls.fingerprint');
    const written = profileOf({ ...draft, trustServer: false }, 'id-1');
    const both = { ...written.transport, tls: { mode: 'basic', fingerprint: pinned, trustServer: true } };
    expect(draftOf({ ...written, transport: both } as ClusterProfile)).toMatchObject({
      trustServer: false,
      fingerprint: pinned,
    });
  });

  it('make a profile without any driver', () => {
    const draft: ClusterDraft = {
      ...direct,
      tls: 'peerAuthentication',
      authority: ' /ca.pem ',
      certificate: '/c.pem',
      privateKey: '/k.pem',
      keywords: 'LOGLEVEL=3',
    };
    expect(profileOf(draft, 'id-1').transport).toEqual({
      kind: 'drda',
      host: 'east.example',
      port: 1527,
      database: 'splicedb',
      tls: { mode: 'peerAuthentication', certificate: '/c.pem', privateKey: '/k.pem', authority: '/ca.pem' },
    });
  });

  it('come back to the same profile', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9/_.-]{1,12}$/);
    const draft = fc.record<ClusterDraft>({
      name: word,
      environment: fc.constantFrom('development', 'test', 'production'),
      transport: fc.constantFrom('odbc', 'drda'),
      source: fc.constantFrom('driver', 'dsn'),
      dsn: word,
      driver: word,
      dialect: fc.constantFrom('splice', 'custom'),
      host: word,
      port: fc.integer({ min: 1, max: 65_535 }).map(String),
      tls: fc.constantFrom('none', 'basic', 'peerAuthentication'),
      database: word,
      authority: word,
      fingerprint: word,
      certificate: word,
      privateKey: word,
      trustServer: fc.boolean(),
      keywords: fc
        .uniqueArray(fc.stringMatching(/^K[A-Z]{1,6}$/), { maxLength: 3 })
        .map((keys) => keys.map((key) => `${key}=v`).join('\n')),
      user: word,
      password: fc.constantFrom('keyring', 'session', 'none'),
    });
    fc.assert(
      fc.property(draft, (value) => {
        const profile = profileOf(value, 'id');
        const back = draftOf(profile);
        expect(back && profileOf(back, 'id')).toEqual(profile);
      }),
    );
  });

  it('leaves sample clusters alone', () => {
    const sample = {
      id: 's',
      name: 's',
      environment: 'test',
      password: 'none',
      transport: { kind: 'sample', side: 'active' },
    } as const;
    expect(draftOf(sample)).toBeUndefined();
  });
});

describe('messages from the form', () => {
  it.each([['ready'], ['close'], ['stopTest']])('takes %s', (type) => {
    expect(readFromForm({ type, more: 1 })).toEqual({ type });
  });
  it('takes a draft to save', () => {
    expect(readFromForm({ type: 'save', draft: good, password: 'x' })).toMatchObject({ type: 'save', password: 'x' });
  });
  it.each([
    [null],
    ['save'],
    [{ type: 'save' }],
    [{ type: 'save', draft: { ...good, tls: 'yes' } }],
    [{ type: 'save', draft: { ...good, host: 1 } }],
    [{ type: 'save', draft: good, password: 5 }],
    [{ type: 'save', draft: good, passphrase: 5 }],
    [{ type: 'save', draft: { ...good, transport: 'sample' } }],
    [{ type: 'drop' }],
  ])('drops %j', (value) => {
    expect(readFromForm(value)).toBeUndefined();
  });
  it('survives anything', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readFromForm(value)));
  });
});

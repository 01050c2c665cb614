import { describe, expect, it } from 'vitest';
import type { ClusterProfile } from '../../../src/clusters/profile';
import { Passwords } from '../../../src/clusters/secrets';
import { saveCluster } from '../../../src/forms/cluster/save';
import { profile } from '../clusters/profiles';

function formWith(secrets: Readonly<Record<string, string>>, cannotWrite?: Error) {
  const kept = new Map(Object.entries(secrets));
  const asked: string[] = [];
  const found: (string | undefined)[] = [];
  const passwords = new Passwords(
    {
      get: (key) => Promise.resolve(kept.get(key)),
      store: (key, value) => Promise.resolve(void kept.set(key, value)),
      delete: (key) => Promise.resolve(void kept.delete(key)),
    },
    {
      ask: ({ name }) => Promise.resolve(void asked.push(name)),
      tellNotKept: () => undefined,
    },
  );
  /** An expanded cluster is connected as soon as its profile is there. */
  const write = async (saved: ClusterProfile) => {
    if (cannotWrite) throw cannotWrite;
    found.push(await passwords.passwordFor(saved).catch(() => 'none given'), await passwords.passphraseFor(saved));
  };
  const save = (saved: ClusterProfile, typed: { password?: string; passphrase?: string }, isNew = false) =>
    saveCluster(
      { profiles: { add: write, update: write }, passwords },
      saved,
      { password: typed.password, passphrase: typed.passphrase },
      isNew,
    );
  return { save, kept, asked, found };
}

const keyring = profile('east', { password: 'keyring' });
const passwordKey = `spliceReplication.password.${keyring.id}`;
const passphraseKey = `spliceReplication.keyPassphrase.${keyring.id}`;

describe('saveCluster', () => {
  it.each<[ClusterProfile['password'], (string | undefined)[], Record<string, string>]>([
    ['keyring', ['new-pw', 'new-phrase'], { [passwordKey]: 'new-pw', [passphraseKey]: 'new-phrase' }],
    ['session', ['new-pw', 'new-phrase'], {}],
    ['none', [undefined, 'new-phrase'], { [passphraseKey]: 'new-phrase' }],
  ])('has what was typed ready for a cluster that connects at once, kept as %s', async (password, login, left) => {
    const { save, kept, asked, found } = formWith({ [passwordKey]: 'old-pw', [passphraseKey]: 'old-phrase' });
    await save({ ...keyring, password }, { password: 'new-pw', passphrase: 'new-phrase' });
    expect([found, asked]).toEqual([login, []]);
    expect(Object.fromEntries(kept)).toEqual(left);
  });

  it('keeps what was not typed, as far as the profile wants it kept', async () => {
    const secrets = { [passwordKey]: 'old-pw', [passphraseKey]: 'old-phrase' };
    const same = formWith(secrets);
    await same.save(keyring, {});
    expect(Object.fromEntries(same.kept)).toEqual(secrets);
    const session = formWith(secrets);
    await session.save({ ...keyring, password: 'session' }, {});
    expect(Object.fromEntries(session.kept)).toEqual({});
  });

  it('leaves no password of a new cluster that could not be saved', async () => {
    const { save, kept } = formWith({}, new Error('The settings file is not saved.'));
    await expect(save(keyring, { password: 'pw', passphrase: 'phrase' }, true)).rejects.toThrow(/settings file/);
    expect([...kept]).toEqual([]);
  });
});

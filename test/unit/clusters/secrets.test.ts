import { describe, expect, it } from 'vitest';
import { Passwords } from '../../../src/clusters/secrets';
import { profile } from './profiles';

function passwordsWith(answers: (string | undefined)[], options: { keyring?: boolean } = {}) {
  const kept = new Map<string, string>();
  const asked: string[] = [];
  const told: string[] = [];
  const guard = () => {
    if (options.keyring === false) throw new Error('No keyring here');
  };
  const passwords = new Passwords(
    {
      get: async (key) => {
        guard();
        return Promise.resolve(kept.get(key));
      },
      store: async (key, value) => {
        guard();
        kept.set(key, value);
        return Promise.resolve();
      },
      delete: async (key) => {
        guard();
        kept.delete(key);
        return Promise.resolve();
      },
    },
    {
      ask: async ({ name }, why) => {
        asked.push(`${name} ${why}`);
        return Promise.resolve(answers.shift());
      },
      tellNotKept: (reason) => told.push(reason),
    },
  );
  return { passwords, kept, asked, told };
}

const keyring = profile('east');
const session = profile('west', { password: 'session' });

describe('Passwords', () => {
  it('asks for nothing where there is no password', async () => {
    const { passwords, asked } = passwordsWith([]);
    expect(await passwords.passwordFor(profile('x', { password: 'none' }))).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('takes what the keyring has', async () => {
    const { passwords, asked, kept } = passwordsWith([]);
    await passwords.keep(keyring, 'pw1');
    expect([...kept.values()]).toEqual(['pw1']);
    expect(await passwords.has(keyring)).toBe(true);
    expect(await passwords.passwordFor(keyring)).toBe('pw1');
    expect(asked).toEqual([]);
  });

  it('asks once where the keyring has none, and keeps it when the server has accepted it', async () => {
    const { passwords, asked, kept } = passwordsWith(['pw1']);
    expect(await passwords.passwordFor(keyring)).toBe('pw1');
    expect([...kept.values()]).toEqual([]);
    await passwords.accepted(keyring);
    expect([...kept.values()]).toEqual(['pw1']);
    expect(await passwords.passwordFor(keyring)).toBe('pw1');
    expect(asked).toEqual(['east missing']);
  });

  it('asks again after a refusal, whatever the keyring has, and replaces that', async () => {
    const { passwords, asked, kept } = passwordsWith(['right']);
    await passwords.keep(keyring, 'wrong');
    passwords.refused(keyring);
    expect(await passwords.passwordFor(keyring)).toBe('right');
    await passwords.accepted(keyring);
    expect([...kept.values()]).toEqual(['right']);
    expect(asked).toEqual(['east refused']);
  });

  it('asks once per window for a session password, and never stores it', async () => {
    const { passwords, asked, kept } = passwordsWith(['wrong', 'right']);
    expect(await passwords.passwordFor(session)).toBe('wrong');
    passwords.refused(session);
    expect(await passwords.passwordFor(session)).toBe('right');
    await passwords.accepted(session);
    expect(await passwords.passwordFor(session)).toBe('right');
    expect(asked).toEqual(['west missing', 'west refused']);
    expect(kept.size).toBe(0);
  });

  it('shows one prompt to two callers at once', async () => {
    const { passwords, asked } = passwordsWith(['pw1', 'pw2']);
    expect(await Promise.all([passwords.passwordFor(session), passwords.passwordFor(session)])).toEqual(['pw1', 'pw1']);
    expect(asked).toHaveLength(1);
  });

  it('shows the prompts of two clusters one after the other, whatever becomes of the first', async () => {
    const open: ((typed: string | undefined) => void)[] = [];
    const nowhere = {
      get: () => Promise.resolve(undefined),
      store: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    };
    const passwords = new Passwords(nowhere, {
      ask: () => new Promise<string | undefined>((resolve) => open.push(resolve)),
      tellNotKept: () => undefined,
    });
    const answers = Promise.allSettled(
      ['east', 'west', 'north'].map((name) => passwords.passwordFor(profile(name, { password: 'session' }))),
    );
    for (const [index, typed] of ['pw1', undefined, 'pw3'].entries()) {
      await expect.poll(() => open.length).toBe(index + 1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(open).toHaveLength(index + 1);
      open[index]?.(typed);
    }
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('says so when the person gives up, and asks again the next time', async () => {
    const { passwords } = passwordsWith([undefined, 'pw1']);
    await expect(passwords.passwordFor(session)).rejects.toMatchObject({ kind: 'cancelled', fate: 'not-run' });
    expect(await passwords.passwordFor(session)).toBe('pw1');
  });

  it('works without a keyring: kept for the window, told once', async () => {
    const { passwords, asked, told } = passwordsWith(['pw1'], { keyring: false });
    expect(await passwords.passwordFor(keyring)).toBe('pw1');
    await passwords.accepted(keyring);
    expect(await passwords.passwordFor(keyring)).toBe('pw1');
    expect(asked).toEqual(['east missing']);
    expect(told).toEqual(['No keyring here']);
    expect(await passwords.has(keyring)).toBe(true);
    await passwords.forget(keyring.id);
    expect(await passwords.has(keyring)).toBe(false);
  });

  it('forgets everywhere', async () => {
    const { passwords, kept } = passwordsWith([]);
    await passwords.keep(keyring, 'pw1');
    await passwords.forget(keyring.id);
    expect(kept.size).toBe(0);
    expect(await passwords.has(keyring)).toBe(false);
  });

  it('takes a password out of the keyring when the profile turns to asking', async () => {
    const { passwords, kept } = passwordsWith([]);
    await passwords.keep(keyring, 'pw1');
    await passwords.keep({ ...keyring, password: 'session' }, 'pw2');
    expect(kept.size).toBe(0);
    expect(await passwords.passwordFor({ ...keyring, password: 'session' })).toBe('pw2');
  });
});

describe('a password that is to be kept no longer', () => {
  it.each(['session', 'none'] as const)('leaves the keyring when the profile turns to %s', async (password) => {
    const { passwords, kept } = passwordsWith(['pw2']);
    await passwords.keep(keyring, 'pw1');
    await passwords.keepNoLonger({ ...keyring, password });
    expect(kept.size).toBe(0);
  });

  it('stays while the profile keeps it', async () => {
    const { passwords, kept } = passwordsWith([]);
    await passwords.keep(keyring, 'pw1');
    await passwords.keepNoLonger(keyring);
    expect([...kept.values()]).toEqual(['pw1']);
  });
});

describe('passphrases of private keys', () => {
  it('are kept in the keyring, apart from the password', async () => {
    const { passwords, kept } = passwordsWith([]);
    await passwords.keep(keyring, 'pw1');
    await passwords.keepPassphrase(keyring, 'key1');
    expect([...kept.values()]).toEqual(['pw1', 'key1']);
    expect(await passwords.passphraseFor(keyring)).toBe('key1');
    expect(await passwords.passwordFor(keyring)).toBe('pw1');
  });

  it('stay in this window where the password does', async () => {
    const { passwords, kept } = passwordsWith([]);
    await passwords.keepPassphrase(session, 'key1');
    expect([...kept.values()]).toEqual([]);
    expect(await passwords.passphraseFor(session)).toBe('key1');
  });

  it('stay in this window where there is no keyring, which is told', async () => {
    const { passwords, told } = passwordsWith([], { keyring: false });
    await passwords.keepPassphrase(keyring, 'key1');
    expect(await passwords.passphraseFor(keyring)).toBe('key1');
    expect(told).toEqual(['No keyring here']);
  });

  it('are never asked for', async () => {
    const { passwords, asked } = passwordsWith([]);
    expect(await passwords.passphraseFor(keyring)).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('are forgotten with the password', async () => {
    const { passwords, kept } = passwordsWith([]);
    await passwords.keepPassphrase(keyring, 'key1');
    await passwords.keepPassphrase(session, 'key2');
    await passwords.forget(keyring.id);
    await passwords.forget(session.id);
    expect([...kept.values()]).toEqual([]);
    expect(await passwords.passphraseFor(keyring)).toBeUndefined();
    expect(await passwords.passphraseFor(session)).toBeUndefined();
  });
});

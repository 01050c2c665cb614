/** Passwords, and passphrases of private keys: in VS Code's secret storage, or for this window only; asked for when needed, never written anywhere else. */
import { t } from '@vscode/l10n';
import { ConnectionFailure } from '../connection/failure';
import type { ClusterProfile } from './profile';

/** `vscode.SecretStorage`, as far as needed here. */
export interface SecretKeeper {
  get(key: string): Thenable<string | undefined>;
  store(key: string, value: string): Thenable<void>;
  delete(key: string): Thenable<void>;
}

export interface PasswordPrompts {
  /** `refused`: the server did not accept the last one. Resolves undefined when the person gives up. */
  ask(profile: ClusterProfile, why: 'missing' | 'refused'): Thenable<string | undefined>;
  /** Told once per window: passwords are kept in memory, until the window closes. */
  tellNotKept(reason: string): void;
}

export class Passwords {
  readonly #keeper: SecretKeeper;
  readonly #prompts: PasswordPrompts;
  /** By profile id, until the window closes. */
  readonly #memory = new Map<string, string>();
  /** Likewise. */
  readonly #passphrases = new Map<string, string>();
  readonly #refused = new Set<string>();
  readonly #asking = new Map<string, Promise<string>>();
  /** Settles when the last prompt is closed. */
  #prompted: Promise<unknown> = Promise.resolve();
  #told = false;

  constructor(keeper: SecretKeeper, prompts: PasswordPrompts) {
    this.#keeper = keeper;
    this.#prompts = prompts;
  }

  /** The password to log in with, undefined where the profile has none. Rejects with a `cancelled` failure when none is given. */
  async passwordFor(profile: ClusterProfile): Promise<string | undefined> {
    if (profile.password === 'none') return undefined;
    const remembered = this.#memory.get(profile.id);
    if (remembered !== undefined) return remembered;
    if (profile.password === 'keyring' && !this.#refused.has(profile.id)) {
      const kept = await this.#read(keyOf(profile.id));
      if (kept !== undefined) return kept;
    }
    return this.#ask(profile);
  }

  /** True when a password is at hand without asking. */
  async has(profile: ClusterProfile): Promise<boolean> {
    if (this.#memory.has(profile.id)) return true;
    return profile.password === 'keyring' && (await this.#read(keyOf(profile.id))) !== undefined;
  }

  /** Keeps what a person typed, as the profile wants it kept. */
  async keep(profile: ClusterProfile, password: string): Promise<void> {
    this.#refused.delete(profile.id);
    this.#memory.set(profile.id, password);
    if (profile.password !== 'keyring') return this.#deleteKept(keyOf(profile.id));
    try {
      await this.#keeper.store(keyOf(profile.id), password);
      this.#memory.delete(profile.id);
    } catch (error) {
      this.#tell(error);
    }
  }

  /** Takes out of the keyring what the profile wants there no longer. */
  async keepNoLonger(profile: ClusterProfile): Promise<void> {
    if (profile.password === 'keyring') return;
    this.#refused.delete(profile.id);
    await this.#deleteKept(keyOf(profile.id));
  }

  /** The server took it: a password that was asked for goes into the keyring where the profile wants that. */
  async accepted(profile: ClusterProfile): Promise<void> {
    const typed = this.#memory.get(profile.id);
    this.#refused.delete(profile.id);
    if (typed !== undefined && profile.password === 'keyring') await this.keep(profile, typed);
  }

  /** The server refused it: the next connect asks again. */
  refused(profile: ClusterProfile): void {
    this.#memory.delete(profile.id);
    this.#refused.add(profile.id);
  }

  async forget(id: string): Promise<void> {
    this.#memory.delete(id);
    this.#refused.delete(id);
    this.#passphrases.delete(id);
    await this.#deleteKept(keyOf(id));
    await this.#deleteKept(passphraseKeyOf(id));
  }

  /** The passphrase of the profile's private key where one was given; never asks. */
  async passphraseFor({ id }: Pick<ClusterProfile, 'id'>): Promise<string | undefined> {
    return this.#passphrases.get(id) ?? this.#read(passphraseKeyOf(id));
  }

  /** Keeps what a person typed: in the keyring, unless the profile's password is asked for once per window. */
  async keepPassphrase(profile: ClusterProfile, passphrase: string): Promise<void> {
    this.#passphrases.set(profile.id, passphrase);
    if (profile.password === 'session') return this.#deleteKept(passphraseKeyOf(profile.id));
    try {
      await this.#keeper.store(passphraseKeyOf(profile.id), passphrase);
      this.#passphrases.delete(profile.id);
    } catch (error) {
      this.#tell(error);
    }
  }

  async #ask(profile: ClusterProfile): Promise<string> {
    const asking = this.#asking.get(profile.id) ?? this.#askOnce(profile);
    this.#asking.set(profile.id, asking);
    try {
      return await asking;
    } finally {
      this.#asking.delete(profile.id);
    }
  }

  async #askOnce(profile: ClusterProfile): Promise<string> {
    const typed = await this.#prompt(profile);
    if (typed === undefined) {
      throw new ConnectionFailure(t('No password was given for {0}.', profile.name), {
        kind: 'cancelled',
        fate: 'not-run',
        advice: t('Connect again to be asked once more.'),
      });
    }
    this.#memory.set(profile.id, typed);
    return typed;
  }

  /** One after the other: a prompt that opens closes the one before, as if the person had given up. */
  #prompt(profile: ClusterProfile): Promise<string | undefined> {
    const ask = () => this.#prompts.ask(profile, this.#refused.has(profile.id) ? 'refused' : 'missing');
    const answer = this.#prompted.then(ask);
    this.#prompted = answer.catch(() => undefined);
    return answer;
  }

  async #read(key: string): Promise<string | undefined> {
    try {
      return await this.#keeper.get(key);
    } catch (error) {
      this.#tell(error);
      return undefined;
    }
  }

  async #deleteKept(key: string): Promise<void> {
    try {
      await this.#keeper.delete(key);
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    if (this.#told) return;
    this.#told = true;
    this.#prompts.tellNotKept(error instanceof Error ? error.message : String(error));
  }
}

function keyOf(id: string): string {
  return `spliceReplication.password.${id}`;
}

function passphraseKeyOf(id: string): string {
  return `spliceReplication.keyPassphrase.${id}`;
}

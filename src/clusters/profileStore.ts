/** The configured clusters: kept in the setting `spliceReplication.clusters`, whose foreign or broken entries survive every write. */
import { randomUUID } from 'node:crypto';
import { t } from '@vscode/l10n';
import { Emitter, type Event, type Subscription } from './emitter';
import type { ClusterProfile } from './profile';
import { readProfile, type ProfileProblem } from './readProfile';
import { isSampleId, sampleProfiles } from './sampleProfiles';

/** The machine's own settings; a workspace has no say in them. */
export interface ProfileSettings {
  /** The setting's value, whatever a person has written there. */
  readClusters(): unknown;
  writeClusters(value: readonly unknown[]): Thenable<void>;
  readonly onDidChangeClusters: Event<void>;
}

export interface EntryProblem extends ProfileProblem {
  /** From 1; undefined where the setting is no list. */
  readonly place: number | undefined;
}

/** `vscode.Memento`, as far as needed here. */
export interface Flags {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const sampleFlag = 'spliceReplication.sampleShown';

export class ProfileStore implements Subscription {
  readonly #settings: ProfileSettings;
  readonly #flags: Flags;
  readonly #changed = new Emitter<void>();
  readonly #subscription: Subscription;
  readonly onDidChange = this.#changed.event;

  constructor(settings: ProfileSettings, flags: Flags) {
    this.#settings = settings;
    this.#flags = flags;
    this.#subscription = settings.onDidChangeClusters(() => this.#changed.fire());
  }

  /** In the settings' order, then the sample pair while it is shown. */
  get profiles(): readonly ClusterProfile[] {
    const configured = this.#read().flatMap((entry) => ('profile' in entry ? [entry.profile] : []));
    return this.sampleShown ? [...configured, ...sampleProfiles] : configured;
  }

  /** What keeps entries of the setting from being shown. */
  get problems(): readonly EntryProblem[] {
    if (!Array.isArray(this.#settings.readClusters())) return [{ problem: notAList(), place: undefined }];
    return this.#read().flatMap((entry, index) => ('problem' in entry ? [{ ...entry, place: index + 1 }] : []));
  }

  get sampleShown(): boolean {
    return this.#flags.get(sampleFlag) === true;
  }

  find(id: string): ClusterProfile | undefined {
    return this.profiles.find((profile) => profile.id === id);
  }

  /** Rejects when the name or the id is taken. */
  async add(...profiles: readonly ClusterProfile[]): Promise<void> {
    const entries = [...this.#entries()];
    for (const profile of profiles) {
      refuseTakenName(profile.name, entries);
      refuseTakenId(profile.id, entries);
      entries.push(profile);
    }
    await this.#settings.writeClusters(entries);
  }

  /** Replaces the profile of the same id; what else stands in its entry stays. Rejects when it takes another name that is taken. */
  async update(profile: ClusterProfile): Promise<void> {
    const entries = this.#entries();
    const index = this.#indexOf(profile.id);
    if (profile.name !== idAndName(entries[index]).name) refuseTakenName(profile.name, entries);
    await this.#settings.writeClusters(entries.with(index, { ...foreignFields(entries[index]), ...profile }));
  }

  /** Adds the same again under a new id and the name "x copy"; the password is not copied. */
  async duplicate(id: string): Promise<ClusterProfile> {
    const original = this.find(id);
    if (!original || isSampleId(id)) throw new Error(t('There is no configured cluster to duplicate.'));
    const copy = { ...original, id: randomUUID(), name: this.#freeName(original.name) };
    await this.add(copy);
    return copy;
  }

  /** Leaves the password to the caller. Removing a sample cluster hides the pair. */
  async remove(id: string): Promise<void> {
    if (isSampleId(id)) return this.hideSample();
    await this.#settings.writeClusters(this.#entries().toSpliced(this.#indexOf(id), 1));
  }

  showSample(): Promise<void> {
    return this.#setSample(true);
  }

  hideSample(): Promise<void> {
    return this.#setSample(undefined);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #setSample(shown: true | undefined): Promise<void> {
    await this.#flags.update(sampleFlag, shown);
    this.#changed.fire();
  }

  /** Raw entries; rejects to write over something that is no list. */
  #entries(): readonly unknown[] {
    const value = this.#settings.readClusters();
    if (!Array.isArray(value)) throw new Error(notAList());
    return value;
  }

  /** One reading per raw entry; a later one with the id or name of an earlier one is a problem. */
  #read(): ReturnType<typeof readProfile>[] {
    const value = this.#settings.readClusters();
    if (!Array.isArray(value)) return [];
    const ids = new Set<string>();
    const names = new Set<string>(sampleProfiles.map((profile) => profile.name));
    return value.map((entry: unknown) => {
      const reading = readProfile(entry);
      if ('problem' in reading) return reading;
      const { id, name } = reading.profile;
      if (ids.has(id)) return { name, problem: t('Another cluster has the id {0}.', id) };
      if (names.has(name)) return { name, problem: nameTaken(name) };
      ids.add(id);
      names.add(name);
      return reading;
    });
  }

  #indexOf(id: string): number {
    const index = this.#read().findIndex((entry) => 'profile' in entry && entry.profile.id === id);
    if (index < 0) throw new Error(t('The cluster is no longer configured.'));
    return index;
  }

  #freeName(name: string): string {
    const taken = new Set([...this.#entries(), ...sampleProfiles].map((entry) => idAndName(entry).name));
    const base = t('{0} copy', name);
    let free = base;
    for (let count = 2; taken.has(free); count += 1) free = `${base} ${count}`;
    return free;
  }
}

function refuseTakenName(name: string, entries: readonly unknown[]): void {
  const taken = [...entries, ...sampleProfiles].map((entry) => idAndName(entry).name);
  if (taken.includes(name)) throw new Error(nameTaken(name));
}

function refuseTakenId(id: string, entries: readonly unknown[]): void {
  const taken = [...entries, ...sampleProfiles].map((entry) => idAndName(entry).id);
  if (taken.includes(id)) throw new Error(t('Another cluster has the id {0}.', id));
}

function idAndName(entry: unknown): { id?: unknown; name?: unknown } {
  return typeof entry === 'object' && entry !== null ? entry : {};
}

/** Keys that a newer version of this extension, or a person, has put into an entry. */
function foreignFields(entry: unknown): Record<string, unknown> {
  const own = ['id', 'name', 'environment', 'transport', 'user', 'password'];
  const fields = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
  return Object.fromEntries(fields.filter(([key]) => !own.includes(key)));
}

function nameTaken(name: string): string {
  return t('Another cluster is named {0}.', name);
}

function notAList(): string {
  return t('The setting spliceReplication.clusters is not a list. Correct it in the settings file.');
}

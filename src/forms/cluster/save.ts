/** Saves what was filled in: what was typed to log in with stands ready before the profile is there to be connected. */
import type { ClusterProfile } from '../../clusters/profile';
import type { ProfileStore } from '../../clusters/profileStore';
import type { Passwords } from '../../clusters/secrets';
import type { TypedSecrets } from './messages';

export interface SaveParts {
  readonly profiles: Pick<ProfileStore, 'add' | 'update'>;
  readonly passwords: Passwords;
}

/** Rejects where the settings cannot be written. */
export async function saveCluster(
  { profiles, passwords }: SaveParts,
  profile: ClusterProfile,
  typed: TypedSecrets,
  isNew: boolean,
): Promise<void> {
  const passphrase = typed.passphrase ?? (await passwords.passphraseFor(profile));
  if (profile.password !== 'none' && typed.password !== undefined) await passwords.keep(profile, typed.password);
  if (typed.passphrase !== undefined) await passwords.keepPassphrase(profile, typed.passphrase);
  try {
    await (isNew ? profiles.add(profile) : profiles.update(profile));
  } catch (error) {
    if (isNew) await passwords.forget(profile.id);
    throw error;
  }
  if (profile.password === 'none') await passwords.forget(profile.id);
  else if (typed.password === undefined) await passwords.keepNoLonger(profile);
  if (passphrase !== undefined) await passwords.keepPassphrase(profile, passphrase);
}

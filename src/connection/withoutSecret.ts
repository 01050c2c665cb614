/** Takes one known secret out of a text. */

/** What stands where a secret was. */
export const mask = '***';

/** A secret of a few letters is masked only where it stands by itself, lest it turn every word into stars: `a` is a password somewhere. */
export function withoutSecret(text: string, secret: string): string {
  if (secret === '') return text;
  if (secret.length >= 4) return text.replaceAll(secret, mask);
  const literal = secret.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`, 'gu'), mask);
}

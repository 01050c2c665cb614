/** Takes secrets out of a driver's words: some drivers repeat the connection string when it fails. */

const mask = '***';

/** The value of a key that holds a secret, braced or up to the next semicolon. */
const secretPair = /\b(\w*(?:PWD|PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN)|PASS)(\s*=\s*)(\{(?:[^}]|\}\})*\}?|[^;]*)/gi;

/** `secrets` are also looked for in the spelling that braces give them. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text.replace(secretPair, `$1$2${mask}`);
  for (const secret of secrets) {
    for (const spelling of new Set([secret.replaceAll('}', '}}'), secret])) clean = withoutWord(clean, spelling);
  }
  return clean;
}

/** A secret of a few letters is masked only where it stands by itself, lest it turn every word into stars. */
function withoutWord(text: string, secret: string): string {
  if (secret === '') return text;
  if (secret.length >= 4) return text.replaceAll(secret, mask);
  const literal = secret.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`, 'gu'), mask);
}

/** Keys whose value is a secret, whatever the driver. */
export function isSecretKey(key: string): boolean {
  return /(PWD|PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN)$|^PASS$/i.test(key.trim());
}

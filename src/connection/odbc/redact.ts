/** Takes secrets out of a driver's words: some drivers repeat the connection string when it fails. */
import { mask, withoutSecret } from '../withoutSecret';

/** The value of a key that holds a secret, braced or up to the next semicolon. */
const secretPair = /\b(\w*(?:PWD|PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN)|PASS)(\s*=\s*)(\{(?:[^}]|\}\})*\}?|[^;]*)/gi;

/** `secrets` are also looked for in the spelling that braces give them. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text.replace(secretPair, `$1$2${mask}`);
  for (const secret of secrets) {
    for (const spelling of new Set([secret.replaceAll('}', '}}'), secret])) clean = withoutSecret(clean, spelling);
  }
  return clean;
}

/** Keys whose value is a secret, whatever the driver. */
export function isSecretKey(key: string): boolean {
  return /(PWD|PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN)$|^PASS$/i.test(key.trim());
}

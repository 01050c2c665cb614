/** Takes secrets out of text before it is logged: those in use, and what looks like one. */
import { mask, withoutSecret } from '../connection/withoutSecret';

/** Everything up to the closing quote, doubled quotes included. */
const quoted = `'(?:[^']|'')*'`;

const patterns: readonly [RegExp, string][] = [
  // PWD={a;b}} c};  password=abc
  [
    /\b(PWD|PASSWORD|PASS|SECRET|TOKEN|ACCESSTOKEN)(\s*=\s*)(\{(?:[^}]|\}\})*\}|'(?:[^']|'')*'|[^;,\s]+)/gi,
    `$1$2${mask}`,
  ],
  // scheme://user:password@host
  [/(\w:\/\/[^\s:/@']*:)[^\s@/']+(?=@)/g, `$1${mask}`],
  // Procedures whose last argument is a password
  [
    new RegExp(
      `(\\bSYSCS_(?:CREATE_USER|RESET_PASSWORD|MODIFY_PASSWORD)\\s*\\((?:\\s*${quoted}\\s*,)?\\s*)${quoted}`,
      'gi',
    ),
    `$1'${mask}'`,
  ],
];

export class Redactor {
  readonly #secrets = new Set<string>();

  /** From now on the text given is masked wherever it turns up. */
  learn(secret: string | undefined): void {
    if (secret) this.#secrets.add(secret);
  }

  redact(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = withoutSecret(clean, secret);
    for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
    return clean;
  }
}

/** Fingerprints of certificates as people write them. Pure: runs in the webview too. */

/** SHA-256 in hexadecimal, colons or blanks between the bytes or not. */
export function isFingerprint(text: string): boolean {
  return /^([0-9a-f]{2}[:\s]?){31}[0-9a-f]{2}$/i.test(text.trim());
}

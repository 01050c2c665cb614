/** DECIMAL on the wire: two digits a byte, the sign in the last half byte. Read as exact text. */
import { DrdaProtocolError } from './protocolError';

const NEGATIVE = new Set([0x0b, 0x0d]);
const FIRST_SIGN = 0x0a;

/** Bytes of a DECIMAL with so many digits. */
export function packedSize(precision: number): number {
  return (precision >> 1) + 1;
}

/** Keeps the zeros after the point: DECIMAL(5,2) gives `0.00`, `-123.45`. */
export function readPackedDecimal(bytes: Buffer, scale: number): string {
  const digits = packedDigits(bytes);
  const sign = (bytes[bytes.length - 1] ?? 0) & 0x0f;
  if (sign < FIRST_SIGN) throw new DrdaProtocolError('bad-data', `a DECIMAL that ends in ${sign} instead of a sign`);
  const padded = digits.padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale).replace(/^0+(?=\d)/, '');
  const text = scale > 0 ? `${whole}.${padded.slice(padded.length - scale)}` : whole;
  return NEGATIVE.has(sign) && /[1-9]/.test(digits) ? `-${text}` : text;
}

function packedDigits(bytes: Buffer): string {
  const halves = bytes.toString('hex').slice(0, -1);
  if (!/^\d*$/.test(halves)) throw new DrdaProtocolError('bad-data', `a DECIMAL with the digits ${halves}`);
  return halves;
}

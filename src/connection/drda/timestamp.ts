/** TIMESTAMP as SQL and the other transports write it. */

const DASH = 45;
const POINT = 46;
const ZERO = 48;
const COLON = 58;
const BLANK = 32;
/** Places of `2024-02-29-13.14.15.123456000`. */
const DATE_END = 10;
const HOUR_END = 13;
const MINUTE_END = 16;
const SECOND_END = 19;
/** Behind the longest one. */
const LONGEST = 32;

const scratch = Buffer.alloc(LONGEST);

/**
 * `2024-02-29-13.14.15.123456000` becomes `2024-02-29 13:14:15.123456`; one digit stays behind the point, as in JDBC. Other texts stay as
 * they are. One copy and one text: a result may hold a hundred thousand of them.
 */
export function sqlTimestamp(wire: Buffer): string {
  const isUsual =
    wire.length > SECOND_END + 1 &&
    wire.length <= LONGEST &&
    wire[DATE_END] === DASH &&
    wire[HOUR_END] === POINT &&
    wire[MINUTE_END] === POINT;
  if (!isUsual) return wire.toString('utf8');
  wire.copy(scratch);
  scratch[DATE_END] = BLANK;
  scratch[HOUR_END] = COLON;
  scratch[MINUTE_END] = COLON;
  let end = wire.length;
  while (end > SECOND_END + 2 && scratch[end - 1] === ZERO) end--;
  return scratch.toString('latin1', 0, end);
}

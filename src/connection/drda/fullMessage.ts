/** The full text of an error or warning: servers send only what it is made of, and tell the text when SYSIBM.SQLCAMESSAGE is called. */
import type { ServerMessage, SqlParameter, SqlValue } from '../connection';
import type { Sqlca } from './sqlca';

/** The procedure that Derby's and Splice's own clients call for SQLERRMC's text: {@link messageParameters} go in, and it comes out among them. */
export const MESSAGE_CALL = `CALL SYSIBM.SQLCAMESSAGE(${Array.from({ length: 16 }, () => '?').join(',')})`;

/** Place of the text among the parameters, from 0. */
const TEXT = 14;
/** The texts are read by programs too: they stay in one language. */
const LOCALE = 'en_US';
const SEPARATOR = '\u0014';
/** Ids such as 42Y03.S.0 or RPL005: what stands alone when a message has no parts. */
const LONE_ID = /^[0-9A-Z]{5,6}(\.[\w.]+)?$/;
/** What comes of data that was cut: column, parameter or not, read or not, bytes before and after. The server makes no text of it. */
const CUT = /^-?\d+\x14(true|false)\x14(true|false)\x14-?\d+\x14-?\d+$/;
/** The words of Java's DataTruncation, which the servers' own clients show. */
const CUT_TEXT = 'Data truncation';
/** How the server joins the messages of a chain of errors. */
const CHAIN_LINK = /\s?SQLSTATE: ([0-9A-Z]{5}): /;

/** False for texts that are complete as they came, e.g. of a refused log-in, and for those that are known here. */
export function needsFullText({ tokens }: Sqlca): boolean {
  return !CUT.test(tokens) && (tokens.includes(SEPARATOR) || LONE_ID.test(tokens));
}

/** SQLCODE, length and text of SQLERRMC, SQLERRP, SQLERRD, SQLWARN, SQLSTATE, file, locale, and the places of text and return code. */
export function messageParameters({ sqlCode, sqlState, errp, errd, warn, tokens }: Sqlca): SqlParameter[] {
  return [sqlCode, tokens.length, tokens, errp, ...errd, warn, sqlState, null, LOCALE, null, null];
}

/** The text among what the CALL gave back (SQLDTARD); undefined where there is none. */
export function messageText(outputs: readonly SqlValue[] | undefined): string | undefined {
  const text = outputs?.[TEXT];
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** One message for each error of the chain, the outermost first. Without a text it is made of the parts that there are. */
export function readMessages({ sqlCode, sqlState, tokens }: Sqlca, text: string | undefined): ServerMessage[] {
  if (CUT.test(tokens)) return [{ sqlState, vendorCode: sqlCode, message: CUT_TEXT }];
  const whole = text ?? tokens.split(SEPARATOR).filter(Boolean).join(' ');
  const [first = '', ...links] = whole.split(CHAIN_LINK);
  const messages = [{ sqlState, vendorCode: sqlCode, message: first }];
  for (let at = 0; at + 1 < links.length; at += 2) {
    messages.push({ sqlState: links[at] ?? '', vendorCode: sqlCode, message: links[at + 1] ?? '' });
  }
  return messages;
}

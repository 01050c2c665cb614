/** Reply messages by which a server says that it cannot do what it was asked: a fault of one of both programs, not of the statement. */
import { codePointName, CP } from './codePoints';
import { parameter, type DdmObject } from './ddm';
import { DrdaProtocolError } from './protocolError';

const refusals: ReadonlySet<number> = new Set([
  CP.MGRLVLRM,
  CP.MGRDEPRM,
  CP.CMDATHRM,
  CP.AGNPRMRM,
  CP.RSCLMTRM,
  CP.PRCCNVRM,
  CP.SYNTAXRM,
  CP.CMDNSPRM,
  CP.PRMNSPRM,
  CP.VALNSPRM,
  CP.OBJNSPRM,
  CP.CMDCHKRM,
  CP.TRGNSPRM,
  CP.QRYNOPRM,
  CP.RDBATHRM,
  CP.RDBNACRM,
  CP.RDBACCRM,
  CP.ABNUOWRM,
  CP.DTAMCHRM,
  CP.QRYPOPRM,
]);

/** Throws a {@link DrdaProtocolError} where one is among the objects and no SQLCA explains it. */
export function checkRefusal(objects: readonly DdmObject[]): void {
  const refusal = objects.find(({ codePoint }) => refusals.has(codePoint));
  if (!refusal || objects.some(({ codePoint }) => codePoint === CP.SQLCARD)) return;
  const about = parameter(refusal.data, CP.CODPNT);
  const subject = about?.length === 2 ? ` about ${codePointName(about.readUInt16BE())}` : '';
  throw new DrdaProtocolError('refused', codePointName(refusal.codePoint) + subject);
}

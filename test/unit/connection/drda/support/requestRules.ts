/** What the DDM manual demands of the commands that a client may send here: checked, command by command, on the server's side. */
import { fail, partsOf, type DdmPart, type Segment } from './wire';

export interface Request {
  readonly codePoint: number;
  readonly parameters: ReadonlyMap<number, Buffer>;
  readonly objects: readonly DdmPart[];
}

interface Rule {
  readonly name: string;
  readonly required: readonly number[];
  readonly optional: readonly number[];
  /** Command data objects that must, and that may be there. */
  readonly objects?: { readonly required?: readonly number[]; readonly optional?: readonly number[] };
}

const PKGNAMCSN = 0x2113;
const QRYBLKSZ = 0x2114;
const QRYINSID = 0x215b;
const RDBNAM = 0x2110;
const SECMEC = 0x11a2;
const SQLSTT = 0x2414;
const SQLDTA = 0x2412;
const EXTDTA = 0x146c;

const rules: ReadonlyMap<number, Rule> = new Map([
  [0x1041, { name: 'EXCSAT', required: [0x1404], optional: [0x115e, 0x116d, 0x115a, 0x1147] }],
  [0x106d, { name: 'ACCSEC', required: [SECMEC], optional: [RDBNAM] }],
  [0x106e, { name: 'SECCHK', required: [SECMEC, 0x11a0, 0x11a1], optional: [RDBNAM] }],
  [0x2001, { name: 'ACCRDB', required: [RDBNAM, 0x210f, 0x112e, 0x002f, 0x0035], optional: [0x2135, 0x2104] }],
  [0x200d, { name: 'PRPSQLSTT', required: [PKGNAMCSN], optional: [0x2116, 0x2146], objects: { required: [SQLSTT] } }],
  [
    0x200c,
    {
      name: 'OPNQRY',
      required: [PKGNAMCSN, QRYBLKSZ],
      optional: [0x215d],
      objects: { optional: [SQLDTA, EXTDTA] },
    },
  ],
  [0x2006, { name: 'CNTQRY', required: [PKGNAMCSN, QRYBLKSZ, QRYINSID], optional: [] }],
  [0x2005, { name: 'CLSQRY', required: [PKGNAMCSN, QRYINSID], optional: [] }],
  [
    0x200b,
    {
      name: 'EXCSQLSTT',
      required: [PKGNAMCSN],
      optional: [0x2111, 0x2140, 0x2142, QRYBLKSZ],
      objects: { optional: [SQLDTA, EXTDTA] },
    },
  ],
  [0x2014, { name: 'EXCSQLSET', required: [], optional: [PKGNAMCSN], objects: { required: [SQLSTT] } }],
  [0x200e, { name: 'RDBCMM', required: [], optional: [] }],
  [0x200f, { name: 'RDBRLLBCK', required: [], optional: [] }],
]);

/** Checks one chain, first DSS to last, and returns its commands. Throws in words where it breaks a rule. */
export function readRequests(chain: readonly Segment[]): Request[] {
  const requests: { codePoint: number; parameters: Map<number, Buffer>; objects: DdmPart[]; correlation: number }[] =
    [];
  chain.forEach((segment, index) => {
    const isLast = index === chain.length - 1;
    if (segment.chained === isLast) fail(isLast ? 'the last DSS is chained' : 'a DSS before the last is not chained');
    const [part, ...more] = partsOf(segment.payload);
    if (!part || more.length > 0) fail('a DSS with none or several objects');
    const open = requests.at(-1);
    if (segment.type === 1) {
      if (segment.correlation !== requests.length + 1)
        fail(`command ${requests.length + 1} has number ${segment.correlation}`);
      const parameters = new Map(partsOf(part.data).map(({ codePoint, data }) => [codePoint, data]));
      requests.push({ codePoint: part.codePoint, parameters, objects: [], correlation: segment.correlation });
    } else if (segment.type === 3) {
      if (segment.correlation !== open?.correlation) fail('an object that belongs to no command');
      open.objects.push(part);
    } else fail(`a DSS of type ${segment.type} from a client`);
    const next = chain[index + 1];
    if (segment.sameCorrelation !== (next?.type === 3)) fail('the same-correlation flag does not fit to what follows');
  });
  requests.forEach(checkRule);
  return requests;
}

function checkRule({ codePoint, parameters, objects }: Request): void {
  const rule = rules.get(codePoint) ?? fail(`command 0x${codePoint.toString(16)} is not expected here`);
  const { name, required, optional } = rule;
  for (const each of required) if (!parameters.has(each)) fail(`${name} without 0x${each.toString(16)}`);
  for (const each of parameters.keys()) {
    if (![...required, ...optional].includes(each)) fail(`${name} with 0x${each.toString(16)}`);
  }
  const kinds = objects.map((each) => each.codePoint);
  const { required: needed = [], optional: possible = [] } = rule.objects ?? {};
  for (const each of needed) if (!kinds.includes(each)) fail(`${name} without object 0x${each.toString(16)}`);
  for (const each of kinds) {
    if (![...needed, ...possible].includes(each)) fail(`${name} with object 0x${each.toString(16)}`);
  }
  const block = parameters.get(QRYBLKSZ);
  if (block && (block.readInt32BE() < 512 || block.readInt32BE() > 10 << 20))
    fail(`${name}: block of ${block.readInt32BE()}`);
  const text = objects.find((each) => each.codePoint === SQLSTT);
  if (text) statementText(text.data);
}

/** SQLSTT: null byte, length, text in UTF-8, and the null single-byte form. */
export function statementText(data: Buffer): string {
  const length = data.readInt32BE(1);
  if (data[0] !== 0 || data.length !== length + 6 || data[data.length - 1] !== 0xff) fail('SQLSTT is not well formed');
  return data.toString('utf8', 5, 5 + length);
}

/** The values of SQLDTA in their raw form, undefined for null; the descriptor must fit to the data exactly. */
export function parameterValues(data: Buffer): (Buffer | undefined)[] {
  const parts = partsOf(data);
  const descriptor = parts.find(({ codePoint }) => codePoint === 0x0010)?.data ?? fail('SQLDTA without FDODSC');
  const row = parts.find(({ codePoint }) => codePoint === 0x147a)?.data ?? fail('SQLDTA without FDODTA');
  const count = (descriptor[0]! - 3) / 3;
  if (descriptor[1] !== 0x76 || descriptor.subarray(descriptor[0]).toString('hex') !== '0671e4d00001') {
    fail('FDODSC is not well formed');
  }
  let at = 1;
  const values = Array.from({ length: count }, (_, index) => {
    const code = descriptor[3 + 3 * index]!;
    if ((code & 1) === 0) fail('a parameter that cannot be null');
    if (row[at++] === 0xff) return undefined;
    const isText = code === 0x3f;
    const size = isText ? row.readUInt16BE(at) : descriptor.readUInt16BE(4 + 3 * index);
    const start = isText ? at + 2 : at;
    at = start + size;
    return row.subarray(start, at);
  });
  if (at !== row.length) fail(`FDODTA of ${row.length} bytes where its description says ${at}`);
  return values;
}

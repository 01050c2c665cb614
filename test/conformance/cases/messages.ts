/** What the server says of statements that cannot run: values written into the text, other than bound ones, are converted by the statement. */
import type { ConformanceCase } from '../model';
import type { WrongLogIn } from '../target';

const logIn = (name: string, as: WrongLogIn, answer: string): ConformanceCase => ({
  group: 'messages',
  name,
  steps: [{ logIn: as, answer }],
});

const line = (name: string, sql: string, answer: string | RegExp): ConformanceCase => ({
  group: 'messages',
  name,
  peers: '1 {other} on serial',
  steps: [{ sql, answer, rows: '', peers: '1 {other} on serial' }],
});

export const messages: readonly ConformanceCase[] = [
  logIn(
    'a user that nobody knows',
    'unknown-user',
    '08004! Connection authentication failure occurred.  Reason: userid or password invalid.',
  ),
  logIn('a database that is not there', 'unknown-database', "42Y18! Database 'OTHERDB' does not exist"),
  line(
    'an unknown procedure',
    'CALL SYSCS_UTIL.NOPE()',
    "42Y03! 'SYSCS_UTIL.NOPE' is not recognized as a function or procedure.",
  ),
  line('an unknown schema', 'CALL NOSCHEMA.LIST_PEERS()', "42Y07! Schema 'NOSCHEMA' does not exist"),
  line('a schema in small letters', 'CALL "syscs_util".LIST_PEERS()', "42Y07! Schema 'syscs_util' does not exist"),
  line(
    'no parentheses',
    'CALL SYSCS_UTIL.LIST_PEERS',
    /^42X01! Syntax error: Encountered "<EOF>" at line 1, column 2\d\./,
  ),
  line(
    'curly quotes',
    'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(\u2018S\u2019)',
    /^42X02! Lexical error at line 1, column \d+\. {2}Encountered: "\\u2018" \(8216\), after : ""/,
  ),
  line(
    'a name without quotes',
    'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(S)',
    "42X15! Column name 'S' appears in a statement without a FROM list.",
  ),
  line(
    'a name in double quotes',
    'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION("S")',
    "42X15! Column name 'S' appears in a statement without a FROM list.",
  ),
  line(
    'a number for a name',
    'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(1)',
    "42846! Cannot convert types 'INTEGER' to 'VARCHAR'.",
  ),
  line(
    'letters for a number',
    "CALL SYSCS_UTIL.REMOVE_PEER('abc')",
    '22018! Invalid character string format for type SMALLINT.',
  ),
  line(
    'a number beyond SMALLINT',
    'CALL SYSCS_UTIL.REMOVE_PEER(40000)',
    '22003! The resulting value is outside the range for the data type SMALLINT.',
  ),
  line(
    'NULL for a number',
    'CALL SYSCS_UTIL.REMOVE_PEER(NULL)',
    "39004! A NULL value cannot be passed to a method which takes a parameter of primitive type 'short'.",
  ),
  line(
    'NULL for BOOLEAN',
    "CALL SYSCS_UTIL.ADD_PEER(2, 'k', NULL)",
    "39004! A NULL value cannot be passed to a method which takes a parameter of primitive type 'boolean'.",
  ),
  line(
    'a word that is none for BOOLEAN',
    "CALL SYSCS_UTIL.ADD_PEER(2, 'k', 'yes')",
    '22018! Invalid character string format for type boolean.',
  ),
  line(
    'a number for BOOLEAN',
    "CALL SYSCS_UTIL.ADD_PEER(2, 'k', 1)",
    "42821! Columns of type 'BOOLEAN' cannot hold values of type 'INTEGER'.",
  ),
  line(
    'a role of more than ten characters',
    "CALL SYSCS_UTIL.SET_REPLICATION_ROLE('REPLICAREPLICA')",
    "22001! A truncation error was encountered trying to shrink VARCHAR 'REPLICAREPLICA' to length 10.",
  ),
  line(
    'a row written by hand',
    "INSERT INTO SYS.SYSREPLICATION VALUES ('TABLE', 'S', 'T1')",
    "42Y25! 'SYS.SYSREPLICATION' is a system table.  Users are not allowed to modify the contents of this table.",
  ),
];

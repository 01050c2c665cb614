/** A parent that opens a line, brings its child into the state that its argument names, tells the child's number and waits to be killed. */
import { ChildLine } from '../../src/connection/odbc/childLine';
import { startDriverProcess } from '../../src/connection/odbc/driverProcess';

const [, , script = '', state = ''] = process.argv;
const { CONNECTION_STRING: connectionString = '' } = process.env;

const child = startDriverProcess(script);
const line = new ChildLine(child);
const opening = line.request({ kind: 'open', connectionString }, { graceMs: 0 });
if (state !== 'connecting') {
  const reply = await opening;
  if (reply.kind !== 'done') throw new Error(JSON.stringify(reply));
}
// The thread that watches over a driver in a deadlock leaves the first statements the machine.
if (state === 'deadlock') await new Promise((resolve) => setTimeout(resolve, 600));
const sql = { deadlock: '', running: 'SELECT SLEEP(60)' }[state];
if (sql !== undefined) void line.request({ kind: 'execute', sql, parameters: [], maxRows: undefined }, { graceMs: 0 });
setTimeout(() => process.stdout.write(`${child.pid ?? ''}\n`), 700);
setInterval(() => undefined, 1_000);

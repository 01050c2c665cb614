/** The signature that a procedure has on the cluster a file is bound to, or in the newest release. */
import {
  findProcedure,
  formByParameters,
  formFor,
  hasUnknownReleases,
  type ProcedureDescription,
  type ProcedureForm,
} from '../../splice/procedures';
import type { PresentProcedure } from '../../clusters/session';
import type { Release } from '../../splice/release';
import type { ClusterFacts } from './facts';

export interface SignatureParameter {
  readonly name: string;
  readonly type: string;
  /** English, looked up when shown; absent for a procedure that the catalogue does not describe. */
  readonly description?: string;
  /** A literal for a snippet. */
  readonly example?: string;
}

export interface ProcedureSignature {
  /** Upper case, without schema. */
  readonly name: string;
  /** Absent for procedures that have nothing to do with replication. */
  readonly description?: ProcedureDescription;
  readonly parameters: readonly SignatureParameter[];
  /** The form described, where the parameters are those of one. */
  readonly form?: ProcedureForm;
  /** `bound`: as the cluster has it. `absent`: the cluster has no such procedure. `unbound`: no cluster says. */
  readonly standing: 'bound' | 'absent' | 'unbound';
}

/** Of each procedure that a cluster has, for as long as its catalogue is not read again: all of them are asked for at a key press. */
const read = new WeakMap<
  PresentProcedure,
  { readonly release: Release | undefined; readonly signature: ProcedureSignature }
>();

/** `name` is upper case. Undefined where neither the catalogue nor the cluster knows such a procedure. */
export function signatureOf(name: string, facts: ClusterFacts | undefined): ProcedureSignature | undefined {
  const description = findProcedure(name);
  const present = facts?.procedures?.get(name);
  if (present) return ofPresent(present, name, description, facts?.release);
  if (!description) return undefined;
  if (facts?.procedures) return newest(description, 'absent');
  if (!facts?.release) return newest(description, 'unbound');
  const form = formFor(description, facts.release);
  if (!form) return newest(description, 'absent');
  const standing = hasUnknownReleases(form) ? 'unbound' : 'bound';
  return { name, description, form, parameters: form.parameters, standing };
}

function ofPresent(
  present: PresentProcedure,
  name: string,
  description: ProcedureDescription | undefined,
  release: Release | undefined,
): ProcedureSignature {
  const known = read.get(present);
  if (known && known.release === release) return known.signature;
  const signature = ofServer(name, present.parameters, description, release);
  read.set(present, { release, signature });
  return signature;
}

function ofServer(
  name: string,
  parameters: readonly SignatureParameter[],
  description: ProcedureDescription | undefined,
  release: Release | undefined,
): ProcedureSignature {
  if (!description) return { name, parameters, standing: 'bound' };
  const form = formMeant(description, parameters, release);
  const described = description.forms.flatMap((one) => one.parameters);
  const merged = parameters.map((parameter) => {
    const same = described.find((one) => one.name.toUpperCase() === parameter.name.toUpperCase());
    return same ? { ...same, ...parameter } : parameter;
  });
  return { name, description, parameters: merged, standing: 'bound', ...(form && { form }) };
}

/** Forms may differ in their releases alone: the cluster's own release decides where it can. */
function formMeant(
  description: ProcedureDescription,
  parameters: readonly SignatureParameter[],
  release: Release | undefined,
): ProcedureForm | undefined {
  const found = formByParameters(
    description,
    parameters.map(({ name }) => name),
  );
  const own = release && formFor(description, release);
  const isSame = own?.parameters.map(({ name }) => name).join() === found?.parameters.map(({ name }) => name).join();
  return found && own && isSame ? own : found;
}

function newest(description: ProcedureDescription, standing: 'absent' | 'unbound'): ProcedureSignature {
  const [form] = description.forms;
  return { name: description.name, description, parameters: form?.parameters ?? [], standing, ...(form && { form }) };
}

/** `ADD_PEER(peerId SMALLINT, …)` and where each parameter stands in it, as pairs of offsets. */
export function writtenParameters(name: string, parameters: readonly SignatureParameter[]) {
  let label = `${name}(`;
  const places = parameters.map((parameter, index): readonly [number, number] => {
    if (index > 0) label += ', ';
    const start = label.length;
    label += `${parameter.name} ${parameter.type}`;
    return [start, label.length];
  });
  return { label: `${label})`, places };
}

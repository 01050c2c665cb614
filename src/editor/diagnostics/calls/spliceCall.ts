/** A call of a Splice procedure with all that is known of what it should look like. */
import type { PresentProcedure } from '../../../clusters/session';
import {
  findProcedure,
  formByParameters,
  formFor,
  hasUnknownReleases,
  type ProcedureDescription,
} from '../../../splice/procedures';
import { everywhere } from '../../../splice/procedures/releases';
import type { ReleaseRange } from '../../../splice/release';
import type { CallName, ParsedCall } from '../../../sql/call';
import type { CallArgument } from '../../../sql/callArguments';
import type { ClusterFacts } from '../../core/facts';
import type { CheckedStatement } from '../check';

export interface CallParameter {
  /** As our catalogue calls it where it describes this form, otherwise as the server does. */
  readonly name: string;
  readonly type: string;
}

export interface CallForm {
  readonly parameters: readonly CallParameter[];
  /** Empty where nobody knows. */
  readonly releases: readonly ReleaseRange[];
  readonly note?: string;
  readonly broken?: boolean;
}

export interface SpliceCall {
  readonly statement: CheckedStatement;
  readonly call: ParsedCall;
  readonly procedure: CallName;
  /** What our catalogue says of it. */
  readonly description: ProcedureDescription | undefined;
  readonly facts: ClusterFacts | undefined;
  /** The cluster's procedures or its release are known: then there is one form, or none. */
  readonly isBound: boolean;
  /** The forms it may have where it would run, the newest first. */
  readonly forms: readonly CallForm[];
  /** The form that it is meant in: the one that the number of arguments fits, else the newest. */
  readonly form: CallForm | undefined;
  /** The forms are those of our catalogue, and nobody knows which releases have them: another number of arguments may be right. */
  readonly isAssumed: boolean;
  /** Each argument can be told from the next one. */
  readonly isCountable: boolean;
}

/** Undefined for anything but a call of a procedure in SYSCS_UTIL, or without a schema of one that we know. */
export function spliceCall(statement: CheckedStatement): SpliceCall | undefined {
  const { call, facts } = statement;
  const procedure = call?.procedure;
  if (!call || !procedure) return undefined;
  // A name in quotes that is not upper case is none of the server's, whatever it looks like.
  const description = procedure.name === procedure.name.toUpperCase() ? findProcedure(procedure.name) : undefined;
  const present = facts?.procedures?.get(procedure.name);
  const isKnown = description !== undefined || present !== undefined || isNameless(call);
  if (call.schema ? call.schema.name.toUpperCase() !== 'SYSCS_UTIL' && !isKnown : !isKnown) return undefined;
  const forms = formsOf(description, present, facts);
  const isAssumed = !present && forms.some(hasUnknownReleases);
  return {
    statement,
    call,
    procedure,
    description,
    facts,
    isBound: facts?.procedures !== undefined || facts?.release !== undefined,
    forms,
    form: formMeant(isAssumed ? forms.filter(fits(call.arguments)) : forms, call.arguments),
    isAssumed,
    isCountable: isCountable(statement, call),
  };
}

/** `CALL SYSCS_UTIL.`, with nothing behind it yet. */
function isNameless({ schema, procedure, malformed }: ParsedCall): boolean {
  return !schema && procedure?.name === 'SYSCS_UTIL' && malformed === 'name';
}

function formsOf(
  description: ProcedureDescription | undefined,
  present: PresentProcedure | undefined,
  facts: ClusterFacts | undefined,
): readonly CallForm[] {
  if (present) return [presentForm(description, present, facts)];
  if (facts?.procedures || !description) return [];
  if (!facts?.release)
    return description.forms.filter((form) => hasUnknownReleases(form) || hasReplication(form.releases));
  const own = formFor(description, facts.release);
  return own ? [own] : [];
}

/** The server's own parameters, called as our catalogue calls them. */
function presentForm(
  description: ProcedureDescription | undefined,
  { parameters }: PresentProcedure,
  facts: ClusterFacts | undefined,
): CallForm {
  if (!description) return { parameters, releases: [] };
  const own = facts?.release && formFor(description, facts.release);
  const named = formByParameters(
    description,
    parameters.map(({ name }) => name),
  );
  const isLong = (form: CallForm | undefined) => form?.parameters.length === parameters.length;
  const described = named ?? (isLong(own) ? own : description.forms.find(isLong));
  if (!described) return { parameters, releases: [] };
  const merged = parameters.map(({ name, type }, index) => ({ name: described.parameters[index]?.name ?? name, type }));
  return { ...described, ...(own?.broken && isLong(own) && { broken: true }), parameters: merged };
}

/** Forms that were gone before replication came are none that a person means. */
function hasReplication(releases: readonly ReleaseRange[]): boolean {
  return releases.some(({ line, to = Infinity }) => everywhere.some((one) => one.line === line && to >= one.from));
}

/** ADD_PEER has two forms of three arguments: an address without a node tells the short-lived one. */
function formMeant(forms: readonly CallForm[], given: readonly CallArgument[]): CallForm | undefined {
  const fitting = forms.filter(fits(given));
  const [, second] = given;
  const isAddress = typeof second?.value === 'string' && /^\s*[\w.-]+:\d+\s*$/.test(second.value);
  const byAddress = fitting.find(({ parameters }) => parameters[1]?.name === 'hostAndPort');
  return (isAddress ? byAddress : undefined) ?? fitting[0] ?? forms[0];
}

function fits(given: readonly CallArgument[]) {
  return ({ parameters }: CallForm) => parameters.length === given.length;
}

/** Not where a string does not end, nor where curly quotes stand around a comma. */
function isCountable({ text, unterminated }: CheckedStatement, { open, close, malformed }: ParsedCall): boolean {
  if (unterminated !== undefined || open === undefined || close === undefined) return false;
  if (malformed !== undefined && malformed !== 'trailing-text') return false;
  return !/[\u2018-\u201F][^\u2018-\u201F',]*,[^\u2018\u201A-\u201C\u201E\u201F']*[\u2019\u201D]/.test(
    text.slice(open, close),
  );
}

export interface GivenArgument {
  readonly argument: CallArgument;
  readonly parameter: CallParameter;
}

/** The arguments that have a parameter: up to an empty one, and none where the text ends inside a string. */
export function givenArguments({ call, form, statement }: SpliceCall): readonly GivenArgument[] {
  if (!form || statement.unterminated !== undefined) return [];
  const empty = call.arguments.findIndex(({ start, end }) => start === end);
  const read = empty < 0 ? call.arguments : call.arguments.slice(0, empty);
  return read.flatMap((argument, index) => {
    const parameter = form.parameters[index];
    return parameter ? [{ argument, parameter }] : [];
  });
}

/** The argument for a parameter of our catalogue. */
export function argumentFor(call: SpliceCall, parameterName: string): CallArgument | undefined {
  return givenArguments(call).find(({ parameter }) => parameter.name === parameterName)?.argument;
}

/** Its value where it is a plain string. */
export function stringOf(argument: CallArgument | undefined): string | undefined {
  return typeof argument?.value === 'string' ? argument.value : undefined;
}

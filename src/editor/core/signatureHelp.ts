/** The signature of the call that is being written, with the argument at the cursor. */
import { t } from '@vscode/l10n';
import { releasesText, words } from '../../splice/procedures/documentation';
import { hasUnknownReleases } from '../../splice/procedures';
import { paragraphs, plain } from '../../ui/markdown';
import { callAt } from './callAt';
import { placeAt } from './place';
import type { EditorRequest } from './request';
import { signatureOf, writtenParameters, type SignatureParameter } from './signatures';

export interface SignatureText {
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  readonly parameters: readonly {
    /** Offsets in the label. */
    readonly place: readonly [number, number];
    /** Markdown. */
    readonly documentation: string;
  }[];
}

export interface SignatureAnswer {
  readonly signatures: readonly SignatureText[];
  readonly active: number;
  /** Beyond the last parameter where too many arguments stand. */
  readonly activeParameter: number;
}

/**
 * The bound cluster's signature alone; unbound, or where the cluster has no such procedure, every form, and the first one with room for
 * the arguments is the active one.
 */
export function signatureAt({ facts, ...request }: EditorRequest): SignatureAnswer | undefined {
  const { script, base } = request.script.around(request.offset);
  const offset = request.offset - base;
  const place = placeAt(script, offset);
  if (isInComment(place.before, offset)) return undefined;
  const call = callAt(place.text, place.tokens, offset);
  const signature = call && signatureOf(call.name, facts);
  if (!call || !signature) return undefined;
  const activeParameter = call.argument;
  const { name, description, standing } = signature;
  if (standing === 'bound' || !description) {
    const purpose = description ? plain(t(description.purpose)) : '';
    return {
      signatures: [signatureText(name, signature.parameters, paragraphs(purpose, note(signature.form?.note)))],
      active: 0,
      activeParameter,
    };
  }
  const absent = standing === 'absent' && facts ? plain(t('{0} has no such procedure.', facts.name)) : '';
  const signatures = description.forms.map((form) =>
    signatureText(
      name,
      form.parameters,
      paragraphs(
        absent,
        plain(hasUnknownReleases(form) ? t(words.unknownReleases) : t('Releases: {0}', releasesText(form.releases))),
        note(form.note),
        plain(t(description.purpose)),
      ),
    ),
  );
  const active = Math.max(
    0,
    signatures.findIndex(({ parameters }) => parameters.length > activeParameter),
  );
  return { signatures, active, activeParameter };
}

function isInComment(before: ReturnType<typeof placeAt>['before'], offset: number): boolean {
  if (before?.kind === 'line-comment' || before?.kind === 'hint') return true;
  return before?.kind === 'block-comment' && (offset < before.end || before.unterminated === true);
}

function note(text: string | undefined): string {
  return text === undefined ? '' : plain(t(text));
}

function signatureText(name: string, parameters: readonly SignatureParameter[], documentation: string): SignatureText {
  const { label, places } = writtenParameters(name, parameters);
  return {
    label,
    documentation,
    parameters: places.map((place, index) => {
      const description = parameters[index]?.description;
      return { place, documentation: description === undefined ? '' : plain(t(description)) };
    }),
  };
}

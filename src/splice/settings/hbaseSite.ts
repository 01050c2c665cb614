/** Reads an hbase-site.xml: its properties with their places in the text, or where it is malformed. */
import { SaxesParser } from 'saxes';

/** Offsets count UTF-16 units; `end` is behind the last one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SiteProperty {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
  readonly span: Span;
  /** What stands between the tags of `value`; undefined where there is no such element. */
  readonly valueSpan: Span | undefined;
  /** Where a `value` written as an empty tag stands as a whole. */
  readonly emptyValue: boolean;
  /** `<final>true</final>`: later values are ignored. */
  readonly final: boolean;
}

export interface Site {
  readonly properties: readonly SiteProperty[];
  /** Start of the tag that closes `configuration`; undefined for `<configuration/>`. */
  readonly end: number | undefined;
  /** The whole of `<configuration/>`. */
  readonly emptyRoot: Span | undefined;
  /** Files that it includes; they are not read. */
  readonly includes: readonly string[];
}

export interface SiteProblem {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** `xml`: not well-formed, in the parser's words. `ampersand`: one that begins no entity. `root`: well-formed, yet no configuration. `nameless`: a property without a name. */
  readonly kind: 'xml' | 'ampersand' | 'root' | 'nameless';
  readonly detail: string;
}

export type SiteReading = { readonly site: Site } | { readonly problem: SiteProblem };

export function readSite(text: string): SiteReading {
  const reader = new SiteReader(text);
  try {
    return { site: reader.read() };
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.problem };
    throw error;
  }
}

class Malformed extends Error {
  constructor(readonly problem: SiteProblem) {
    super(problem.detail);
  }
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly contentStart: number;
  readonly line: number;
  readonly isEmpty: boolean;
  text: string;
}

interface Draft {
  name?: string;
  value?: string;
  valueSpan?: Span;
  emptyValue?: boolean;
  final?: boolean;
}

class SiteReader {
  readonly #text: string;
  readonly #parser = new SaxesParser();
  readonly #open: OpenElement[] = [];
  readonly #properties: SiteProperty[] = [];
  readonly #includes: string[] = [];
  #draft: Draft = {};
  #nameless: Malformed | undefined;
  #end: number | undefined;
  #emptyRoot: Span | undefined;
  #tagStart = 0;
  #tagLine = 1;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Site {
    const parser = this.#parser;
    parser.on('error', (error) => {
      const bare = bareAmpersand(this.#text);
      if (bare !== undefined) throw new Malformed({ kind: 'ampersand', ...placeOf(this.#text, bare), detail: '' });
      // The parser puts line and column before its words.
      const detail = error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '');
      throw this.#malformed('xml', detail);
    });
    parser.on('opentagstart', ({ name }) => {
      this.#tagStart = this.#text.lastIndexOf(`<${name}`, parser.position - 1);
      this.#tagLine = parser.line;
    });
    parser.on('opentag', ({ name, isSelfClosing, attributes }) => this.#opened(name, isSelfClosing, attributes));
    parser.on('text', (text) => this.#said(text));
    parser.on('cdata', (text) => this.#said(text));
    parser.on('closetag', () => this.#closed());
    parser.write(this.#text).close();
    if (this.#nameless) throw this.#nameless;
    return {
      properties: this.#properties,
      end: this.#end,
      emptyRoot: this.#emptyRoot,
      includes: this.#includes,
    };
  }

  #opened(name: string, isEmpty: boolean, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length === 0 && name !== 'configuration') throw this.#malformed('root', name);
    if (name === 'xi:include') this.#includes.push(attributes['href'] ?? '');
    if (name === 'property' && this.#open.length === 1) this.#draft = {};
    const contentStart = this.#parser.position;
    this.#open.push({ name, start: this.#tagStart, contentStart, line: this.#tagLine, isEmpty, text: '' });
  }

  #said(text: string): void {
    const current = this.#open.at(-1);
    if (current) current.text += text;
  }

  #closed(): void {
    const element = this.#open.pop();
    if (!element) return;
    const end = this.#parser.position;
    const contentEnd = element.isEmpty ? end : this.#text.lastIndexOf('</', end - 1);
    const depth = this.#open.length;
    if (depth === 0) {
      if (element.isEmpty) this.#emptyRoot = { start: element.start, end };
      else this.#end = contentEnd;
    } else if (depth === 1 && element.name === 'property') {
      this.#keep(element, end);
    } else if (depth === 2 && this.#open[1]?.name === 'property') {
      this.#part(
        element,
        element.isEmpty ? { start: element.start, end } : { start: element.contentStart, end: contentEnd },
      );
    }
  }

  #part(element: OpenElement, span: Span): void {
    const text = element.text.trim();
    if (element.name === 'name') this.#draft.name = text;
    if (element.name === 'final') this.#draft.final = text === 'true';
    if (element.name !== 'value') return;
    this.#draft.value = text;
    this.#draft.valueSpan = span;
    this.#draft.emptyValue = element.isEmpty;
  }

  #keep({ start, line }: OpenElement, end: number): void {
    const { name = '', value = '', valueSpan, emptyValue = false, final = false } = this.#draft;
    // Told only where the text is well-formed: the parser closes what is open before it says that something is.
    if (name === '') this.#nameless ??= new Malformed({ kind: 'nameless', line, column: 1, detail: '' });
    this.#properties.push({ name, value, line, span: { start, end }, valueSpan, emptyValue, final });
  }

  #malformed(kind: SiteProblem['kind'], detail: string): Malformed {
    const { line, column } = this.#parser;
    return new Malformed({ kind, line, column: Math.max(1, column), detail });
  }
}

/** The parser reads on behind one to the next semicolon, or to the end, and then complains of something else. */
function bareAmpersand(text: string): number | undefined {
  const blanked = text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, (part) => ' '.repeat(part.length));
  const at = blanked.search(/&(?!#\d+;|#x[\da-f]+;|[\w.-]+;)/i);
  return at < 0 ? undefined : at;
}

function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

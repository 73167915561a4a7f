import type { Edit } from '../diag/edit';
import type { Location } from '../diag/location';
import { formatPath, type Path } from '../diag/path';
import type { RawScalar, Source, SourceDocument } from '../model/document';
import { holdsActions } from '../model/helm-chart';
import { outerOffset } from './embedded-place';
import { type ParseText, parseEmbedded } from './parse-text';
import type { Place } from './place';
import {
  follow,
  type PlacedNode,
  type PlacedScalar,
  toJson,
  type Whereabouts,
} from './placed-node';
import { scalarText } from './scalar-text';
import { isShared } from './shared-node';

const API_VERSION = /(?:^|[{,])\s*"?apiVersion"?\s*:\s*["']?([\w./-]+)/m;
const KIND = /(?:^|[{,])\s*"?kind"?\s*:\s*["']?(\w+)/m;

const INDENTED_SEPARATOR = /^[ \t]+---/m;

function headOf(text: string): Record<string, string> {
  const apiVersion = API_VERSION.exec(text)?.[1];
  const kind = KIND.exec(text)?.[1];
  return { ...(apiVersion ? { apiVersion } : {}), ...(kind ? { kind } : {}) };
}

export interface TextOrigin {
  readonly file: string;
  readonly text: string;
  /** Reads `text` again; places are only needed for findings, so nobody keeps them. */
  readonly parse: ParseText;
  readonly placeAt: (offset: number) => Place;
  /** Where the text sits when it is a string inside another document. */
  readonly prefix: Path;
}

/** Places in a text that somebody wrote. */
export class TextSource implements Source {
  private root: PlacedNode | null | undefined;

  constructor(private readonly origin: TextOrigin) {}

  locate(path: Path, on: 'key' | 'value' = 'value'): Location {
    return this.locationAt(this.offsetOf(path, on), path);
  }

  locationAt(offset: number, path: Path): Location {
    const { file, placeAt, prefix } = this.origin;
    const place = placeAt(offset);
    return { file, ...place, path: formatPath([...prefix, ...path]), constructPath: null };
  }

  /** The characters of the scalar at `path`; undefined for maps, lists and what does not exist. */
  rawScalar(path: Path): RawScalar | undefined {
    const scalar = this.scalarAt(path);
    return scalar && { text: scalar.text, style: scalar.style, value: scalar.value };
  }

  exactInteger(path: Path): bigint | undefined {
    return this.scalarAt(path)?.exact;
  }

  /**
   * apiVersion and kind of a text that cannot be parsed, where they stand on lines of their own. An
   * indented `---` separates nothing, so one text may hold several: one of kubeadm's comes first.
   */
  guessHead(): Record<string, string> {
    const heads = this.origin.text.split(INDENTED_SEPARATOR).map(headOf);
    const ofKubeadm = heads.find(({ apiVersion }) => apiVersion?.startsWith('kubeadm.k8s.io/'));
    return ofKubeadm ?? heads[0] ?? {};
  }

  /** Broken, it is likely a template that nobody has rendered. */
  holdsActions(): boolean {
    return holdsActions(this.origin.text);
  }

  /** The string at `path` as a document of its own. */
  embed(path: Path): SourceDocument | undefined {
    const scalar = this.scalarAt(path);
    const text = scalar?.value;
    if (scalar === undefined || typeof text !== 'string') return undefined;
    const { file, prefix } = this.origin;
    const parse = parseEmbedded(String(path.at(-1)), text);
    const placeAt = (offset: number) => this.placeInside(scalar, text, offset);
    return new TextSource({ file, text, parse, placeAt, prefix: [...prefix, ...path] }).read();
  }

  private placeInside(scalar: PlacedScalar, text: string, offset: number): Place {
    return this.origin.placeAt(outerOffset(this.origin.text, scalar, text, offset));
  }

  /** The text as a document; undefined when it cannot be read or holds none. */
  read(): SourceDocument | undefined {
    const root = this.tree();
    return root === null ? undefined : { value: toJson(root), source: this };
  }

  /** Texts inside a string have no characters of their own in the file; what has an alias stands twice. */
  editOf(path: Path, value: string | number, on: 'key' | 'value' = 'value'): Edit | undefined {
    const root = this.tree();
    if (root === null || this.origin.prefix.length > 0 || isShared(root, path)) return undefined;
    const found = follow(root, path);
    if (!found.exists) return undefined;
    return on === 'key' ? this.keyEdit(found, path, value) : this.scalarEdit(found, value);
  }

  private scalarEdit({ node }: Whereabouts, value: string | number): Edit | undefined {
    if (node.kind !== 'scalar' || node.start === node.end) return undefined;
    const to = scalarText(value, node.style);
    return to === undefined ? undefined : this.editAt(node.start, node.end, to);
  }

  private keyEdit({ keyStart }: Whereabouts, path: Path, value: string | number): Edit | undefined {
    const name = String(path.at(-1));
    if (keyStart === undefined) return undefined;
    const quote = /["']/.exec(this.origin.text.charAt(keyStart))?.[0] ?? '';
    const end = keyStart + name.length + 2 * quote.length;
    const isPlain = this.origin.text.slice(keyStart, end) === `${quote}${name}${quote}`;
    return isPlain ? this.editAt(keyStart, end, `${quote}${value}${quote}`) : undefined;
  }

  private editAt(start: number, end: number, to: string): Edit | undefined {
    const { file, text, placeAt } = this.origin;
    const from = text.slice(start, end);
    return from.includes('\n') ? undefined : { file, ...placeAt(start), from, to };
  }

  private scalarAt(path: Path): PlacedScalar | undefined {
    const root = this.tree();
    const found = root === null ? undefined : follow(root, path);
    return found?.exists && found.node.kind === 'scalar' ? found.node : undefined;
  }

  private offsetOf(path: Path, on: 'key' | 'value'): number {
    const root = this.tree();
    if (root === null) return 0;
    const { node, keyStart, exists } = follow(root, path);
    // The key is what a reader looks for when the value is missing or was left empty.
    const isHidden = !exists || node.start === node.end;
    return on === 'key' || isHidden ? (keyStart ?? node.start) : node.start;
  }

  private tree(): PlacedNode | null {
    if (this.root === undefined) {
      const result = this.origin.parse(this.origin.text);
      this.root = 'failure' in result ? null : result.root;
    }
    return this.root;
  }
}

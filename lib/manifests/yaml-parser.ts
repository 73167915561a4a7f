import { TextFailure } from './text-failure';
import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar } from './yaml-node';
import { YamlScanner } from './yaml-scanner';
import type { YamlToken, YamlTokenType } from './yaml-token';

type Ends = readonly YamlTokenType[];

const DOCUMENT_STARTS: Ends = ['version-directive', 'tag-directive', 'document-start'];
const NO_CONTENT: Ends = [...DOCUMENT_STARTS, 'document-end', 'stream-end'];
const BLOCK_MAP_ENDS: Ends = ['key', 'value', 'block-end'];
const STANDARD_TAGS: readonly [string, string][] = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
];

interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string;
  readonly end: number;
}

/** Reads the first document of a text; what an alias means is known as soon as it is met. */
export class YamlParser {
  private readonly scanner: YamlScanner;
  private readonly tagPrefixes = new Map(STANDARD_TAGS);
  /** `undefined` while the marked node is still open. */
  private readonly anchors = new Map<string, YamlNode | undefined>();

  constructor(text: string) {
    this.scanner = new YamlScanner(text);
  }

  /** Undefined: the text holds no document at all, not even an empty one. */
  parseDocument(): YamlNode | undefined {
    if (this.is('stream-end')) return undefined;
    if (DOCUMENT_STARTS.includes(this.scanner.peek().type)) this.parsePrologue();
    else return this.parseRoot();
    return NO_CONTENT.includes(this.scanner.peek().type) ? this.emptyHere() : this.parseRoot();
  }

  private parseRoot(): YamlNode {
    const root = this.parseNode(true, false);
    // goyaml looks for `...` next, so a broken token right behind the document still breaks it.
    this.scanner.peek();
    return root;
  }

  private parsePrologue(): void {
    while (!this.is('document-start')) {
      const token = this.scanner.take();
      if (token.type === 'tag-directive') this.tagPrefixes.set(token.handle, token.text);
      else if (token.type !== 'version-directive') {
        refuse('did not find expected <document start>', token);
      }
    }
    this.scanner.take();
  }

  private is(type: YamlTokenType): boolean {
    return this.scanner.peek().type === type;
  }

  private parseNode(isBlock: boolean, mayBeIndentless: boolean): YamlNode {
    if (this.is('alias')) return this.parseAlias(this.scanner.take());
    const properties = this.parseProperties();
    const { anchor } = properties;
    if (anchor !== undefined) this.anchors.set(anchor, undefined);
    const node = this.parseContent(properties, isBlock, mayBeIndentless);
    if (anchor !== undefined) this.anchors.set(anchor, node);
    return node;
  }

  private parseAlias({ text, start, end }: YamlToken): YamlAlias {
    if (!this.anchors.has(text)) {
      throw new TextFailure('invalid-yaml', `unknown anchor '${text}' referenced`, start);
    }
    return { kind: 'alias', name: text, target: this.anchors.get(text), start, end };
  }

  /** An anchor and a tag, in either order. */
  private parseProperties(): Properties {
    let properties: Properties = { anchor: undefined, tag: '', end: -1 };
    for (;;) {
      const isAnchor = this.is('anchor') && properties.anchor === undefined;
      const isTag = this.is('tag') && properties.tag === '';
      if (!isAnchor && !isTag) return properties;
      const token = this.scanner.take();
      const found = isAnchor ? { anchor: token.text } : { tag: this.tagOf(token) };
      properties = { ...properties, ...found, end: token.end };
    }
  }

  private tagOf(token: YamlToken): string {
    if (token.handle === '') return token.text;
    const prefix = this.tagPrefixes.get(token.handle);
    return prefix === undefined ? refuse('found undefined tag handle', token) : prefix + token.text;
  }

  private parseContent(own: Properties, isBlock: boolean, mayBeIndentless: boolean): YamlNode {
    const token = this.scanner.peek();
    if (token.type === 'block-entry' && mayBeIndentless)
      return this.parseIndentlessList(token.start);
    if (token.type === 'scalar') return this.parseScalar(own.tag);
    if (token.type === 'flow-list-start') return this.parseFlowList();
    if (token.type === 'flow-map-start') return this.parseFlowMap();
    if (token.type === 'block-list-start' && isBlock) return this.parseBlockList();
    if (token.type === 'block-map-start' && isBlock) return this.parseBlockMap();
    if (own.end < 0) return refuse('did not find expected node content', token);
    return emptyScalar(own.end, own.tag);
  }

  private parseScalar(tag: string): YamlScalar {
    const { start, end, text, style } = this.scanner.take();
    return { kind: 'scalar', start, end, text, style, tag };
  }

  /** A node unless one of `ends` comes next: then nothing was written. */
  private parseUnless(ends: Ends, isBlock: boolean, mayBeIndentless = false): YamlNode {
    const isMissing = ends.includes(this.scanner.peek().type);
    return isMissing ? this.emptyHere() : this.parseNode(isBlock, mayBeIndentless);
  }

  private emptyHere(): YamlScalar {
    return emptyScalar(this.scanner.peek().start, '');
  }

  private parseBlockList(): YamlNode {
    const { start } = this.scanner.take();
    const items = this.parseEntries(['block-entry', 'block-end']);
    if (!this.is('block-end')) refuse("did not find expected '-' indicator", this.scanner.peek());
    return { kind: 'list', start, end: this.scanner.take().start, items };
  }

  /** `key:` followed by `- item` in the same column. */
  private parseIndentlessList(start: number): YamlNode {
    const items = this.parseEntries(['block-entry', ...BLOCK_MAP_ENDS]);
    return { kind: 'list', start, end: this.scanner.peek().start, items };
  }

  private parseEntries(ends: Ends): YamlNode[] {
    const items: YamlNode[] = [];
    while (this.is('block-entry')) {
      const { end } = this.scanner.take();
      const isMissing = ends.includes(this.scanner.peek().type);
      items.push(isMissing ? emptyScalar(end, '') : this.parseNode(true, false));
    }
    return items;
  }

  private parseBlockMap(): YamlMap {
    const { start } = this.scanner.take();
    const pairs: YamlPair[] = [];
    while (this.is('key')) pairs.push(this.parseBlockPair());
    if (!this.is('block-end')) refuse('did not find expected key', this.scanner.peek());
    return { kind: 'map', start, end: this.scanner.take().start, pairs };
  }

  private parseBlockPair(): YamlPair {
    const { end } = this.scanner.take();
    const key = this.parseUnless(BLOCK_MAP_ENDS, true, true);
    if (!this.is('value')) return { key, value: emptyScalar(Math.max(key.end, end), '') };
    const colon = this.scanner.take();
    const isMissing = BLOCK_MAP_ENDS.includes(this.scanner.peek().type);
    return { key, value: isMissing ? emptyScalar(colon.end, '') : this.parseNode(true, true) };
  }

  private parseFlowList(): YamlNode {
    const { start } = this.scanner.take();
    const items: YamlNode[] = [];
    while (!this.is('flow-list-end')) {
      if (items.length > 0) this.takeComma(']');
      if (this.is('key')) items.push(this.parseSinglePair());
      else if (!this.is('flow-list-end')) items.push(this.parseNode(false, false));
    }
    return { kind: 'list', start, end: this.scanner.take().end, items };
  }

  private takeComma(close: string): void {
    const token = this.scanner.peek();
    if (token.type !== 'flow-entry') refuse(`did not find expected ',' or '${close}'`, token);
    this.scanner.take();
  }

  /** `[a: 1]` holds a map of one pair. */
  private parseSinglePair(): YamlMap {
    const { start } = this.scanner.take();
    const key = this.parseSingleKey();
    const value = this.parseFlowValue(['flow-entry', 'flow-list-end']);
    return { kind: 'map', start, end: value.end, pairs: [{ key, value }] };
  }

  /** goyaml swallows the token behind an empty key here, so `[? : b]` is not what it seems. */
  private parseSingleKey(): YamlNode {
    const { type } = this.scanner.peek();
    const isMissing = type === 'value' || type === 'flow-entry' || type === 'flow-list-end';
    return isMissing ? emptyScalar(this.scanner.take().end, '') : this.parseNode(false, false);
  }

  private parseFlowMap(): YamlMap {
    const { start } = this.scanner.take();
    const pairs: YamlPair[] = [];
    while (!this.is('flow-map-end')) {
      if (pairs.length > 0) this.takeComma('}');
      if (!this.is('flow-map-end')) pairs.push(this.parseFlowPair());
    }
    return { kind: 'map', start, end: this.scanner.take().end, pairs };
  }

  private parseFlowPair(): YamlPair {
    if (!this.is('key')) {
      const key = this.parseNode(false, false);
      return { key, value: emptyScalar(key.end, '') };
    }
    this.scanner.take();
    const key = this.parseUnless(['value', 'flow-entry', 'flow-map-end'], false);
    return { key, value: this.parseFlowValue(['flow-entry', 'flow-map-end']) };
  }

  private parseFlowValue(ends: Ends): YamlNode {
    if (!this.is('value')) return this.emptyHere();
    this.scanner.take();
    return this.parseUnless(ends, false);
  }
}

const emptyScalar = (offset: number, tag: string): YamlScalar => ({
  kind: 'scalar',
  start: offset,
  end: offset,
  text: '',
  style: 'plain',
  tag,
});

function refuse(detail: string, token: YamlToken): never {
  throw new TextFailure('invalid-yaml', detail, token.start);
}

/** What a scalar is once goyaml v2 (inside sigs.k8s.io/yaml) has looked at its text and tag. */
export type ScalarTag = 'bool' | 'null' | 'int' | 'float' | 'str' | 'timestamp' | 'merge';

export interface Resolved {
  readonly tag: ScalarTag;
  readonly value: null | boolean | number | string;
  /** Integers that a JavaScript number cannot hold. */
  readonly exact?: bigint;
}

const words = (tag: ScalarTag, value: Resolved['value'], ...spellings: string[]) =>
  spellings.map((word): [string, Resolved] => [word, { tag, value }]);

/** YAML 1.1 words. Source: resolve.go of sigs.k8s.io/yaml/goyaml.v2, `resolveMapList`. */
const WORDS: ReadonlyMap<string, Resolved> = new Map([
  ...words('bool', true, 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'),
  ...words('bool', false, 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE'),
  ...words('bool', false, 'off', 'Off', 'OFF'),
  ...words('null', null, '', '~', 'null', 'Null', 'NULL'),
  ...words('float', Number.NaN, '.nan', '.NaN', '.NAN'),
  ...words('float', Number.POSITIVE_INFINITY, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'),
  ...words('float', Number.NEGATIVE_INFINITY, '-.inf', '-.Inf', '-.INF'),
  ...words('merge', '<<', '<<'),
]);

const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
/** Goes to Go's ParseFloat as it stands, which lets `_` stand between digits only. */
const DOT_FLOAT = /^\.\d+(_\d+)*([eE][-+]?\d+(_\d+)*)?$/;
const DECIMAL = /^[-+]?(0|[1-9][0-9]*)$/;
/** Go's `strconv.ParseInt` with base 0; the leading zero alone also means octal. */
const PREFIXED = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]+)$/;
const TIMESTAMP =
  /^\d{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])(?:(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?(?:Z|[-+]\d\d:\d\d))|(?: (\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?))?$/;

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;

/** Everything that is not a word or a number is a string, timestamps included. */
export function resolvePlain(text: string): Resolved {
  const first = text.charCodeAt(0);
  // Fast way out: numbers begin with a digit, a sign or a dot, words are at most five letters long.
  if (!isNumberStart(first)) return (text.length <= 5 && WORDS.get(text)) || asString(text);
  return WORDS.get(text) ?? resolveNumber(text, first) ?? asString(text);
}

const asString = (text: string): Resolved => ({ tag: 'str', value: text });

const isNumberStart = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;

function resolveNumber(text: string, first: number): Resolved | undefined {
  if (first === 0x2e)
    return DOT_FLOAT.test(text) ? parseFloat64(text.replaceAll('_', '')) : undefined;
  const digits = text.replaceAll('_', '');
  return parseInteger(digits) ?? (FLOAT.test(digits) ? parseFloat64(digits) : undefined);
}

/** Out of range is an error for Go, so the text stays a string. */
function parseFloat64(text: string): Resolved | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? { tag: 'float', value } : undefined;
}

function parseInteger(text: string): Resolved | undefined {
  if (DECIMAL.test(text)) {
    const value = Number(text);
    if (Number.isSafeInteger(value)) return { tag: 'int', value: value + 0 };
    return fitting(text, BigInt(text.replace('+', '')));
  }
  const parts = PREFIXED.exec(text);
  if (parts === null) return undefined;
  const magnitude = BigInt(spelledForJs(parts[2] ?? ''));
  return fitting(text, parts[1] === '-' ? -magnitude : magnitude);
}

/** ParseUint, the second try, knows no sign; 0b has a third try without its prefix. */
function fitting(text: string, value: bigint): Resolved | undefined {
  const isSigned = text.startsWith('+') || text.startsWith('-');
  const highest = isSigned ? MAX_INT64 : MAX_UINT64;
  if (value < MIN_INT64 || value > highest) return undefined;
  return { tag: 'int', value: Number(value), exact: value };
}

const spelledForJs = (digits: string): string =>
  /^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase();

/** Short form of the tags goyaml resolves; any other tag leaves the text a string. */
const RESOLVABLE = ['str', 'bool', 'int', 'float', 'null', 'timestamp'];

/**
 * A scalar with an explicit tag. Undefined: goyaml refuses the pair ("cannot decode !!str `x` as a !!int").
 */
export function resolveTagged(tag: string, text: string): Resolved | undefined {
  const short = tag.startsWith('tag:yaml.org,2002:') ? tag.slice(18) : tag;
  if (short === 'binary') return decodeBinary(text);
  if (short === tag || !RESOLVABLE.includes(short) || short === 'str') return asString(text);
  if (short === 'timestamp') return TIMESTAMP.test(text) ? asString(text) : undefined;
  return agreeing(short, resolvePlain(text));
}

function agreeing(wanted: string, resolved: Resolved): Resolved | undefined {
  const { tag, value, exact = 0n } = resolved;
  if (tag === wanted) return resolved;
  const isFloat = wanted === 'float' && tag === 'int' && exact <= MAX_INT64;
  return isFloat ? { tag: 'float', value } : undefined;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodeBinary(text: string): Resolved | undefined {
  const packed = text.replace(/[\r\n]/g, '');
  return BASE64.test(packed) ? asString(Buffer.from(packed, 'base64').toString('utf8')) : undefined;
}

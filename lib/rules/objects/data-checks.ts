import { isObject, type Json, type JsonObject } from '../../model/document';
import { asText } from '../../model/type-meta';
import { eachKey, keysOf } from './field-check';
import {
  FINE,
  type FieldProblem,
  problemAt,
  type StructCheck,
  type StructChecks,
} from './struct-check';
import { isConfigMapKey } from './text-forms';
import type { ValueCheck } from './value-check';

/** Source: core.MaxSecretSize. */
const MOST_BYTES = 1024 * 1024;

const dataKey: ValueCheck = (key) =>
  typeof key === 'string' && isConfigMapKey(key)
    ? undefined
    : { what: 'is no key: letters, digits, "-", "_" and ".", at most 253', fix: 'rename the key' };

/** UTF-8, as Go counts. */
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const decodedBytesOf = (base64: string): number =>
  Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

const sizeOf = (map: Json | undefined, measure: (text: string) => number): number =>
  Object.values(isObject(map) ? map : {}).reduce<number>(
    (sum, value) => sum + measure(asText(value) ?? ''),
    0,
  );

const tooLarge = (name: string, size: number): readonly FieldProblem[] =>
  size > MOST_BYTES
    ? [
        problemAt(
          [name],
          `is ${size} bytes, above ${MOST_BYTES}`,
          'put large files into a volume or an image',
        ),
      ]
    : FINE;

const configMapSize: StructCheck = ({ data, binaryData }) =>
  tooLarge('data', sizeOf(data, bytesOf) + sizeOf(binaryData, decodedBytesOf));

/** stringData is laid over data before. */
const secretSize: StructCheck = ({ data, stringData }) => {
  const over = isObject(stringData) ? stringData : {};
  const kept = Object.entries(isObject(data) ? data : {}).filter(
    ([key]) => !Object.hasOwn(over, key),
  );
  return tooLarge('data', sizeOf(over, bytesOf) + sizeOf(Object.fromEntries(kept), decodedBytesOf));
};

const keyInBoth: StructCheck = ({ data, binaryData }) =>
  keysOf(data)
    .filter((key) => keysOf(binaryData).includes(key))
    .map((key) => problemAt(['data', key], 'stands in binaryData, too', 'remove one of the two'));

/** What each type of Secret holds; one of the keys in a row is enough. */
const KEYS_OF_TYPE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'kubernetes.io/dockercfg': [['.dockercfg']],
  'kubernetes.io/dockerconfigjson': [['.dockerconfigjson']],
  'kubernetes.io/basic-auth': [['username', 'password']],
  'kubernetes.io/ssh-auth': [['ssh-privatekey']],
  'kubernetes.io/tls': [['tls.crt'], ['tls.key']],
};

const neededKeys: StructCheck = (secret) => {
  const keys = [...keysOf(secret.data), ...keysOf(secret.stringData)];
  const type = asText(secret.type) ?? '';
  const missing = (KEYS_OF_TYPE[type] ?? []).filter(
    (row) => !row.some((key) => keys.includes(key)),
  );
  return missing.map((row) =>
    problemAt(
      ['data'],
      `has no ${row.join(' or ')}, which type ${type} needs`,
      `stringData: {${row[0]}: …}`,
    ),
  );
};

/** The text of a key, wherever it stands. */
function textOf({ data, stringData }: JsonObject, key: string): string | undefined {
  const written = isObject(stringData) ? asText(stringData[key]) : undefined;
  const base64 = isObject(data) ? asText(data[key]) : undefined;
  return written ?? (base64 === undefined ? undefined : decode(base64));
}

function decode(base64: string): string {
  try {
    return atob(base64);
  } catch {
    // NET021 says that it is no base64.
    return '{}';
  }
}

const JSON_OF_TYPE: Readonly<Record<string, string>> = {
  'kubernetes.io/dockercfg': '.dockercfg',
  'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
};

const registryFile: StructCheck = (secret) => {
  const key = JSON_OF_TYPE[asText(secret.type) ?? ''];
  const text = key === undefined ? undefined : textOf(secret, key);
  return key === undefined || text === undefined || isJsonObject(text)
    ? FINE
    : [problemAt(['data', key], 'is no JSON object', 'the file that docker login writes')];
};

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || (typeof value === 'object' && !Array.isArray(value));
  } catch {
    return false;
  }
}

const privateKey: StructCheck = (secret) =>
  secret.type === 'kubernetes.io/ssh-auth' && textOf(secret, 'ssh-privatekey') === ''
    ? [problemAt(['data', 'ssh-privatekey'], 'is empty', 'ssh-privatekey: the key')]
    : FINE;

const ACCOUNT = 'kubernetes.io/service-account.name';

const account: StructCheck = ({ type, metadata }) => {
  const annotations =
    isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
  return type !== 'kubernetes.io/service-account-token' || annotations[ACCOUNT]
    ? FINE
    : [
        problemAt(
          ['metadata', 'annotations', ACCOUNT],
          'is missing',
          `${ACCOUNT}: the ServiceAccount`,
        ),
      ];
};

/** Source: kube-apiserver ValidateConfigMap, ValidateSecret. */
export const DATA: StructChecks = {
  ConfigMap: [eachKey('data', dataKey), eachKey('binaryData', dataKey), keyInBoth, configMapSize],
  Secret: [
    eachKey('data', dataKey),
    eachKey('stringData', dataKey),
    neededKeys,
    registryFile,
    privateKey,
    account,
    secretSize,
  ],
};

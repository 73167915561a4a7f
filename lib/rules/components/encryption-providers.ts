import { parseDurationSeconds } from '../../k8s/go-value';
import { isEncryptionKeyPlaceholder } from '../../k8s/late-bound-secrets';
import { isObject, type JsonObject } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import { missing, type Refusal } from '../setting-check';

type Path = Refusal['path'];

/** What the API server is told beside the file. */
export interface EncryptionSettings {
  readonly reloads: boolean;
  readonly takesKmsV1: boolean;
}

const AES_BYTES = [16, 24, 32];
const SECRETBOX_BYTES = [32];
const KEYED: Readonly<Record<string, readonly number[]>> = {
  aesgcm: AES_BYTES,
  aescbc: AES_BYTES,
  secretbox: SECRETBOX_BYTES,
};
const PROVIDERS = ['kms', 'aesgcm', 'aescbc', 'secretbox', 'identity'];

interface ProviderPlace {
  readonly path: Path;
  /** Names of the KMS providers so far. */
  readonly names: Set<string>;
  readonly settings: EncryptionSettings;
}

/** Source: apiserver validation_encryption.go (`validateSingleProvider`, `validateKeys`, `validateKMSConfiguration`). */
export function providerRefusals(provider: JsonObject, place: ProviderPlace): Refusal[] {
  const given = PROVIDERS.filter((name) => isObject(provider[name]));
  if (given.length !== 1) {
    const wants = `exactly one of ${PROVIDERS.join(', ')}`;
    return [
      { path: place.path, value: given.join(', '), wants },
      ...ofProviders(given, provider, place),
    ];
  }
  return ofProviders(given, provider, place);
}

/** Only the first one is looked into. */
function ofProviders(
  [name]: readonly string[],
  provider: JsonObject,
  place: ProviderPlace,
): Refusal[] {
  const value = name === undefined ? undefined : provider[name];
  if (name === undefined || !isObject(value)) return [];
  const path = [...place.path, name];
  if (name === 'kms') return kmsRefusals(value, { ...place, path });
  const bytes = KEYED[name];
  return bytes ? keysRefusals(value, bytes, [...path, 'keys']) : [];
}

function keysRefusals(provider: JsonObject, bytes: readonly number[], path: Path): Refusal[] {
  const keys = asList(provider.keys);
  if (keys.length === 0) return [missing(path, 'at least one key')];
  return keys.flatMap((key, index) => {
    const { name, secret } = isObject(key) ? key : { name: '', secret: '' };
    return [
      ...(name ? [] : [missing([...path, index, 'name'], 'a name')]),
      ...secretRefusals(asText(secret) ?? '', bytes, [...path, index, 'secret']),
    ];
  });
}

/** Never says what the secret is. */
function secretRefusals(secret: string, bytes: readonly number[], path: Path): Refusal[] {
  const sizes = bytes.join(', ');
  if (secret === '') return [missing(path, `${sizes} random bytes in base64`)];
  // NET011 tells of them.
  if (isEncryptionKeyPlaceholder(secret)) return [];
  const length = base64Length(secret);
  if (length === undefined) {
    return [{ path, value: '(not base64)', wants: `${sizes} bytes in base64` }];
  }
  return bytes.includes(length)
    ? []
    : [{ path, value: `(${length} bytes)`, wants: `${sizes} bytes in base64` }];
}

/** Go skips line ends, and nothing else. Source: encoding/base64 StdEncoding. */
function base64Length(text: string): number | undefined {
  const plain = text.replace(/[\r\n]/g, '');
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain);
  return isBase64 ? Buffer.from(plain, 'base64').length : undefined;
}

function kmsRefusals(kms: JsonObject, { path, names, settings }: ProviderPlace): Refusal[] {
  const name = asText(kms.name) ?? '';
  const version = asText(kms.apiVersion) || 'v1';
  const isFirst = version === 'v1';
  const isTaken = names.has(name) && (settings.reloads || !isFirst);
  names.add(name);
  const timeout = asText(kms.timeout);
  const size = asNumber(kms.cachesize);
  const below = (field: string): Path => [...path, field];
  return [
    ...(name === '' ? [missing(below('name'), 'a name')] : []),
    ...(!isFirst && name.includes(':')
      ? [{ path: below('name'), value: name, wants: 'a name without ":"' }]
      : []),
    ...(isTaken ? [{ path: below('name'), value: name, wants: 'a name of its own' }] : []),
    ...(timeout !== undefined && (parseDurationSeconds(timeout) ?? 1) <= 0
      ? [{ path: below('timeout'), value: timeout, wants: 'a duration above 0' }]
      : []),
    ...endpointRefusals(asText(kms.endpoint) ?? '', below('endpoint')),
    ...(isFirst && size === 0
      ? [{ path: below('cachesize'), value: '0', wants: '1 or more, or below 0 for none' }]
      : []),
    ...(!isFirst && size !== undefined
      ? [{ path: below('cachesize'), value: `${size}`, wants: 'no cachesize with apiVersion v2' }]
      : []),
    ...versionRefusals(version, below('apiVersion'), settings),
  ];
}

function endpointRefusals(value: string, path: Path): Refusal[] {
  if (/^unix:/i.test(value)) return [];
  return [{ path, value, wants: 'the socket of the plugin: unix:///run/kms.sock' }];
}

function versionRefusals(value: string, path: Path, { takesKmsV1 }: EncryptionSettings): Refusal[] {
  if (value !== 'v1' && value !== 'v2') return [{ path, value, wants: 'v2' }];
  if (value === 'v2' || takesKmsV1) return [];
  return [{ path, value, wants: 'v2: KMSv1 is off by itself (feature gate KMSv1)' }];
}

import { isKnownWord } from '../../k8s/component-words';
import { parseFlagBool } from '../../k8s/go-value';
import type { FlagSet } from '../../model/flags';
import { type FlagRefusal, unknownEntries } from './flag-check';

const MATCHERS = ['api/all', 'api/ga', 'api/beta', 'api/alpha'];

/** Source: apiserver pkg/server/resourceconfig/helpers.go; a bare key stands for `key=true`. */
export const runtimeRefusals = (flags: FlagSet, minor: number): FlagRefusal[] =>
  unknownEntries(
    flags,
    'runtime-config',
    (entry) => isTaken(entry.trim(), minor),
    'GROUP/VERSION=true of this release, or api/all=true',
  );

function isTaken(entry: string, minor: number): boolean {
  const [key = '', value = 'true'] = entry.split('=');
  if (MATCHERS.includes(key)) return value === 'true' || value === 'false';
  const [group, version, resource = '', ...more] = key.split('/');
  const isKnown = isKnownWord('API versions', `${group}/${version}`, minor);
  const isResource = more.length === 0 && resource === resource.toLowerCase();
  return isKnown && isResource && (value === '' || parseFlagBool(value) !== undefined);
}

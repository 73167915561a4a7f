import { isKnownWord } from '../../k8s/component-words';
import { contractOf } from '../../k8s/contract';
import { parseFlagBool, trimSpace } from '../../k8s/go-value';
import { nameAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import type { Located } from '../../model/located';
import { type FlagRefusal, isSwitchedOn } from './flag-check';

const FLAG = 'runtime-config';
const ALL = 'api/all';
const MATCHERS = [ALL, 'api/ga', 'api/beta', 'api/alpha'];

interface Setting {
  readonly key: string;
  readonly value: string;
  readonly given: Located<string>;
}

type Settings = ReadonlyMap<string, Setting>;

/** Source: apiserver pkg/server/resourceconfig/helpers.go, pkg/server/options/api_enablement.go. */
export function runtimeRefusals(flags: FlagSet, minor: number): FlagRefusal[] {
  const settings = settingsIn(flags);
  const unknown = [...settings.values()].filter((setting) => !isTaken(setting, minor));
  const wants = 'GROUP/VERSION=true of this release, or api/all=true';
  return unknown.length > 0
    ? unknown.map(({ given }) => ({ flag: FLAG, given, wants }))
    : [...neededRefusals(settings), ...fairnessRefusals(flags, settings, minor)].slice(0, 1);
}

/** What kube-apiserver does not start without [run]. */
const NEEDED = ['/v1', 'apiregistration.k8s.io/v1'];

function neededRefusals(settings: Settings): FlagRefusal[] {
  return NEEDED.flatMap((version) => {
    const deciding = [version, 'api/ga', ALL]
      .map((key) => settings.get(key))
      .find((setting) => setting !== undefined);
    if (!deciding || parseFlagBool(deciding.value) !== false) return [];
    return [{ flag: FLAG, given: deciding.given, wants: `${version}=true as well` }];
  });
}

const FAIRNESS = 'enable-priority-and-fairness';
const FLOW_CONTROL = 'flowcontrol.apiserver.k8s.io';

/** Fair queues keep their settings in the API. Source: validation.go (`validateAPIPriorityAndFairness`). */
function fairnessRefusals(flags: FlagSet, settings: Settings, minor: number): FlagRefusal[] {
  const isStable = contractOf(minor).flowControlIsStable;
  // Before, a feature gate can turn them off too.
  const isOff = !isSwitchedOn(flags, FAIRNESS, true) || (!isStable && flags.last('feature-gates'));
  if (isOff) return [];
  const [version, level] = isStable ? ['v1', 'api/ga'] : ['v1beta3', 'api/beta'];
  const deciding = [`${FLOW_CONTROL}/${version}`, level, ALL]
    .map((key) => settings.get(key))
    .find((setting) => setting?.value === 'true' || setting?.value === 'false');
  if (deciding?.value !== 'false') return [];
  const wants = `${FLOW_CONTROL}/${version}=true, or ${FAIRNESS}=false`;
  return [{ flag: FLAG, given: deciding.given, wants }];
}

/** component-base `ConfigurationMap`: the last word on a key counts. */
function settingsIn(flags: FlagSet): Settings {
  const settings = new Map<string, Setting>();
  for (const flag of flags.flags.filter(({ value }) => nameAsRead(value) === FLAG)) {
    for (const entry of flag.value.value.split(',')) {
      if (entry === '') continue;
      const [name = '', ...rest] = entry.split('=');
      const key = keyAsRead(trimSpace(name));
      const value = trimSpace(rest.join('='));
      if (key !== LEGACY) settings.set(key, { key, value, given: { ...flag, value: entry } });
    }
  }
  return settings;
}

const LEGACY = 'api/legacy';

/** Other names of the first group. Source: pkg/controlplane/apiserver/options/options.go (`Complete`). */
const keyAsRead = (name: string): string => (/^(?:api\/)?v1(?:\/|$)/.test(name) ? '/v1' : name);

function isTaken({ key, value }: Setting, minor: number): boolean {
  if (MATCHERS.includes(key)) return value === 'true' || value === 'false';
  const [group, version, resource = '', ...more] = key.split('/');
  const isKnown = isKnownWord('API versions', `${group}/${version}`, minor);
  const isResource = more.length === 0 && resource === resource.toLowerCase();
  return isKnown && isResource && (value === '' || parseFlagBool(value) !== undefined);
}

import { isKnownWord, wordsAt } from '../../k8s/component-words';
import { nearestName } from '../../k8s/schema/nearest-name';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { missing, outOfBounds, type Refusal } from '../setting-check';

type Path = Refusal['path'];

/** What the plugins of a release are. */
interface PluginSettings {
  readonly minor: number;
  readonly knowsVendorLimits: boolean;
}

/** Source: validation.go (`validateKubeSchedulerProfile`), framework/runtime/framework.go (`NewFramework`). */
export function profileRefusals(file: JsonObject, settings: PluginSettings): Refusal[] {
  const profiles = profilesOf(file);
  return [
    ...profiles.flatMap((profile, index) => [
      ...nameRefusals(profiles, index),
      ...outOfBounds(profile, [{ path: 'percentageOfNodesToScore', min: 0, max: 100 }]).map(
        (refusal) => ({ ...refusal, path: ['profiles', index, ...refusal.path] }),
      ),
      ...emptiedRefusals(profile, ['profiles', index, 'plugins']),
      ...pluginRefusals(profile, ['profiles', index, 'plugins'], settings),
      ...configRefusals(profile, ['profiles', index, 'pluginConfig'], settings),
    ]),
    ...queueRefusals(profiles),
  ];
}

export const profilesOf = (file: JsonObject): JsonObject[] =>
  asList(file.profiles).map((profile) => (isObject(profile) ? profile : {}));

/** Only a single profile has a name by itself. */
function nameRefusals(profiles: readonly JsonObject[], index: number): Refusal[] {
  const names = profiles.map(({ schedulerName }) => asText(schedulerName));
  const name = names[index];
  const path = ['profiles', index, 'schedulerName'];
  if (name === undefined && profiles.length === 1) return [];
  if (!name) return [missing(path, 'a name')];
  return names.indexOf(name) < index ? [{ path, value: name, wants: 'a name of its own' }] : [];
}

/** Source: invalidPluginsByVersion. */
const VENDOR_LIMITS = ['AzureDiskLimits', 'CinderLimits', 'EBSLimits', 'GCEPDLimits'];

function pluginRefusals(profile: JsonObject, path: Path, settings: PluginSettings): Refusal[] {
  if (!isObject(profile.plugins)) return [];
  return Object.entries(profile.plugins).flatMap(([point, set]) => {
    const enabled = namesIn(set, 'enabled');
    return enabled.flatMap((value, index) => {
      const wants = wantedPlugin(value, enabled.indexOf(value) < index, settings);
      return wants === undefined
        ? []
        : [{ path: [...path, point, 'enabled', index, 'name'], value, wants }];
    });
  });
}

/** Points that must not stay empty, and who is there by itself. */
const NEEDED = { queueSort: 'PrioritySort', bind: 'DefaultBinder' };

function emptiedRefusals({ plugins }: JsonObject, path: Path): Refusal[] {
  if (!isObject(plugins)) return [];
  return Object.entries(NEEDED).flatMap(([point, name]) => {
    const from = ['multiPoint', point].filter((set) =>
      namesIn(plugins[set], 'disabled').some((off) => off === '*' || off === name),
    );
    const isFilled = [...from, point].some((set) => namesIn(plugins[set], 'enabled').length > 0);
    const [set] = from;
    if (set === undefined || isFilled) return [];
    return [
      {
        path: [...path, set, 'disabled'],
        value: name,
        wants: `a plugin for ${point} that is enabled`,
      },
    ];
  });
}

const namesIn = (set: Json | undefined, list: 'enabled' | 'disabled'): string[] =>
  asList(isObject(set) ? set[list] : undefined).map((plugin) =>
    isObject(plugin) ? (asText(plugin.name) ?? '') : '',
  );

function wantedPlugin(
  name: string,
  isAgain: boolean,
  settings: PluginSettings,
): string | undefined {
  if (isAgain) return 'each plugin once';
  if (isKnownPlugin(name, settings)) return undefined;
  const known = wordsAt('scheduler plugins', settings.minor);
  return nearestName(name, known) ?? `one of ${known.join(', ')}`;
}

const isKnownPlugin = (name: string, { minor, knowsVendorLimits }: PluginSettings): boolean =>
  isKnownWord('scheduler plugins', name, minor) &&
  (knowsVendorLimits || !VENDOR_LIMITS.includes(name));

/** Settings of plugins that are not there are no matter, but the plugin of this name is gone. */
function configRefusals(
  profile: JsonObject,
  path: Path,
  { knowsVendorLimits }: PluginSettings,
): Refusal[] {
  const names = asList(profile.pluginConfig).map((config) =>
    isObject(config) ? (asText(config.name) ?? '') : '',
  );
  return names.flatMap((value, index) => {
    const below = [...path, index, 'name'];
    if (names.indexOf(value) < index) return [{ path: below, value, wants: 'each plugin once' }];
    const isGone = !knowsVendorLimits && VENDOR_LIMITS.includes(value);
    return isGone ? [{ path: below, value, wants: 'NodeVolumeLimits' }] : [];
  });
}

/** One queue serves all profiles. */
function queueRefusals(profiles: readonly JsonObject[]): Refusal[] {
  const sorters = profiles.map(({ plugins }) => queueSortOf(plugins));
  const several = (sorters[0]?.enabled.length ?? 0) > 1;
  const path = (index: number): Path => ['profiles', index, 'plugins', 'queueSort'];
  return [
    ...(several
      ? [{ path: path(0), value: 'several plugins', wants: 'one plugin that sorts' }]
      : []),
    ...sorters.flatMap((sorter, index) =>
      JSON.stringify(sorter) === JSON.stringify(sorters[0])
        ? []
        : [
            {
              path: path(index),
              value: sorter.enabled.join(', ') || 'none',
              wants: 'the same in all profiles',
            },
          ],
    ),
  ];
}

function queueSortOf(plugins: Json | undefined) {
  const set = isObject(plugins) ? plugins.queueSort : undefined;
  return { enabled: namesIn(set, 'enabled'), disabled: namesIn(set, 'disabled') };
}

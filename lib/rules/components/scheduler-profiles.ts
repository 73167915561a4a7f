import { isKnownWord, saidOf, wordsAt } from '../../k8s/component-words';
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
      ...emptiedRefusals(profile, ['profiles', index, 'plugins'], settings),
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
  const { plugins } = profile;
  if (!isObject(plugins)) return [];
  return Object.entries(plugins).flatMap(([point, set]) => {
    const enabled = namesIn(set, 'enabled');
    return enabled.flatMap((value, index) => {
      const isAgain =
        enabled.indexOf(value) < index &&
        (point !== 'multiPoint' || isExpanded(value, plugins, settings));
      const wants = isAgain ? 'each plugin once' : wantedPlugin(value, point, settings);
      return wants === undefined
        ? []
        : [{ path: [...path, point, 'enabled', index, 'name'], value, wants }];
    });
  });
}

/** Whether enabling a plugin at all points brings it to one that does not name it. */
const isExpanded = (name: string, plugins: JsonObject, { minor }: PluginSettings): boolean =>
  pointsOf(name, minor).some(
    (point) =>
      !isDisabledIn(plugins[point], name) && !namesIn(plugins[point], 'enabled').includes(name),
  );

/** Points that must not stay empty, and who is there by itself. */
const NEEDED = { queueSort: 'PrioritySort', bind: 'DefaultBinder' };

function emptiedRefusals({ plugins }: JsonObject, path: Path, settings: PluginSettings): Refusal[] {
  if (!isObject(plugins)) return [];
  return Object.entries(NEEDED).flatMap(([point, name]) => {
    const isOff = (set: string) => isDisabledIn(plugins[set], name);
    const set = ['multiPoint', point].find(isOff);
    if (set === undefined || isFilled(plugins, point, settings)) return [];
    const wants = `a plugin for ${point} that is enabled`;
    return [{ path: [...path, set, 'disabled'], value: name, wants }];
  });
}

/** What is enabled at all points comes where it can, unless it is disabled there. */
function isFilled(plugins: JsonObject, point: string, { minor }: PluginSettings): boolean {
  const everywhere = namesIn(plugins.multiPoint, 'enabled');
  return (
    namesIn(plugins[point], 'enabled').length > 0 ||
    everywhere.some(
      (name) => pointsOf(name, minor).includes(point) && !isDisabledIn(plugins[point], name),
    )
  );
}

const isDisabledIn = (set: Json | undefined, name: string): boolean =>
  namesIn(set, 'disabled').some((off) => off === '*' || off === name);

/** The extension points that a plugin of the release implements. */
const pointsOf = (name: string, minor: number): string[] =>
  saidOf('scheduler plugin points', name, minor)?.split(',') ?? [];

const namesIn = (set: Json | undefined, list: 'enabled' | 'disabled'): string[] =>
  asList(isObject(set) ? set[list] : undefined).map((plugin) =>
    isObject(plugin) ? (asText(plugin.name) ?? '') : '',
  );

function wantedPlugin(name: string, point: string, settings: PluginSettings): string | undefined {
  const { minor } = settings;
  if (!isKnownPlugin(name, settings)) {
    const known = wordsAt('scheduler plugins', minor);
    return nearestName(name, known) ?? `one of ${known.join(', ')}`;
  }
  const points = pointsOf(name, minor);
  return point === 'multiPoint' || points.includes(point)
    ? undefined
    : `it at a point that it implements: ${points.join(', ')}`;
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

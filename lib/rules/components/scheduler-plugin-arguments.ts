import type { Contract } from '../../k8s/contract';
import { isQualifiedName } from '../../k8s/names';
import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import { missing, outOfBounds, type Refusal } from '../setting-check';
import { profilesOf } from './scheduler-profiles';

/** What a release, and its gates, make of the arguments. */
export interface ArgumentSettings {
  readonly cluster: Contract;
  readonly scoresCapacity: boolean;
}

type Check = (args: JsonObject, settings: ArgumentSettings) => Refusal[];

/** Source: validation_pluginargs.go. */
const CHECKS: Readonly<Record<string, Check>> = {
  DefaultPreemption: preemptionRefusals,
  InterPodAffinity: (args) =>
    outOfBounds(args, [{ path: 'hardPodAffinityWeight', min: 0, max: 100 }]),
  NodeResourcesBalancedAllocation: balanceRefusals,
  NodeResourcesFit: fitRefusals,
  PodTopologySpread: spreadRefusals,
  VolumeBinding: bindingRefusals,
};

export const argumentRefusals = (file: JsonObject, settings: ArgumentSettings): Refusal[] =>
  profilesOf(file).flatMap((profile, index) =>
    asList(profile.pluginConfig).flatMap((config, at) => {
      const { name, args } = isObject(config) ? config : { name: '', args: null };
      const path = ['profiles', index, 'pluginConfig', at, 'args'];
      const plugin = asText(name) ?? '';
      const check = Object.hasOwn(CHECKS, plugin) ? CHECKS[plugin] : undefined;
      if (!check || !isObject(args)) return [];
      const refusals = [
        ...headRefusals(plugin, args, asText(file.apiVersion) ?? ''),
        ...check(args, settings),
      ];
      return refusals.map((refusal) => ({ ...refusal, path: [...path, ...refusal.path] }));
    }),
  );

/** They may be left out; then the name of the plugin and the version of the file decide. */
function headRefusals(plugin: string, args: JsonObject, version: string): Refusal[] {
  const wanted = [
    ['kind', `${plugin}Args`],
    ['apiVersion', version],
  ] as const;
  return wanted.flatMap(([field, wants]) => {
    const value = asText(args[field]) ?? '';
    return value === '' || value === wants ? [] : [{ path: [field], value, wants }];
  });
}

function preemptionRefusals(args: JsonObject): Refusal[] {
  const [percentage, absolute] = ['minCandidateNodesPercentage', 'minCandidateNodesAbsolute'];
  const isNone = args[percentage] === 0 && args[absolute] === 0;
  return [
    ...outOfBounds(args, [
      { path: percentage, min: 0, max: 100 },
      { path: absolute, min: 0 },
    ]),
    ...(isNone
      ? [{ path: [percentage], value: '0', wants: `more than 0 here or in ${absolute}` }]
      : []),
  ];
}

const objectsIn = (value: Json | undefined): JsonObject[] =>
  asList(value).map((entry) => (isObject(entry) ? entry : {}));

function balanceRefusals({ resources }: JsonObject): Refusal[] {
  const names = objectsIn(resources).map(({ name }) => asText(name) ?? '');
  return objectsIn(resources).flatMap(({ weight }, index) => {
    const path = ['resources', index];
    const value = names[index] ?? '';
    return [
      ...(names.indexOf(value) < index
        ? [{ path: [...path, 'name'], value, wants: 'each resource once' }]
        : []),
      // 0 counts as not given.
      ...((weight || 1) === 1
        ? []
        : [{ path: [...path, 'weight'], value: String(weight), wants: '1' }]),
    ];
  });
}

const STRATEGIES = ['LeastAllocated', 'MostAllocated', 'RequestedToCapacityRatio'];

function fitRefusals(args: JsonObject, { cluster }: ArgumentSettings): Refusal[] {
  const names = ['ignoredResources', 'ignoredResourceGroups'].flatMap((field) =>
    asList(args[field]).flatMap((entry, index) => {
      const value = asText(entry) ?? '';
      const isGroup = field === 'ignoredResourceGroups' && value.includes('/');
      if (isQualifiedName(value) && !isGroup) return [];
      return [
        {
          path: [field, index],
          value,
          wants: isGroup ? 'a group, without "/"' : 'the name of a resource',
        },
      ];
    }),
  );
  if (!isObject(args.scoringStrategy)) return names;
  return [...names, ...strategyRefusals(args.scoringStrategy, cluster)];
}

function strategyRefusals(strategy: JsonObject, cluster: Contract): Refusal[] {
  const type = asText(strategy.type) ?? '';
  const path = ['scoringStrategy'];
  const ratio = isObject(strategy.requestedToCapacityRatio)
    ? strategy.requestedToCapacityRatio
    : undefined;
  const below = [...path, 'requestedToCapacityRatio'];
  const isItsOwn = type === 'RequestedToCapacityRatio';
  const isStrict = cluster.schedulerChecksShapeOfItsStrategyOnly;
  return [
    ...(STRATEGIES.includes(type)
      ? []
      : [{ path: [...path, 'type'], value: type, wants: STRATEGIES.join(', ') }]),
    ...objectsIn(strategy.resources).flatMap(({ weight }, index) => {
      const value = asNumber(weight) || 1;
      const at = [...path, 'resources', index, 'weight'];
      return value > 0 && value <= 100 ? [] : [{ path: at, value: `${value}`, wants: '1 to 100' }];
    }),
    ...(ratio && (isItsOwn || !isStrict) ? shapeRefusals(ratio.shape, [...below, 'shape']) : []),
    ...(isItsOwn && !ratio ? [missing(below, 'requestedToCapacityRatio with a shape')] : []),
    ...(isStrict && !isItsOwn && ratio
      ? [{ path: below, value: type, wants: 'none with this type' }]
      : []),
  ];
}

const MOST_SCORE = 10;

function shapeRefusals(shape: Json | undefined, path: Refusal['path']): Refusal[] {
  const points = objectsIn(shape);
  if (points.length === 0) return [missing(path, 'at least one point')];
  const at = points.map(({ utilization }) => asNumber(utilization) ?? 0);
  return points.flatMap((point, index) => {
    const isLower = index > 0 && (at[index] ?? 0) <= (at[index - 1] ?? 0);
    const bounds = outOfBounds(point, [
      { path: 'utilization', min: 0, max: 100 },
      { path: 'score', min: 0, max: MOST_SCORE },
    ]).map((refusal) => ({ ...refusal, path: [...path, index, ...refusal.path] }));
    const wants = 'more than at the point before';
    return [
      ...bounds,
      ...(isLower ? [{ path: [...path, index, 'utilization'], value: `${at[index]}`, wants }] : []),
    ];
  });
}

function bindingRefusals(args: JsonObject, { scoresCapacity }: ArgumentSettings): Refusal[] {
  const shape = asList(args.shape);
  return [
    ...outOfBounds(args, [{ path: 'bindTimeoutSeconds', min: 0 }]),
    ...(scoresCapacity && shape.length > 0 ? shapeRefusals(args.shape, ['shape']) : []),
    ...(!scoresCapacity && Array.isArray(args.shape)
      ? [
          {
            path: ['shape'],
            value: `${shape.length} points`,
            wants: 'the feature gate StorageCapacityScoring as well',
          },
        ]
      : []),
  ];
}

function spreadRefusals(args: JsonObject): Refusal[] {
  const constraints = objectsIn(args.defaultConstraints);
  const type = asText(args.defaultingType) || 'System';
  const path = ['defaultingType'];
  const isStray = type === 'System' && constraints.length > 0;
  return [
    ...(['System', 'List'].includes(type) ? [] : [{ path, value: type, wants: 'System or List' }]),
    ...(isStray ? [{ path, value: type, wants: 'List beside defaultConstraints' }] : []),
    ...constraints.flatMap((_, index) => constraintRefusals(constraints, index)),
  ];
}

const UNSATISFIABLE = ['DoNotSchedule', 'ScheduleAnyway'];

function constraintRefusals(constraints: readonly JsonObject[], index: number): Refusal[] {
  const { maxSkew, topologyKey, whenUnsatisfiable, labelSelector } = constraints[index] ?? {};
  const path = ['defaultConstraints', index];
  const key = asText(topologyKey) ?? '';
  const action = asText(whenUnsatisfiable) ?? '';
  const skew = asNumber(maxSkew) ?? 0;
  const isAgain = constraints
    .slice(0, index)
    .some(
      (other) =>
        (asText(other.topologyKey) ?? '') === key &&
        (asText(other.whenUnsatisfiable) ?? '') === action,
    );
  return [
    ...(skew > 0 ? [] : [{ path: [...path, 'maxSkew'], value: `${skew}`, wants: '1 or more' }]),
    ...(isQualifiedName(key)
      ? []
      : [{ path: [...path, 'topologyKey'], value: key, wants: 'the key of a label' }]),
    ...(UNSATISFIABLE.includes(action)
      ? []
      : [{ path: [...path, 'whenUnsatisfiable'], value: action, wants: UNSATISFIABLE.join(', ') }]),
    ...(isObject(labelSelector)
      ? [
          {
            path: [...path, 'labelSelector'],
            value: 'a selector',
            wants: 'none: it is that of each pod',
          },
        ]
      : []),
    ...(isAgain
      ? [{ path, value: `${key}, ${action}`, wants: 'each pair of key and action once' }]
      : []),
  ];
}

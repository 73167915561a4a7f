import { isQualifiedName } from '../../k8s/names';
import { isObject, type JsonObject } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import type { Refusal } from '../setting-check';

type Path = Refusal['path'];

/** Source: validation.go (`validateExtenders`). */
export function extenderRefusals(file: JsonObject): Refusal[] {
  const extenders = asList(file.extenders).map((entry) => (isObject(entry) ? entry : {}));
  const binders = extenders.filter(({ bindVerb }) => bindVerb);
  const names = new Set<string>();
  return [
    ...(binders.length > 1
      ? [
          {
            path: ['extenders'],
            value: `${binders.length} with bindVerb`,
            wants: 'one extender that binds at most',
          },
        ]
      : []),
    ...extenders.flatMap((extender, index) => [
      ...weightRefusals(extender, ['extenders', index, 'weight']),
      ...resourceRefusals(extender, names, ['extenders', index, 'managedResources']),
    ]),
  ];
}

function weightRefusals({ prioritizeVerb, weight }: JsonObject, path: Path): Refusal[] {
  const value = asNumber(weight) ?? 0;
  return prioritizeVerb && value <= 0
    ? [{ path, value: `${value}`, wants: '1 or more beside prioritizeVerb' }]
    : [];
}

function resourceRefusals(
  { managedResources }: JsonObject,
  names: Set<string>,
  path: Path,
): Refusal[] {
  return asList(managedResources).flatMap((resource, index) => {
    const value = isObject(resource) ? (asText(resource.name) ?? '') : '';
    const isAgain = names.has(value);
    names.add(value);
    if (isExtendedResource(value) && !isAgain) return [];
    const wants = isAgain ? 'each resource once' : 'an extended resource, such as example.com/gpu';
    return [{ path: [...path, index, 'name'], value, wants }];
  });
}

/** Source: kubernetes pkg/apis/core/v1/helper (`IsExtendedResourceName`). */
function isExtendedResource(name: string): boolean {
  const isNative = !name.includes('/') || name.includes('kubernetes.io/');
  return (
    !isNative &&
    !name.startsWith('requests.') &&
    isQualifiedName(name) &&
    isQualifiedName(`requests.${name}`)
  );
}

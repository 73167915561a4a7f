import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { missing, type Refusal } from '../setting-check';
import { type EncryptionSettings, providerRefusals } from './encryption-providers';

type Path = Refusal['path'];

/** Source: apiserver pkg/apis/apiserver/validation/validation_encryption.go, options/encryptionconfig. */
export function encryptionRefusals(file: JsonObject, settings: EncryptionSettings): Refusal[] {
  const entries = asList(file.resources).map((entry) => (isObject(entry) ? entry : {}));
  if (entries.length === 0) return [missing(['resources'], 'at least one entry')];
  const names = new Set<string>();
  return [
    ...entries.flatMap((entry, index) => entryRefusals(entry, ['resources', index])),
    ...maskedRefusals(entries),
    ...entries.flatMap((entry, index) =>
      asList(entry.providers).flatMap((provider, at) =>
        providerRefusals(isObject(provider) ? provider : {}, {
          path: ['resources', index, 'providers', at],
          names,
          settings,
        }),
      ),
    ),
  ];
}

function entryRefusals(entry: JsonObject, path: Path): Refusal[] {
  const resources = textsOf(entry.resources);
  return [
    ...(resources.length === 0 ? [missing([...path, 'resources'], 'at least one resource')] : []),
    ...overlapRefusals(resources, [...path, 'resources']),
    ...resources.flatMap((text, index) => nameRefusals(text, [...path, 'resources', index])),
    ...(asList(entry.providers).length === 0
      ? [missing([...path, 'providers'], 'at least one provider')]
      : []),
  ];
}

/** Go reads null in a list of texts as an empty one. */
const textsOf = (value: Json | undefined): string[] =>
  asList(value).map((item) => asText(item) ?? '');

/** `pods` → core; `deployments.apps` → apps. Source: schema.ParseGroupResource. */
function groupResourceOf(text: string): { readonly group: string; readonly resource: string } {
  const dot = text.indexOf('.');
  return dot < 0
    ? { group: '', resource: text }
    : { group: text.slice(dot + 1), resource: text.slice(0, dot) };
}

function overlapRefusals(resources: readonly string[], path: Path): Refusal[] {
  const again = resources.findIndex((text, index) => resources.indexOf(text) < index);
  const wide = resources.findIndex((text, index) =>
    resources.some((other, at) => at !== index && other !== text && covers(text, other)),
  );
  return [
    ...(again < 0
      ? []
      : [{ path: [...path, again], value: resources[again] ?? '', wants: 'each resource once' }]),
    ...(wide < 0
      ? []
      : [
          {
            path: [...path, wide],
            value: resources[wide] ?? '',
            wants: 'either it or the resources that it covers',
          },
        ]),
  ];
}

function covers(text: string, other: string): boolean {
  if (text === '*.*') return true;
  const { group, resource } = groupResourceOf(text);
  return resource === '*' && group === groupResourceOf(other).group;
}

const WITHOUT_API = ['apiserveripinfo', 'serviceipallocations', 'servicenodeportallocations'];

function nameRefusals(value: string, path: Path): Refusal[] {
  const wants = wantedName(value);
  return wants === undefined ? [] : [{ path, value, wants }];
}

function wantedName(text: string): string | undefined {
  const { group, resource } = groupResourceOf(text);
  if (text.toLowerCase() !== text) return `"${text.toLowerCase()}"`;
  if (text === '*') return '"*." for the core group, or "*.*" for everything';
  if (WITHOUT_API.includes(text)) return 'a resource that has a REST API';
  if (group === 'events.k8s.io') return '"events"';
  if (group === 'extensions') return 'the group that has the resource now';
  return group === '*' && resource !== '*' ? 'one group, such as "*.apps"' : undefined;
}

/** An entry below `*.group` or `*.*` would never be used, and is refused. */
function maskedRefusals(entries: readonly JsonObject[]): Refusal[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const resources = textsOf(entry.resources);
    return resources.flatMap((value, at): Refusal[] => {
      const masking = ['*.*', `*.${groupResourceOf(value).group}`].find((text) => seen.has(text));
      seen.add(value);
      if (masking === undefined || resources.slice(0, at).includes(masking)) return [];
      const path = ['resources', index, 'resources', at];
      return [{ path, value, wants: `it in front of the entry with "${masking}"` }];
    });
  });
}
